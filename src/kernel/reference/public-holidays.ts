import type { LocalDate } from '../time/local-date.js';
import { fiveDayWeek, type DayOff, type WorkingCalendar } from '../time/working-days.js';
import type { Reference } from './reference.js';

export const PUBLIC_HOLIDAYS_SOURCE: Reference = {
  scheme: 'kz-public-holidays',
  source:
    'Law on holidays of 13 December 2001 No 267-II and Labour Code art. 84 and 85, recalled: without Qurban-ait and ' +
    'without the transfers that the government decides each year. Load the production calendar before production',
  asOf: '2026-07-01',
  validFrom: '2012-01-01',
  excerpt: true,
};

export interface Holiday {
  readonly on: `${number}-${number}`;
  readonly firstYear?: number;
  readonly lastYear?: number;
  /** The Orthodox Christmas is a day off and moves nothing. */
  readonly moves?: false;
}

export const HOLIDAYS: readonly Holiday[] = [
  { on: '01-01' },
  { on: '01-02' },
  { on: '01-07', moves: false },
  { on: '03-08' },
  { on: '03-21' },
  { on: '03-22' },
  { on: '03-23' },
  { on: '05-01' },
  { on: '05-07', firstYear: 2013 },
  { on: '05-09' },
  { on: '07-06' },
  { on: '08-30' },
  { on: '10-25', firstYear: 2022 },
  { on: '12-01', firstYear: 2012, lastYear: 2021 },
  { on: '12-16' },
  { on: '12-17', lastYear: 2021 },
];

/** The week of offices in Kazakhstan, as far as the excerpt knows it. */
export const WORKING_CALENDAR: WorkingCalendar = fiveDayWeek(daysOffIn);

function daysOffIn(year: number): readonly DayOff[] {
  return HOLIDAYS.filter(({ firstYear = year, lastYear = year }) => firstYear <= year && year <= lastYear).map(
    ({ on, moves = true }) => ({ day: `${year}-${on}` as LocalDate, moves }),
  );
}
