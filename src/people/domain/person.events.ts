import type { EventReleases } from '../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';

/** Events of `person-{uuid}`: never the data itself, only a salted commitment to what the vault holds (ruling 1). */
export type PersonRegistered = DomainEvent<
  'PersonRegistered',
  {
    readonly personId: string;
    readonly commitment: string;
    readonly fields: readonly string[];
    readonly registeredOn: string;
  }
>;

/** Recorded first; the key and the salt are destroyed after it by a checkpointed automation. */
export type PersonErased = DomainEvent<
  'PersonErased',
  {
    readonly personId: string;
    readonly legalGround: string;
    readonly erasedOn: string;
    readonly erasedBy: string | null;
  }
>;

export type PersonEvent = PersonRegistered | PersonErased;

export const personEventReleases: EventReleases<PersonEvent> = {
  PersonRegistered: { schemaVersion: 1, businessDate: data => data.registeredOn },
  PersonErased: { schemaVersion: 1, businessDate: data => data.erasedOn },
};
