import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import type { EventReleases } from '../../kernel/eventsourcing/aggregate.js';
import type {
  DecisionJson,
  DocumentJson,
  LocalizedTextJson,
  MeasureJson,
  MoneyJson,
  ParcelShareJson,
} from '../../kernel/shapes.js';

/** Events of `project-{uuid}`. Released for ever: add a type or an optional field and an upcaster, never change one. */

export type SectorJson = { readonly scheme: string; readonly code: string };
export type SiteJson = {
  readonly kato: string;
  readonly katoVersion: string;
  readonly locality: LocalizedTextJson | null;
  /** WGS 84, decimal text, at most 7 decimals. */
  readonly location: { readonly longitude: string; readonly latitude: string } | null;
};
export type ProposalSourceJson = {
  readonly kind: 'press' | 'letter' | 'application' | 'meeting';
  readonly url: string | null;
  readonly date: string;
};

export type ProposalRegistered = DomainEvent<
  'ProposalRegistered',
  {
    readonly projectId: string;
    readonly registryNo: string;
    readonly proposedOn: string;
    readonly registeredBy: string | null;
    readonly title: LocalizedTextJson;
    readonly description: LocalizedTextJson | null;
    /** The first is the primary one, which totals count by. */
    readonly sectors: readonly SectorJson[];
    readonly assetType: string;
    readonly facilityType: 'new' | 'expansion' | 'renewal';
    readonly site: SiteJson;
    readonly investorId: string;
    readonly declared: MeasureJson;
    readonly source: ProposalSourceJson;
  }
>;

/** Recorded with the figures it judges (X10 to X13). Open until an amendment replaces those figures. */
export type PlausibilityWarningRaised = DomainEvent<
  'PlausibilityWarningRaised',
  {
    readonly warningId: string;
    readonly rule: 'X10' | 'X11' | 'X12' | 'X13';
    /** `not_checked`: the reference data for it is missing, which is said rather than passed over. */
    readonly severity: 'amber' | 'red' | 'not_checked';
    /** The measured ratio as a rounded decimal for people; null when not checked. */
    readonly measured: string | null;
    /** The limit that was crossed, same unit; null when not checked. */
    readonly limit: string | null;
    readonly unit: 'ha_per_mw' | 'ratio_to_reference' | 'jobs_per_mw' | 'pct';
    readonly referenceVersion: string | null;
    readonly raisedOn: string;
  }
>;

export type ProposalAmended = DomainEvent<
  'ProposalAmended',
  {
    readonly amendmentNo: number;
    readonly amendedOn: string;
    readonly amendedBy: string | null;
    /** What the proposal says from here on. */
    readonly title: LocalizedTextJson;
    readonly description: LocalizedTextJson | null;
    readonly declared: MeasureJson;
    /** JSON Pointers of what changed, with both values as canonical JSON text. */
    readonly changes: readonly { readonly pointer: string; readonly from: string; readonly to: string }[];
    readonly reasonCode: string;
    readonly reasonText: string;
  }
>;

export type InstructionJson = {
  readonly instructionId: string;
  readonly text: string;
  readonly ownerBody: string;
  readonly dueOn: string;
};

export type MeetingRecorded = DomainEvent<
  'MeetingRecorded',
  {
    readonly meetingId: string;
    readonly kind: 'delegation' | 'working_group' | 'site_visit' | 'headquarters';
    readonly heldOn: string;
    readonly place: string;
    readonly hostBody: string;
    /** An office-holder acting publicly may be named (ruling 1). */
    readonly hostOfficial: { readonly name: string; readonly office: string } | null;
    readonly delegation: {
      readonly country: string;
      readonly organisationName: string | null;
      readonly headPersonId: string | null;
      readonly size: number | null;
    } | null;
    readonly agenda: string;
    readonly outcomes: readonly string[];
    readonly instructions: readonly InstructionJson[];
    readonly minutes: DocumentJson | null;
  }
>;

export type ProposalSubmittedForReview = DomainEvent<
  'ProposalSubmittedForReview',
  {
    readonly submissionNo: number;
    readonly submittedOn: string;
    readonly submittedBy: string | null;
    readonly documents: readonly DocumentJson[];
    readonly decisionDueOn: string;
    readonly justifications: readonly { readonly rule: string; readonly text: string }[];
  }
>;

export type ProposalReturnedForRevision = DomainEvent<
  'ProposalReturnedForRevision',
  {
    readonly submissionNo: number;
    readonly kind: 'formal' | 'substantive';
    readonly remarks: readonly { readonly pointer: string | null; readonly text: string }[];
    readonly cureBy: string;
    readonly returnedOn: string;
    readonly returnedBy: string | null;
  }
>;

export type ProposalApproved = DomainEvent<
  'ProposalApproved',
  {
    readonly decision: DecisionJson;
    readonly approved: MeasureJson;
    readonly conditions: readonly string[];
    readonly pool: 'regional' | 'national';
    readonly validUntil: string | null;
    /** Who approves although a red warning is open says why (ruling 32). */
    readonly override: { readonly rules: readonly string[]; readonly reason: string } | null;
    readonly approvedBy: string | null;
  }
>;

export type ProposalRejected = DomainEvent<
  'ProposalRejected',
  {
    readonly decision: DecisionJson;
    readonly grounds: readonly { readonly code: string; readonly text: string; readonly legalRef: string }[];
    readonly appealBy: string;
    readonly hearing: {
      readonly heldOn: string | null;
      readonly reference: string | null;
      readonly waiver: string | null;
    };
    readonly rejectedBy: string | null;
  }
>;

export type RoadmapStepJson = {
  readonly code: string;
  readonly title: LocalizedTextJson;
  readonly track: 'land' | 'design' | 'grid' | 'finance' | 'construction' | 'general';
  readonly ownerBody: string;
  readonly plannedStart: string;
  readonly dueOn: string;
  readonly dependsOn: readonly string[];
  /** Share of the physical plan in percent; null counts equally with the others. */
  readonly weightPct: string | null;
  readonly legalRef: string | null;
};

export type RoadmapApproved = DomainEvent<
  'RoadmapApproved',
  {
    readonly baselineNo: number;
    readonly decision: DecisionJson;
    readonly template: { readonly id: string; readonly version: number };
    readonly steps: readonly RoadmapStepJson[];
    readonly plannedOperationOn: string;
    readonly disbursementPlan: readonly { readonly dueOn: string; readonly amount: MoneyJson }[];
    readonly jobsPlan: readonly {
      readonly dueOn: string;
      readonly jobsPermanent: number;
      readonly jobsConstruction: number;
    }[];
    readonly approvedBy: string | null;
  }
>;

export type LandRightKind = 'lease' | 'ownership' | 'in_kind_grant';

export type LandRequested = DomainEvent<
  'LandRequested',
  {
    readonly requestNo: string;
    readonly requestedOn: string;
    readonly landHa: string;
    readonly purpose: string;
    readonly right: LandRightKind;
    readonly termYears: number | null;
    readonly legalBasis: 'auction' | 'no_auction_investment_project';
    readonly candidateParcels: readonly string[];
  }
>;

/** Second step of a reservation: the parcel's own stream recorded it first (ruling 8). */
export type LandReserved = DomainEvent<
  'LandReserved',
  {
    /** Command id of the parcel's step: what a late second step is recognised by. */
    readonly reservationId: string;
    readonly cadastralNumber: string;
    readonly landHa: string;
    readonly reservedOn: string;
    readonly reservedUntil: string;
  }
>;

/** A reservation whose second step never came; recorded here before the parcel is released. */
export type LandReservationLapsed = DomainEvent<
  'LandReservationLapsed',
  { readonly reservationId: string; readonly cadastralNumber: string; readonly lapsedOn: string }
>;

export type LandCommissionConcluded = DomainEvent<
  'LandCommissionConcluded',
  {
    readonly outcome: 'positive' | 'negative';
    readonly protocolNo: string;
    readonly concludedOn: string;
    readonly votesFor: number | null;
    readonly votesAgainst: number | null;
    readonly recordingRef: string;
    /** One year from the conclusion (Land Code art. 43). */
    readonly validUntil: string;
    readonly concludedBy: string | null;
  }
>;

export type LandAllocated = DomainEvent<
  'LandAllocated',
  {
    readonly decision: DecisionJson;
    readonly parcels: readonly ParcelShareJson[];
    readonly right: LandRightKind;
    readonly termFrom: string;
    readonly termTo: string | null;
    /** By default three years from the decision (Land Code art. 92). */
    readonly developBy: string;
    readonly allocatedBy: string | null;
  }
>;

export type LandReleased = DomainEvent<
  'LandReleased',
  {
    readonly parcels: readonly ParcelShareJson[];
    readonly releasedOn: string;
    readonly reasonCode: string;
    readonly reasonText: string;
    readonly releasedBy: string | null;
  }
>;

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

export type InvestmentDisbursed = DomainEvent<
  'InvestmentDisbursed',
  {
    readonly disbursementId: string;
    readonly amount: MoneyJson;
    readonly paidOn: string;
    readonly category: 'land' | 'design' | 'equipment' | 'construction' | 'grid' | 'other';
    readonly fundingSource: 'own' | 'loan' | 'state';
    readonly document: DocumentJson | null;
  }
>;

export type ProgressReported = DomainEvent<
  'ProgressReported',
  {
    readonly reportId: string;
    readonly periodFrom: string;
    /** Last day of the period: the business date of the report. */
    readonly periodTo: string;
    /** Cumulative, percent with two decimals. */
    readonly physicalPct: string;
    /** What the report says of money is shown, never added (ruling 33). */
    readonly disbursedInPeriod: MoneyJson | null;
    readonly disbursedCumulative: MoneyJson | null;
    readonly jobsConstruction: number | null;
    readonly jobsPermanent: number | null;
    readonly forecastOperationOn: string | null;
    readonly evidence: readonly DocumentJson[];
    /** Required when the cumulative share is lower than the last one reported. */
    readonly explanation: string | null;
    readonly reportedBy: string | null;
  }
>;

export type RoadmapStepCompleted = DomainEvent<
  'RoadmapStepCompleted',
  { readonly stepCode: string; readonly completedOn: string; readonly evidence: readonly DocumentJson[] }
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

export type ProjectSuspended = DomainEvent<
  'ProjectSuspended',
  {
    readonly since: string;
    readonly reasonCode: string;
    readonly reasonText: string;
    readonly decision: DecisionJson | null;
    readonly reviewOn: string;
    readonly suspendedBy: string | null;
  }
>;

export type ProjectResumed = DomainEvent<
  'ProjectResumed',
  {
    readonly resumedOn: string;
    readonly shiftOpenDueDates: boolean;
    readonly shiftedDays: number;
    readonly resumedBy: string | null;
  }
>;

export type ProjectCancelled = DomainEvent<
  'ProjectCancelled',
  {
    readonly initiator: 'investor' | 'state' | 'court';
    readonly reasonCode: string;
    readonly reasonText: string;
    readonly decision: DecisionJson;
    /** What becomes of the land: released by the automation, or none was held. */
    readonly landDisposition: 'release' | 'none_held';
    readonly requestedBy: string | null;
    readonly cancelledBy: string | null;
  }
>;

/** A registration whose second step never came: its unique number was given back (rulings 8 and 31). */
export type ProposalRegistrationLapsed = DomainEvent<
  'ProposalRegistrationLapsed',
  { readonly registrationId: string; readonly registryNo: string; readonly lapsedOn: string }
>;

export type ProjectEvent =
  | ProposalRegistered
  | ProposalRegistrationLapsed
  | PlausibilityWarningRaised
  | ProposalAmended
  | MeetingRecorded
  | ProposalSubmittedForReview
  | ProposalReturnedForRevision
  | ProposalApproved
  | ProposalRejected
  | RoadmapApproved
  | LandRequested
  | LandReserved
  | LandReservationLapsed
  | LandCommissionConcluded
  | LandAllocated
  | LandReleased
  | PermitMilestoneRecorded
  | ConstructionStarted
  | InvestmentDisbursed
  | ProgressReported
  | RoadmapStepCompleted
  | FacilityAccepted
  | OperationStarted
  | ProjectSuspended
  | ProjectResumed
  | ProjectCancelled;

/** The catalogue: version and business date of every type (time-modes.md: one business date per event type). */
export const projectEventReleases: EventReleases<ProjectEvent> = {
  ProposalRegistered: { schemaVersion: 1, businessDate: data => data.proposedOn },
  ProposalRegistrationLapsed: { schemaVersion: 1, businessDate: data => data.lapsedOn },
  PlausibilityWarningRaised: { schemaVersion: 1, businessDate: data => data.raisedOn },
  ProposalAmended: { schemaVersion: 1, businessDate: data => data.amendedOn },
  MeetingRecorded: { schemaVersion: 1, businessDate: data => data.heldOn },
  ProposalSubmittedForReview: { schemaVersion: 1, businessDate: data => data.submittedOn },
  ProposalReturnedForRevision: { schemaVersion: 1, businessDate: data => data.returnedOn },
  ProposalApproved: { schemaVersion: 1, businessDate: data => data.decision.date },
  ProposalRejected: { schemaVersion: 1, businessDate: data => data.decision.date },
  RoadmapApproved: { schemaVersion: 1, businessDate: data => data.decision.date },
  LandRequested: { schemaVersion: 1, businessDate: data => data.requestedOn },
  LandReserved: { schemaVersion: 1, businessDate: data => data.reservedOn },
  LandReservationLapsed: { schemaVersion: 1, businessDate: data => data.lapsedOn },
  LandCommissionConcluded: { schemaVersion: 1, businessDate: data => data.concludedOn },
  LandAllocated: { schemaVersion: 1, businessDate: data => data.decision.date },
  LandReleased: { schemaVersion: 1, businessDate: data => data.releasedOn },
  PermitMilestoneRecorded: { schemaVersion: 1, businessDate: data => data.issuedOn },
  ConstructionStarted: { schemaVersion: 1, businessDate: data => data.startedOn },
  InvestmentDisbursed: { schemaVersion: 1, businessDate: data => data.paidOn },
  ProgressReported: { schemaVersion: 1, businessDate: data => data.periodTo },
  RoadmapStepCompleted: { schemaVersion: 1, businessDate: data => data.completedOn },
  FacilityAccepted: { schemaVersion: 1, businessDate: data => data.acceptedOn },
  OperationStarted: { schemaVersion: 1, businessDate: data => data.startedOn },
  ProjectSuspended: { schemaVersion: 1, businessDate: data => data.since },
  ProjectResumed: { schemaVersion: 1, businessDate: data => data.resumedOn },
  ProjectCancelled: { schemaVersion: 1, businessDate: data => data.decision.date },
};
