import { Instant } from './instant.js';
import { LocalDate } from './local-date.js';

const FORMAT = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Almaty',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const HOUR_MS = 3_600_000;
/** What clocks in Almaty have been ahead of UTC since 1991, the most first. */
const OFFSETS = [7, 6, 5];

/** The moment a business day begins in Almaty, by tzdata (+06:00 until March 2024): where timers of due dates stand. */
export function startOfBusinessDay(day: LocalDate): Instant {
  const midnight = LocalDate.toEpochDays(day) * 24 * HOUR_MS;
  const starts = OFFSETS.map(hours => midnight - hours * HOUR_MS);
  const first = starts.find(start => FORMAT.format(start) === day);
  return Instant.fromEpochMilliseconds(first ?? midnight);
}

/** The day after it has no name here. */
const LAST_DAY = '2099-12-31';

/** The moment the day after begins: a date that is due today is late from then on. */
export function endOfBusinessDay(day: LocalDate): Instant {
  if (day === LAST_DAY) {
    return Instant.fromEpochMilliseconds(Instant.toEpochMilliseconds(startOfBusinessDay(day)) + 24 * HOUR_MS);
  }
  return startOfBusinessDay(LocalDate.addDays(day, 1));
}

let hour = -1;
let dayOfHour = '' as LocalDate;

/** The calendar day in Almaty of a moment. A zone changes on the hour, so one answer serves the whole of it. */
export function businessDayOf(instant: Instant): LocalDate {
  const current = Math.floor(Instant.toEpochMilliseconds(instant) / HOUR_MS);
  if (current !== hour) {
    dayOfHour = FORMAT.format(current * HOUR_MS) as LocalDate;
    hour = current;
  }
  return dayOfHour;
}
