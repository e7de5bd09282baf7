import { LocalDate } from './local-date.js';

/** Which days offices work. */
export interface WorkingCalendar {
  isWorkingDay(day: LocalDate): boolean;
}

/** A day off. A holiday that falls on a weekend frees the next working day where `moves` says so. */
export interface DayOff {
  readonly day: LocalDate;
  readonly moves: boolean;
}

/** Monday to Friday without the days off; those of a year are asked for once. */
export function fiveDayWeek(daysOffIn: (year: number) => readonly DayOff[]): WorkingCalendar {
  const free = new Map<number, ReadonlySet<LocalDate>>();
  const freeIn = (year: number): ReadonlySet<LocalDate> => {
    let days = free.get(year);
    if (days === undefined) free.set(year, (days = freeDays(daysOffIn(year))));
    return days;
  };
  return { isWorkingDay: day => !isWeekend(day) && !freeIn(LocalDate.year(day)).has(day) };
}

/** The days off themselves, and the working days that those on weekends move to. */
function freeDays(daysOff: readonly DayOff[]): ReadonlySet<LocalDate> {
  const free = new Set(daysOff.map(({ day }) => day));
  for (const { day, moves } of daysOff) {
    if (!moves || !isWeekend(day)) continue;
    let next = day;
    while (isWeekend(next) || free.has(next)) next = LocalDate.addDays(next, 1);
    free.add(next);
  }
  return free;
}

function isWeekend(day: LocalDate): boolean {
  return LocalDate.dayOfWeek(day) >= 6;
}
