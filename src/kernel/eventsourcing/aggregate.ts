import type { DomainEvent } from './domain-event.js';
import type { Evolution } from './decider.js';
import type { Retelling } from './retelling.js';

/** How one type of event is kept: its current schema version and which field of its data is the business date. */
export interface EventRelease<Data = never> {
  readonly schemaVersion: number;
  /** The envelope's occurredOn is derived from here, never typed twice. */
  readonly businessDate: (data: Data) => string;
}

/** The catalogue of an aggregate's events: exhaustive by type, so an event without an entry does not compile. */
export type EventReleases<Event extends DomainEvent> = {
  readonly [Type in Event['type']]: EventRelease<Extract<Event, { type: Type }>['data']>;
};

/** A kind of stream: its name, how its events are kept, how they fold, and in which region it lies. */
export interface Aggregate<State, Event extends DomainEvent> {
  /** `project`: the stream of one is `project-{key}`. */
  readonly category: string;
  readonly releases: EventReleases<Event>;
  readonly evolution: Evolution<State, Event>;
  /** Absent where no fact changes how earlier ones are read. */
  readonly retelling?: Retelling<Event>;
  /** First-level KATO code of the region whose officers may act on it; null where it belongs to no region. */
  readonly regionOf: (state: State) => string | null;
}
