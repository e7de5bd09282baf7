import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';
import type { DecisionJson, DocumentJson, MeasureJson, MoneyJson } from '../../../kernel/shapes.js';

/** Permits, building, acceptance, operation, closing. Released for ever: add a type or an optional field and an upcaster, never change one. */

export type PermitKind =
  | 'apz'
  | 'tech_conditions'
  | 'topo'
  | 'sketch'
  | 'design_docs'
  | 'env_screening'
  | 'heritage'
  | 'water'
  | 'expertise_neg'
  | 'expertise_pos'
  | 'works_notified';

export type PermitMilestoneRecorded = DomainEvent<
  'PermitMilestoneRecorded',
  {
    readonly kind: PermitKind;
    readonly number: string;
    readonly issuedOn: string;
    readonly issuer: string;
    readonly validUntil: string | null;
    readonly document: DocumentJson | null;
  }
>;

export type ConstructionStarted = DomainEvent<
  'ConstructionStarted',
  {
    readonly startedOn: string;
    readonly notificationNo: string;
    readonly contractor: string;
    readonly technicalSupervisor: string;
    readonly authorSupervisor: string;
  }
>;

/** A part of the plant, by an act of its own. */
export type PhaseAccepted = DomainEvent<
  'PhaseAccepted',
  {
    readonly phaseNo: number;
    readonly acceptedMw: string;
    readonly actNo: string;
    readonly acceptedOn: string;
  }
>;

export type FacilityAccepted = DomainEvent<
  'FacilityAccepted',
  {
    readonly actNo: string;
    readonly acceptedOn: string;
    readonly acceptedMw: string | null;
    readonly finalCost: MoneyJson | null;
    readonly signers: {
      readonly customer: string;
      readonly contractor: string;
      readonly technicalSupervisor: string;
      readonly authorSupervisor: string;
    };
    /** Conclusions of supervision are fields of acceptance (ruling 33). */
    readonly technicalConclusionNo: string;
    readonly authorConclusionNo: string;
  }
>;

export type OperationStarted = DomainEvent<'OperationStarted', { readonly startedOn: string }>;

/** A counter-obligation that the state lets go, though nobody found it met. */
export type WaivedObligationJson = {
  readonly agreementNo: string;
  readonly code: string;
  readonly reasonText: string;
};

/** The end after operation: nothing is left to watch, or the plant is gone. */
export type ProjectClosed = DomainEvent<
  'ProjectClosed',
  {
    readonly decision: DecisionJson;
    readonly reasonCode: 'monitoring_complete' | 'decommissioned';
    readonly reasonText: string;
    /** What the project came to. */
    readonly final: MeasureJson;
    readonly report: DocumentJson;
    /** References of the audits that the decision rests on. */
    readonly auditRefs: readonly string[];
    readonly waivedObligations: readonly WaivedObligationJson[];
    readonly closedBy: string | null;
  }
>;

export type WorksEvent =
  PermitMilestoneRecorded | ConstructionStarted | PhaseAccepted | FacilityAccepted | OperationStarted | ProjectClosed;

export const worksEventReleases: EventReleases<WorksEvent> = {
  PermitMilestoneRecorded: { schemaVersion: 1, businessDate: data => data.issuedOn },
  ConstructionStarted: { schemaVersion: 1, businessDate: data => data.startedOn },
  PhaseAccepted: { schemaVersion: 1, businessDate: data => data.acceptedOn },
  FacilityAccepted: { schemaVersion: 1, businessDate: data => data.acceptedOn },
  OperationStarted: { schemaVersion: 1, businessDate: data => data.startedOn },
  ProjectClosed: { schemaVersion: 1, businessDate: data => data.decision.date },
};
