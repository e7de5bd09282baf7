import { randomBytes } from 'node:crypto';
import type { Aggregate } from '../../kernel/eventsourcing/aggregate.js';
import type { CommandContext } from '../../kernel/eventsourcing/command-context.js';
import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import type { Told } from '../../kernel/eventsourcing/retelling.js';
import { DATA_SALT_BYTES } from '../event-store/data-hash.js';
import { encodeEvent } from '../event-store/envelope.js';
import type { EventCatalogue } from '../event-store/event-catalogue.js';
import type { EventToAppend, StoredEvent } from '../event-store/event-log.js';
import { IntegrityViolation } from '../event-store/event-log.errors.js';

/** Between domain events and what the store keeps. Randomness comes in here, as the salt of each payload. */
export class EventCodec {
  constructor(
    private readonly catalogue: EventCatalogue,
    /** Events whose folded states are kept in memory: about 300 bytes for a report, twice that for an approval. */
    readonly cachedEvents = 100_000,
    private readonly salt: () => Buffer = saltsFromAPool(),
    /** Stamps recordedAt when the command is about to be appended; without one, the time it came in stands. */
    private readonly now: (() => string) | null = null,
  ) {}

  encode<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    stream: string,
    lastRevision: number,
    events: readonly Event[],
    context: CommandContext,
  ): readonly EventToAppend[] {
    // A command may have waited its turn for seconds: the store refuses a stamp that is 2 s off its clock.
    const stamped = this.now === null ? context : { ...context, now: this.now() };
    return events.map((event, index) => {
      const release = aggregate.releases[event.type as Event['type']];
      if (release === undefined) throw new IntegrityViolation(`${event.type} is not an event of ${aggregate.category}`);
      return encodeEvent({
        event,
        schemaVersion: release.schemaVersion,
        stream,
        revision: lastRevision + 1 + index,
        index,
        occurredOn: release.businessDate(event.data as never),
        context: stamped,
        salt: this.salt(),
      });
    });
  }

  /** @throws NewerHistory when this release does not know the event: no decision rests on a history half understood. */
  decode<State, Event extends DomainEvent>(_aggregate: Aggregate<State, Event>, recorded: StoredEvent): Event[] {
    return this.catalogue.decode(recorded) as unknown as Event[];
  }

  /** With where each stands in its stream. */
  decodeTold<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    recorded: StoredEvent,
  ): Told<Event>[] {
    const { eventId, revision, occurredOn } = recorded;
    return this.decode(aggregate, recorded).map(event => ({ ...event, eventId, revision, occurredOn }));
  }
}

const SALTS_AT_ONCE = 256;

/** Drawn by the page: the way to the random source costs as much for one salt as for many. None is given twice. */
function saltsFromAPool(): () => Buffer {
  let pool: Buffer = Buffer.alloc(0);
  let next = 0;
  return () => {
    if (next === pool.length) [pool, next] = [randomBytes(SALTS_AT_ONCE * DATA_SALT_BYTES), 0];
    next += DATA_SALT_BYTES;
    return pool.subarray(next - DATA_SALT_BYTES, next);
  };
}
