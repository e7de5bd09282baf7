import { Inject, Injectable } from '@nestjs/common';
import { failpoint } from '#failpoint';
import { authorize } from '../../kernel/access/authorize.js';
import type { Accepted, RecordedFact } from '../../kernel/eventsourcing/accepted.js';
import type { Aggregate } from '../../kernel/eventsourcing/aggregate.js';
import type { CommandContext } from '../../kernel/eventsourcing/command-context.js';
import { fold } from '../../kernel/eventsourcing/decider.js';
import type { DomainEvent, Json } from '../../kernel/eventsourcing/domain-event.js';
import type { Told } from '../../kernel/eventsourcing/retelling.js';
import { EventLog } from '../event-store/event-log.js';
import type { EventToAppend, LedgerEntry, StoredEvent } from '../event-store/event-log.js';
import { ConcurrencyConflict, IdempotencyKeyReused } from '../event-store/event-log.errors.js';
import { Forbidden, VersionConflict } from '../http/problems/errors.js';
import { ConcurrentChange } from './concurrent-change.js';
import { EventCodec } from './event-codec.js';
import { OneAtATime } from '../event-store/one-at-a-time.js';
import { type Folded, StateCache } from './state-cache.js';

export interface TransactOptions {
  /** The command creates the stream: begin with "it does not exist" instead of reading it. */
  readonly creates?: boolean;
}

const LOST_RACES = 5;

/**
 * The only load-decide-append in the system. What it guarantees:
 * - a decision on revision r is stored as r+1 or not at all;
 * - the same command id again gives the first answer, however the state has moved since (asked before any refusal is said);
 * - If-Match pins the revision; without it a lost race is decided anew, up to five times;
 * - the caller's rights are asked again with the region the stream lies in.
 */
@Injectable()
export class AggregateStreams {
  readonly #turns = new OneAtATime();
  readonly #cache: StateCache;

  constructor(
    @Inject(EventLog) private readonly log: EventLog,
    @Inject(EventCodec) private readonly codec: EventCodec,
  ) {
    this.#cache = new StateCache(codec.cachedEvents);
  }

  transact<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    key: string,
    context: CommandContext,
    decide: (state: State) => readonly NoInfer<Event>[],
    options: TransactOptions = {},
  ): Promise<Accepted> {
    const stream = streamOf(aggregate, key);
    return this.#turns.run(stream, () => this.#transact(aggregate, stream, context, decide, options));
  }

  /** State and revision as stored now; revision -1 and the initial state when there is no such stream. */
  async load<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    key: string,
  ): Promise<Folded<State>> {
    return this.#refresh(aggregate, streamOf(aggregate, key));
  }

  /** Like `load`, but a state this process has seen before is good enough: for facts that, once true, stay true. */
  async loadKnown<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    key: string,
  ): Promise<Folded<State>> {
    const stream = streamOf(aggregate, key);
    return this.#cache.get<State>(stream) ?? this.#refresh(aggregate, stream);
  }

  /** The facts of a stream as they were recorded, and who said each: for decisions about facts. */
  async history<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    key: string,
  ): Promise<readonly (Told<Event> & { readonly authorId: string | null })[]> {
    const recorded = await this.log.readStream(streamOf(aggregate, key));
    return recorded.flatMap(event =>
      this.codec.decodeTold(aggregate, event).map(fact => ({ ...fact, authorId: authorOf(event) })),
    );
  }

  /** The answer already given under this command, or null: for what a handler would refuse before its last step. */
  answered(context: CommandContext): Promise<Accepted | null> {
    return this.#replay(context);
  }

  async #transact<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    stream: string,
    context: CommandContext,
    decide: (state: State) => readonly Event[],
    options: TransactOptions,
  ): Promise<Accepted> {
    let folded = this.#cache.get<State>(stream);
    let fresh = false;
    if (folded === undefined && options.creates) folded = nothingYet(aggregate);
    if (folded === undefined) {
      folded = await this.#refresh(aggregate, stream);
      fresh = true;
    }
    for (let lost = 0; ; lost++) {
      const decision = decideOn(aggregate, stream, context, folded, decide);
      if ('refusal' in decision) {
        const earlier = await this.#replay(context);
        if (earlier !== null) return earlier;
        if (fresh) throw decision.refusal;
        // Another instance may have moved the stream since this process saw it: refuse only what is true now.
        folded = await this.#refresh(aggregate, stream);
        fresh = true;
        continue;
      }
      try {
        return await this.#append(aggregate, stream, context, folded, decision.events);
      } catch (error) {
        if (!(error instanceof ConcurrencyConflict)) throw error;
        folded = await this.#refresh(aggregate, stream);
        fresh = true;
        if (lost >= LOST_RACES) throw new ConcurrentChange(stream);
      }
    }
  }

  async #append<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    stream: string,
    context: CommandContext,
    folded: Folded<State>,
    decided: readonly Event[],
  ): Promise<Accepted> {
    const events = this.codec.encode(aggregate, stream, folded.revision, decided, context);
    failpoint('command.before-append');
    const result = await this.log.append({
      commandId: context.commandId,
      fingerprint: context.fingerprint,
      stream,
      expected: folded.revision < 0 ? 'none' : { revision: folded.revision },
      events,
    });
    failpoint('command.after-append');
    if (result.duplicate) return this.#rebuild(result);
    const { lastRevision: revision, lastPosition: position } = result;
    const recorded = events.map(({ type, data }) => ({ type, data: JSON.parse(data) as Json }) as Event);
    if (recorded.some(event => aggregate.retelling?.retells(event))) this.#cache.forget(stream);
    else {
      // Folded from what was stored, as everybody else will: and the objects of a request, each of a hidden class of its
      // own, would take three times the memory of parsed ones.
      this.#cache.put(stream, { state: fold(aggregate.evolution, recorded, folded.state), revision, position });
    }
    return {
      commandId: context.commandId,
      stream,
      revision: result.lastRevision,
      position: result.lastPosition,
      replayed: false,
      facts: factsOf(events, recorded),
    };
  }

  /** The answer already given under this command id, or null. */
  async #replay(context: CommandContext): Promise<Accepted | null> {
    const entry = await this.log.findCommand(context.commandId);
    if (entry === null) return null;
    if (entry.fingerprint !== context.fingerprint) throw new IdempotencyKeyReused(context.commandId);
    return this.#rebuild(entry);
  }

  /** Nothing of an answer is stored beside the ledger: it is rebuilt from the events the command recorded. */
  async #rebuild(entry: LedgerEntry): Promise<Accepted> {
    const { stream, events, lastRevision } = entry;
    const range = { from: lastRevision - events + 1, to: lastRevision };
    const recorded = events === 0 ? [] : await this.log.readStream(stream, range);
    return {
      commandId: entry.commandId,
      stream: entry.stream,
      revision: entry.lastRevision,
      position: entry.lastPosition,
      replayed: true,
      facts: recorded.map(event => ({
        eventId: event.eventId,
        type: event.type,
        dataHash: event.dataHash,
        data: JSON.parse(event.data) as Json,
      })),
    };
  }

  async #refresh<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    stream: string,
  ): Promise<Folded<State>> {
    const known = this.#cache.get<State>(stream) ?? nothingYet(aggregate);
    const recorded = await this.log.readStream(stream, { from: known.revision + 1 });
    const last = recorded.at(-1);
    if (last === undefined) return known;
    const events = recorded.flatMap(event => this.codec.decode(aggregate, event));
    if (known.revision >= 0 && events.some(event => aggregate.retelling?.retells(event))) {
      // Earlier facts read differently now: what was folded from them does not hold.
      this.#cache.forget(stream);
      return this.#refresh(aggregate, stream);
    }
    const folded = {
      state: fold(aggregate.evolution, this.#retold(aggregate, recorded, events), known.state),
      revision: last.revision,
      position: last.position,
    };
    this.#cache.put(stream, folded);
    return folded;
  }

  /** The history as it reads now; `events` are what was read, in its order. */
  #retold<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    recorded: readonly StoredEvent[],
    events: readonly Event[],
  ): readonly Event[] {
    const { retelling } = aggregate;
    if (retelling === undefined || !events.some(event => retelling.retells(event))) return events;
    return retelling.retold(recorded.flatMap(event => this.codec.decodeTold(aggregate, event)));
  }
}

function decideOn<State, Event extends DomainEvent>(
  aggregate: Aggregate<State, Event>,
  stream: string,
  context: CommandContext,
  folded: Folded<State>,
  decide: (state: State) => readonly Event[],
): { readonly events: readonly Event[] } | { readonly refusal: unknown } {
  try {
    if (folded.revision >= 0) authoriseIn(aggregate, context, folded.state);
    const { expectedRevisions } = context;
    if (expectedRevisions !== null && !expectedRevisions.includes(folded.revision)) {
      throw new VersionConflict({ stream, revision: folded.revision, position: folded.position });
    }
    const events = decide(folded.state);
    if (folded.revision < 0) authoriseIn(aggregate, context, fold(aggregate.evolution, events, folded.state));
    return { events };
  } catch (refusal) {
    return { refusal };
  }
}

function authoriseIn<State, Event extends DomainEvent>(
  aggregate: Aggregate<State, Event>,
  context: CommandContext,
  state: State,
): void {
  const region = aggregate.regionOf(state);
  const verdict = authorize(context.permission.principal, context.permission.rule, { region });
  if (!verdict.allow) throw new Forbidden(verdict.reason);
}

function factsOf(stored: readonly EventToAppend[], events: readonly DomainEvent[]): RecordedFact[] {
  return stored.map((event, index) => ({
    eventId: event.eventId,
    type: event.type,
    dataHash: event.dataHash,
    data: events[index]?.data as Json,
  }));
}

function nothingYet<State, Event extends DomainEvent>(aggregate: Aggregate<State, Event>): Folded<State> {
  return { state: aggregate.evolution.initialState, revision: -1, position: 0 };
}

function authorOf({ meta }: StoredEvent): string | null {
  const { actor } = JSON.parse(meta) as { readonly actor?: { readonly personId: string | null } };
  return actor?.personId ?? null;
}

export function streamOf(aggregate: { readonly category: string }, key: string): string {
  return `${aggregate.category}-${key}`;
}
