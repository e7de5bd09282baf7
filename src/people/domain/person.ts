import type { Aggregate } from '../../kernel/eventsourcing/aggregate.js';
import { unchanged } from '../../kernel/eventsourcing/decider.js';
import { personEventReleases, type PersonErased, type PersonEvent, type PersonRegistered } from './person.events.js';

export type Person =
  | { readonly status: 'unknown' }
  | { readonly status: 'registered'; readonly registration: PersonRegistered['data'] }
  | {
      readonly status: 'erased';
      readonly registration: PersonRegistered['data'];
      readonly erasure: PersonErased['data'];
    };

function evolve(person: Person, event: PersonEvent): Person {
  switch (event.type) {
    case 'PersonRegistered':
      return { status: 'registered', registration: event.data };
    case 'PersonErased':
      if (person.status === 'unknown') return person;
      return { status: 'erased', registration: person.registration, erasure: event.data };
    default:
      return unchanged(person, event);
  }
}

/** The stream of a person: `person-{uuid}`. It says that there is one, never who. */
export const personAggregate: Aggregate<Person, PersonEvent> = {
  category: 'person',
  releases: personEventReleases,
  evolution: { initialState: { status: 'unknown' }, evolve },
  regionOf: () => null,
};
