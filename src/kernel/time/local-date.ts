import { InvalidValue } from '../text/invalid-value.js';

/** A calendar day without a time or a zone, `YYYY-MM-DD`, 1991-01-01 to 2099-12-31. Plain text: `<` orders it. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

const FIRST_YEAR = 1991;
const LAST_YEAR = 2099;

export const LocalDate = {
  /** A day of the Gregorian calendar. Throws InvalidValue `local-date.not-a-date`, `local-date.out-of-range`. */
  parse(value: unknown): LocalDate {
    const match = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
    const [year, month, day] = (match ?? []).slice(1).map(Number);
    if (year === undefined || month === undefined || day === undefined || !exists(year, month, day)) {
      throw new InvalidValue('local-date.not-a-date', 'Expected a calendar day written as YYYY-MM-DD.');
    }
    return write(year, month, day);
  },

  /** -1, 0 or 1. */
  compare(a: LocalDate, b: LocalDate): -1 | 0 | 1 {
    return a < b ? -1 : a > b ? 1 : 0;
  },

  /** Days may be negative. Throws InvalidValue `local-date.out-of-range`. */
  addDays(date: LocalDate, days: number): LocalDate {
    return fromDayNumber(dayNumber(date) + days);
  },

  /** The same day of another month, or its last day: 31 January plus one month is 28 or 29 February. */
  addMonths(date: LocalDate, months: number): LocalDate {
    const { year, month, day } = parts(date);
    const index = year * 12 + month - 1 + months;
    const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
    return write(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
  },

  /** As 12 months each: 29 February plus one year is 28 February. */
  addYears(date: LocalDate, years: number): LocalDate {
    return LocalDate.addMonths(date, years * 12);
  },

  /** Days from `from` to `to`: 1 from a day to the next, negative backwards. */
  daysBetween(from: LocalDate, to: LocalDate): number {
    return dayNumber(to) - dayNumber(from);
  },

  /** 1 Monday to 7 Sunday (ISO 8601). */
  dayOfWeek(date: LocalDate): number {
    return ((dayNumber(date) + 3) % 7) + 1;
  },

  year(date: LocalDate): number {
    return parts(date).year;
  },

  /** The day that holds this many days since 1970-01-01. Throws InvalidValue `local-date.out-of-range`. */
  fromEpochDays(days: number): LocalDate {
    return fromDayNumber(days);
  },

  toEpochDays(date: LocalDate): number {
    return dayNumber(date);
  },
};

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function exists(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function write(year: number, month: number, day: number): LocalDate {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) {
    throw new InvalidValue('local-date.out-of-range', `The register knows the years ${FIRST_YEAR} to ${LAST_YEAR}.`);
  }
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}` as LocalDate;
}

function parts(date: LocalDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Days since 1970-01-01. Years start in March, so that the leap day ends one (H. Hinnant, "days from civil"). */
function dayNumber(date: LocalDate): number {
  const { year, month, day } = parts(date);
  const marchYear = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfYear - 719_468;
}

function fromDayNumber(days: number): LocalDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return write(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}
