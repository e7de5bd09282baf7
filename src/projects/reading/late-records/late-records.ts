import { WORKING_CALENDAR } from '../../../kernel/reference/public-holidays.js';
import { businessDayOf } from '../../../kernel/time/business-day.js';
import type { Instant } from '../../../kernel/time/instant.js';
import { LocalDate } from '../../../kernel/time/local-date.js';

/** A fact that was recorded so late that a report of its days may have been printed without it. */
export interface LateRecord {
  readonly eventId: string;
  readonly projectId: string;
  readonly type: string;
  readonly revision: number;
  readonly occurredOn: string;
  /** The business day it was recorded on. */
  readonly recordedOn: string;
  /** Calendar days between the two. */
  readonly daysLate: number;
  /** Newest first is falling by it. */
  readonly recordedPosition: number;
}

export interface RecordedFact {
  readonly eventId: string;
  readonly stream: string;
  readonly type: string;
  readonly revision: number;
  readonly position: number;
  readonly occurredOn: string;
  readonly recordedAt: string;
}

/** So many working days a fact may take to its record (K25). */
export const WORKING_DAYS_TO_RECORD = 5;

/**
 * Null where the fact was recorded in time. The business date is the one that was recorded: a date that was corrected
 * later does not make the record late or early.
 */
export function lateRecord(fact: RecordedFact): LateRecord | null {
  const { eventId, stream, type, revision, position, occurredOn, recordedAt } = fact;
  const recordedOn = businessDayOf(recordedAt as Instant);
  if (!isLate(occurredOn as LocalDate, recordedOn)) return null;
  const daysLate = LocalDate.daysBetween(occurredOn as LocalDate, recordedOn);
  const projectId = stream.slice('project-'.length);
  const when = { occurredOn, recordedOn, daysLate, recordedPosition: position };
  return { eventId, projectId, type, revision, ...when };
}

/** More working days after the one than a record may take end with the other. */
function isLate(occurredOn: LocalDate, recordedOn: LocalDate): boolean {
  const last = LocalDate.toEpochDays(recordedOn);
  let left = WORKING_DAYS_TO_RECORD;
  for (let day = LocalDate.toEpochDays(occurredOn) + 1; day <= last; day++)
    if (WORKING_CALENDAR.isWorkingDay(LocalDate.fromEpochDays(day)) && --left < 0) return true;
  return false;
}
