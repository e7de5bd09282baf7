import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';
import type { DocumentJson } from '../../../kernel/shapes.js';
import { periodLockEventReleases, type PeriodLockOverridden } from './period-lock.events.js';

/** What was never true, and what is true instead. Released for ever: add a type or an optional field and an upcaster. */

/** The event a correction is about. Its stored bytes stay what they are. */
export type CorrectionTargetJson = {
  readonly eventId: string;
  readonly type: string;
  readonly revision: number;
  /** Its business date when the correction was asked for. */
  readonly occurredOn: string;
};

type CorrectionJson = {
  /** Given by who asks. */
  readonly correctionId: string;
  readonly target: CorrectionTargetJson;
  /** JSON Pointer into the data of the target; empty: the whole fact is void. */
  readonly pointer: string;
  /** What the register says there, as canonical JSON text; null when the whole fact is void. */
  readonly wrong: string | null;
  /** What is true instead, as canonical JSON text; null when the whole fact is void. */
  readonly right: string | null;
  readonly reasonCode: string;
};

export type CorrectionRequested = DomainEvent<
  'CorrectionRequested',
  CorrectionJson & {
    readonly reasonText: string;
    readonly evidence: readonly DocumentJson[];
    readonly requestedOn: string;
    readonly requestedBy: string | null;
  }
>;

/**
 * From here on the target is read with the right figure wherever the history is folded: as known from this event on, as
 * true always (time-modes.md).
 */
export type FigureCorrected = DomainEvent<
  'FigureCorrected',
  CorrectionJson & {
    readonly correctedOn: string;
    /** Rules that the corrected history breaks and the uncorrected one did not: the truth may have been unlawful. */
    readonly findings: readonly string[];
    readonly approvedBy: string | null;
  }
>;

export type CorrectionRejected = DomainEvent<
  'CorrectionRejected',
  {
    readonly correctionId: string;
    readonly rejectedOn: string;
    readonly reasonText: string;
    readonly rejectedBy: string | null;
  }
>;

/** What is said about one correction. */
export type CorrectionEvent = CorrectionRequested | FigureCorrected | CorrectionRejected;

export type CorrectionsEvent = CorrectionEvent | PeriodLockOverridden;

export const correctionsEventReleases: EventReleases<CorrectionsEvent> = {
  CorrectionRequested: { schemaVersion: 1, businessDate: data => data.requestedOn },
  FigureCorrected: { schemaVersion: 1, businessDate: data => data.correctedOn },
  CorrectionRejected: { schemaVersion: 1, businessDate: data => data.rejectedOn },
  ...periodLockEventReleases,
};
