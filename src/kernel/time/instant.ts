import { InvalidValue } from '../text/invalid-value.js';
import { LocalDate } from './local-date.js';

/** A moment: RFC 3339 in UTC with milliseconds, `2018-11-09T09:36:00.000Z`. Plain text: `<` orders it. */
export type Instant = string & { readonly __brand: 'Instant' };

const DAY_MS = 86_400_000;
const PATTERN = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/;

export const Instant = {
  /**
   * RFC 3339 with an offset (`Z` or `+05:00`), capitals only; digits below a millisecond are dropped. Refuses local
   * times without an offset, `-00:00` (an offset nobody knows), 24:00, leap seconds, offsets beyond 18 hours.
   * Throws InvalidValue `instant.not-an-instant`, and those of LocalDate.parse.
   */
  parse(value: unknown): Instant {
    const match = typeof value === 'string' ? PATTERN.exec(value) : null;
    if (match === null) throw notAnInstant();
    const [, date = '', hour = '', minute = '', second = '', fraction = '', offset = ''] = match;
    if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) throw notAnInstant();
    const local =
      LocalDate.toEpochDays(LocalDate.parse(date)) * DAY_MS +
      ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1_000 +
      Number(fraction.padEnd(3, '0').slice(0, 3));
    return Instant.fromEpochMilliseconds(local - offsetMinutes(offset) * 60_000);
  },

  /** -1, 0 or 1. */
  compare(a: Instant, b: Instant): -1 | 0 | 1 {
    return a < b ? -1 : a > b ? 1 : 0;
  },

  /** Milliseconds since 1970-01-01T00:00:00Z, a whole number. */
  toEpochMilliseconds(instant: Instant): number {
    const clock = [instant.slice(11, 13), instant.slice(14, 16), instant.slice(17, 19)].map(Number);
    const seconds = clock.reduce((total, part) => total * 60 + part, 0);
    const days = LocalDate.toEpochDays(instant.slice(0, 10) as LocalDate);
    return days * DAY_MS + seconds * 1_000 + Number(instant.slice(20, 23));
  },

  /** Throws InvalidValue `instant.not-an-instant` for parts of a millisecond, `local-date.out-of-range`. */
  fromEpochMilliseconds(milliseconds: number): Instant {
    if (!Number.isSafeInteger(milliseconds)) throw notAnInstant();
    const days = Math.floor(milliseconds / DAY_MS);
    const rest = milliseconds - days * DAY_MS;
    const part = (unit: number, size: number, width: number): string =>
      String(Math.floor(rest / unit) % size).padStart(width, '0');
    const clock = `${part(3_600_000, 24, 2)}:${part(60_000, 60, 2)}:${part(1_000, 60, 2)}.${part(1, 1_000, 3)}`;
    return `${LocalDate.fromEpochDays(days)}T${clock}Z` as Instant;
  },

  /** The calendar day where clocks are `offsetMinutes` ahead of UTC: 300 in Kazakhstan since 1 March 2024. */
  toLocalDate(instant: Instant, offsetMinutes: number): LocalDate {
    return LocalDate.fromEpochDays(
      Math.floor((Instant.toEpochMilliseconds(instant) + offsetMinutes * 60_000) / DAY_MS),
    );
  },
};

function offsetMinutes(offset: string): number {
  if (offset === 'Z') return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(4, 6))];
  const total = hours * 60 + minutes;
  if (minutes > 59 || total > 18 * 60 || offset === '-00:00') throw notAnInstant();
  return offset.startsWith('-') ? -total : total;
}

function notAnInstant(): InvalidValue {
  return new InvalidValue(
    'instant.not-an-instant',
    'Expected a moment as in RFC 3339 with its offset, such as 2018-11-09T15:36:00+06:00.',
  );
}
