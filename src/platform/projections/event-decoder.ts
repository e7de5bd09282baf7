import type { Actor, Source } from '../../kernel/eventsourcing/command-context.js';
import type { RecordedEvent } from '../event-store/event-log.js';
import type { EventEnvelope, ProjectedEvent } from './projected-event.js';
import type { Takes } from './projection.js';
import type { EventSource } from './tuning.js';

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

/** One small object per fact, shared by all projections; the envelope's JSON is parsed only when a fold asks for it. */
class DecodedEvent implements EventEnvelope {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly data: unknown;

  constructor(
    private readonly recorded: RecordedEvent,
    fact: Fact,
    private readonly readsEnvelope: boolean,
  ) {
    this.position = recorded.position;
    this.stream = recorded.stream;
    this.revision = recorded.revision;
    this.type = fact.type;
    this.data = fact.data;
  }

  get eventId(): string {
    return this.recorded.eventId;
  }
  get commandId(): string {
    return this.envelope().commandId;
  }
  get correlationId(): string {
    return this.recorded.correlationId;
  }
  get recordedAt(): string {
    return this.recorded.recordedAt;
  }
  get ledgerAt(): string {
    return this.envelope().ledgerAt;
  }
  get occurredOn(): string {
    return this.recorded.occurredOn;
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
    return JSON.parse(this.envelope().meta) as StoredMeta;
  }

  /** Refused over every source, so that a test finds the missing word before a lean source does. */
  private envelope(): RecordedEvent {
    if (!this.readsEnvelope) throw new Error('declare readsEnvelope to be given the envelope');
    return this.recorded;
  }
}

/** A page read once and decoded once, whoever asks; an event nobody takes is never parsed. */
export class DecodedPage {
  private readonly facts: (readonly ProjectedEvent[] | Error | undefined)[];

  constructor(
    readonly events: readonly RecordedEvent[],
    private readonly decode: DecodeEvent,
    private readonly readsEnvelope = false,
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
      return (this.facts[index] = facts.map(
        fact => new DecodedEvent(event, fact, this.readsEnvelope) as unknown as ProjectedEvent,
      ));
    } catch (error) {
      return (this.facts[index] = error instanceof Error ? error : new Error(String(error)));
    }
  }

  get last(): RecordedEvent | undefined {
    return this.events[this.events.length - 1];
  }
}

/** What an event of the page says to whoever takes so: facts, why it cannot be read, or null when it is not taken. */
export function takenFacts(takes: Takes, page: DecodedPage, index: number): readonly ProjectedEvent[] | Error | null {
  if (takes === 'everything') return page.at(index);
  const event = page.events[index]!;
  if ('streams' in takes) return takes.streams.some(prefix => event.stream.startsWith(prefix)) ? page.at(index) : null;
  const facts = page.at(index);
  // Of what cannot be read only the stored type is known.
  if (facts instanceof Error) return takes.types.includes(event.type) ? facts : null;
  if (facts.length === 1) return takes.types.includes(facts[0]!.type) ? facts : null;
  const taken = facts.filter(fact => takes.types.includes(fact.type));
  return taken.length > 0 ? taken : null;
}

/** Of a stream that is taken already. */
export const takesType = (takes: Takes, type: string): boolean =>
  takes === 'everything' || 'streams' in takes || takes.types.includes(type);

/** The facts of a stream up to a revision. @throws what the decoding of one of them throws */
export async function historyOf(
  source: EventSource,
  decode: DecodeEvent,
  stream: string,
  to: number,
): Promise<readonly ProjectedEvent[]> {
  const page = new DecodedPage(await source.readHistory(stream, { to }), decode);
  return page.events.flatMap((_, index) => {
    const facts = page.at(index);
    if (facts instanceof Error) throw facts;
    return facts;
  });
}
