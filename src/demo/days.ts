import { LocalDate } from '../kernel/time/local-date.js';

/** The day so many days later, or the Monday after it: offices date nothing on a weekend. */
export function later(day: string, days: number): string {
  const date = LocalDate.addDays(LocalDate.parse(day), days);
  return LocalDate.addDays(date, [0, 0, 0, 0, 0, 2, 1][LocalDate.dayOfWeek(date) - 1] ?? 0);
}

export function yearsLater(day: string, years: number): string {
  return LocalDate.addYears(LocalDate.parse(day), years);
}

export interface Quarter {
  readonly from: string;
  readonly to: string;
}

/** Quarters as reports have them, from the one that the day lies in. */
export function quartersFrom(day: string, count: number): readonly Quarter[] {
  const start = LocalDate.parse(`${day.slice(0, 4)}-${firstMonth(day)}-01`);
  return Array.from({ length: count }, (_, index) => {
    const from = LocalDate.addMonths(start, index * 3);
    return { from, to: LocalDate.addDays(LocalDate.addMonths(from, 3), -1) };
  });
}

function firstMonth(day: string): string {
  const month = Number(day.slice(5, 7));
  return String(month - ((month - 1) % 3)).padStart(2, '0');
}
