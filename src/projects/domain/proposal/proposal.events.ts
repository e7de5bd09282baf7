import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';
import type { DocumentJson, LocalizedTextJson, MeasureJson } from '../../../kernel/shapes.js';

/** What is proposed, by whom, and the meetings about it. Released for ever: add a type or an optional field and an upcaster, never change one. */

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

/** The project that an expansion, a renewal or a later phase belongs to: recorded with its registration (X22). */
export type RelatedProjectNamed = DomainEvent<
  'RelatedProjectNamed',
  {
    readonly relatedProjectId: string;
    readonly relation: 'expansion' | 'renewal' | 'phase';
    readonly namedOn: string;
    readonly namedBy: string | null;
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

/** A registration whose second step never came: its unique number was given back (rulings 8 and 31). */
export type ProposalRegistrationLapsed = DomainEvent<
  'ProposalRegistrationLapsed',
  { readonly registrationId: string; readonly registryNo: string; readonly lapsedOn: string }
>;

export type ProposalEvent =
  | ProposalRegistered
  | RelatedProjectNamed
  | PlausibilityWarningRaised
  | ProposalAmended
  | MeetingRecorded
  | ProposalRegistrationLapsed;

export const proposalEventReleases: EventReleases<ProposalEvent> = {
  ProposalRegistered: { schemaVersion: 1, businessDate: data => data.proposedOn },
  RelatedProjectNamed: { schemaVersion: 1, businessDate: data => data.namedOn },
  PlausibilityWarningRaised: { schemaVersion: 1, businessDate: data => data.raisedOn },
  ProposalAmended: { schemaVersion: 1, businessDate: data => data.amendedOn },
  MeetingRecorded: { schemaVersion: 1, businessDate: data => data.heldOn },
  ProposalRegistrationLapsed: { schemaVersion: 1, businessDate: data => data.lapsedOn },
};
