import { Instant } from '../../../kernel/time/instant.js';
import { LocalDate } from '../../../kernel/time/local-date.js';
import { fault, type FieldKind } from './field-kind.js';
import { parsedBy } from './parsed-by.js';

const YEARS_AHEAD = 60;
const MOST_REMEMBERED = 2_048;

/** A calendar day, `YYYY-MM-DD`, by the kernel's calendar; at most 60 years ahead. */
export function businessDate(now: () => number = Date.now): FieldKind<string> {
  const day = parsedBy(LocalDate.parse, {
    name: 'business-date',
    schema: { type: 'string', format: 'date', minLength: 10, maxLength: 10, pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
    example: '2018-11-09',
  });
  const tooLate = fault('BUSINESS_DATE_TOO_FAR_AHEAD', `Expected a day at most ${YEARS_AHEAD} years ahead.`);
  // Days repeat from body to body: one that has passed passes again.
  const passed = new Set<unknown>();
  return {
    ...day,
    check: value => {
      if (passed.has(value)) return undefined;
      const faults = day.check(value);
      if (faults !== undefined) return faults;
      const lastYear = new Date(now()).getUTCFullYear() + YEARS_AHEAD;
      if (Number((value as string).slice(0, 4)) > lastYear) return tooLate;
      if (passed.size < MOST_REMEMBERED) passed.add(value);
      return undefined;
    },
  };
}

/** A moment as in RFC 3339, always with its offset. */
export function instant(): FieldKind<string> {
  return parsedBy(Instant.parse, {
    name: 'instant',
    schema: { type: 'string', format: 'date-time', minLength: 20, maxLength: 35 },
    example: '2018-11-09T15:36:00+06:00',
  });
}
