import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';
import type { DecisionJson, DocumentJson } from '../../../kernel/shapes.js';
import type { Stage } from '../stage.js';

/** Complaints against a no, and what becomes of it. Released for ever: add a type or an optional field and an upcaster, never change one. */

/** What can be appealed. A deemed refusal has no number: nobody decided. */
export type AppealedJson = {
  readonly kind: 'rejection' | 'cancellation' | 'deemed_refusal';
  readonly decisionNumber: string | null;
};

/** Whether the annulled decision never was, or is none from now on (time-modes.md). */
export type AnnulmentEffect = 'from_annulment' | 'from_the_beginning';

export type AppealFiled = DomainEvent<
  'AppealFiled',
  {
    readonly appealId: string;
    readonly against: AppealedJson;
    /** The superior body or court that is asked. */
    readonly body: string;
    readonly grounds: string;
    readonly filedOn: string;
    /** Why the term was missed; null in time. */
    readonly lateReason: string | null;
    readonly document: DocumentJson;
    readonly filedBy: string | null;
  }
>;

export type AppealUpheld = DomainEvent<
  'AppealUpheld',
  {
    readonly appealId: string;
    readonly decision: DecisionJson;
    readonly grounds: string;
    readonly effect: AnnulmentEffect;
    readonly decisionDueOn: string | null;
    readonly decidedBy: string | null;
  }
>;

/** What was decided is void. Names what it restores, so that nobody who folds has to look back. */
export type DecisionAnnulled = DomainEvent<
  'DecisionAnnulled',
  {
    readonly appealId: string;
    readonly annulled: AppealedJson & { readonly takenOn: string };
    readonly decision: DecisionJson;
    readonly effect: AnnulmentEffect;
    readonly restoredStage: Stage;
    /** After the annulment: also suspended where the land went back meanwhile. */
    readonly restoredHold: 'none' | 'suspended';
    /** The cancellation gave all land back; it stays where it went. */
    readonly landReleased: boolean;
    readonly submissionNo: number;
    /** The new term where the project is in review again; else null. */
    readonly decisionDueOn: string | null;
    /** Due dates that were open move by the days in between. */
    readonly shiftedDays: number;
  }
>;

export type AppealDismissed = DomainEvent<
  'AppealDismissed',
  {
    readonly appealId: string;
    readonly decision: DecisionJson;
    readonly reasonCode: string;
    readonly reasonText: string;
    readonly decidedBy: string | null;
  }
>;

export type AppealWithdrawn = DomainEvent<
  'AppealWithdrawn',
  {
    readonly appealId: string;
    readonly withdrawnOn: string;
    readonly reasonText: string | null;
    readonly withdrawnBy: string | null;
  }
>;

export type AppealEvent = AppealFiled | AppealUpheld | DecisionAnnulled | AppealDismissed | AppealWithdrawn;

export const appealEventReleases: EventReleases<AppealEvent> = {
  AppealFiled: { schemaVersion: 1, businessDate: data => data.filedOn },
  AppealUpheld: { schemaVersion: 1, businessDate: data => data.decision.date },
  DecisionAnnulled: { schemaVersion: 1, businessDate: data => data.decision.date },
  AppealDismissed: { schemaVersion: 1, businessDate: data => data.decision.date },
  AppealWithdrawn: { schemaVersion: 1, businessDate: data => data.withdrawnOn },
};
