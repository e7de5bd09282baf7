const FORMAT = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Almaty',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

let minute = -1;
let day = '';

/** The calendar day in Asia/Almaty, by tzdata (+06:00 until March 2024), `YYYY-MM-DD`. A zone changes on a minute. */
export function businessDayAt(milliseconds: number): string {
  const current = Math.floor(milliseconds / 60_000);
  if (current !== minute) {
    day = FORMAT.format(milliseconds);
    minute = current;
  }
  return day;
}
