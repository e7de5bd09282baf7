import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';
import type { DocumentJson } from '../../../kernel/shapes.js';

/** Who has agreed with whom, and who answers for the project. Released for ever: add a type or an optional field and an upcaster, never change one. */

export type MemorandumPartyJson = {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly signerPersonId: string | null;
};

export type MemorandumSigned = DomainEvent<
  'MemorandumSigned',
  {
    readonly memorandumId: string;
    readonly document: DocumentJson;
    readonly signedOn: string;
    readonly parties: readonly MemorandumPartyJson[];
    readonly validUntil: string | null;
    /** What it says of itself: most memoranda bind nobody. */
    readonly bindingness: 'binding' | 'partly_binding' | 'non_binding';
    readonly recordedBy: string | null;
  }
>;

export type ProjectManagerAssigned = DomainEvent<
  'ProjectManagerAssigned',
  { readonly managerPersonId: string; readonly assignedFrom: string; readonly assignedBy: string | null }
>;

export type ParticipantsEvent = MemorandumSigned | ProjectManagerAssigned;

export const participantsEventReleases: EventReleases<ParticipantsEvent> = {
  MemorandumSigned: { schemaVersion: 1, businessDate: data => data.signedOn },
  ProjectManagerAssigned: { schemaVersion: 1, businessDate: data => data.assignedFrom },
};
