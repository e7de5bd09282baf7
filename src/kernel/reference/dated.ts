import type { LocalDate } from '../time/local-date.js';

/** A value of law or of a table that holds from a day until the next one begins. */
export interface Dated {
  readonly validFrom: string;
}

/** The row in force on the day, or null before the first. Rows may stand in any order. */
export function inForce<Row extends Dated>(rows: readonly Row[], on: LocalDate): Row | null {
  let found: Row | null = null;
  for (const row of rows) {
    if (row.validFrom <= on && (found === null || row.validFrom > found.validFrom)) found = row;
  }
  return found;
}
