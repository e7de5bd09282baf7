import type { Actor, Source } from '../../kernel/eventsourcing/command-context.js';
import type { RecordedEvent } from '../event-store/event-log.js';
import type { EventEnvelope, ProjectedEvent } from './projected-event.js';

/** What a stored event says today: after upcasting one may have become several, or none. */
export interface Fact {
  readonly type: string;
  readonly data: unknown;
}

/**
 * Decodes and upcasts. Pure. An event this release does not know throws (NewerHistory), and that parks what projects it
 * (ruling 7), like any other fault of one event. `event => catalogue.decode(event)` is one.
 */
export type DecodeEvent = (event: RecordedEvent) => readonly Fact[];

/** For tests and for types that never changed: the stored data as it is. */
export const decodePlainly: DecodeEvent = event => [{ type: event.type, data: JSON.parse(event.data) as unknown }];

interface StoredMeta {
  readonly actor?: Actor;
  readonly source?: Source;
  readonly causationId?: string | null;
}

/** One object per fact, shared by all projections; the envelope's JSON is parsed only when a fold asks for it. */
class DecodedEvent implements EventEnvelope {
  private parsed: StoredMeta | undefined;
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly recordedAt: string;
  readonly ledgerAt: string;
  readonly occurredOn: string;
  readonly type: string;
  readonly data: unknown;
  private readonly metaText: string;

  constructor(event: RecordedEvent, fact: Fact) {
    this.position = event.position;
    this.stream = event.stream;
    this.revision = event.revision;
    this.eventId = event.eventId;
    this.commandId = event.commandId;
    this.correlationId = event.correlationId;
    this.recordedAt = event.recordedAt;
    this.ledgerAt = event.ledgerAt;
    this.occurredOn = event.occurredOn;
    this.type = fact.type;
    this.data = fact.data;
    this.metaText = event.meta;
  }

  get actor(): Actor | null {
    return this.meta().actor ?? null;
  }
  get source(): Source | null {
    return this.meta().source ?? null;
  }
  get causationId(): string | null {
    return this.meta().causationId ?? null;
  }
  private meta(): StoredMeta {
    return (this.parsed ??= JSON.parse(this.metaText) as StoredMeta);
  }
}

/** A page read once and decoded once, whoever asks; an event nobody takes is never parsed. */
export class DecodedPage {
  private readonly facts: (readonly ProjectedEvent[] | Error | undefined)[];

  constructor(
    readonly events: readonly RecordedEvent[],
    private readonly decode: DecodeEvent,
  ) {
    this.facts = new Array<undefined>(events.length);
  }

  /** The facts of the event at an index, or why it cannot be read. */
  at(index: number): readonly ProjectedEvent[] | Error {
    const known = this.facts[index];
    if (known !== undefined) return known;
    const event = this.events[index]!;
    try {
      const facts = this.decode(event);
      return (this.facts[index] = facts.map(fact => new DecodedEvent(event, fact) as unknown as ProjectedEvent));
    } catch (error) {
      return (this.facts[index] = error instanceof Error ? error : new Error(String(error)));
    }
  }

  get last(): RecordedEvent | undefined {
    return this.events[this.events.length - 1];
  }
}
