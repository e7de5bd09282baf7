import type { EventReleases } from '../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import type { DocumentJson, MoneyJson } from '../../kernel/shapes.js';

/** Permits, building, acceptance, operation. Released for ever: add a type or an optional field and an upcaster, never change one. */

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

export type WorksEvent = PermitMilestoneRecorded | ConstructionStarted | FacilityAccepted | OperationStarted;

export const worksEventReleases: EventReleases<WorksEvent> = {
  PermitMilestoneRecorded: { schemaVersion: 1, businessDate: data => data.issuedOn },
  ConstructionStarted: { schemaVersion: 1, businessDate: data => data.startedOn },
  FacilityAccepted: { schemaVersion: 1, businessDate: data => data.acceptedOn },
  OperationStarted: { schemaVersion: 1, businessDate: data => data.startedOn },
};
