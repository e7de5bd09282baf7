import { daysInMonth, LocalDate } from '../../kernel/time/local-date.js';
import { InvalidValue } from '../../kernel/text/invalid-value.js';

/** A month, a quarter or a year: `2019-10`, `2019-Q4`, `2019`. */
export interface Period {
  /** Its one name: the key of its stream. */
  readonly name: string;
  readonly from: LocalDate;
  /** Its last day. */
  readonly cutOff: LocalDate;
}

export const PERIOD_PATTERN = '^\\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?$';

/** Throws InvalidValue `period.not-a-period`. */
export function periodOf(value: unknown): Period {
  const match = typeof value === 'string' ? /^(\d{4})(?:-(?:(\d{2})|Q([1-4])))?$/.exec(value) : null;
  if (match !== null) {
    const [name, year, month, quarter] = match;
    if (month !== undefined) return spanOf(name, `${year}-${month}-01`, 1);
    if (quarter !== undefined) {
      const first = String(Number(quarter) * 3 - 2).padStart(2, '0');
      return spanOf(name, `${year}-${first}-01`, 3);
    }
    return spanOf(name, `${year}-01-01`, 12);
  }
  throw new InvalidValue('period.not-a-period', 'Expected a month, a quarter or a year: 2019-10, 2019-Q4 or 2019.');
}

function spanOf(name: string, first: string, months: number): Period {
  try {
    const from = LocalDate.parse(first);
    const last = LocalDate.addMonths(from, months - 1);
    const days = daysInMonth(LocalDate.year(last), Number(last.slice(5, 7)));
    return { name, from, cutOff: LocalDate.addDays(last, days - 1) };
  } catch (error) {
    if (!(error instanceof InvalidValue)) throw error;
    throw new InvalidValue('period.not-a-period', 'Expected a period of the years 1991 to 2099.');
  }
}
