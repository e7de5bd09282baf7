import type { EventReleases } from '../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import type { RecordedEvent } from './event-log.js';
import { IntegrityViolation, NewerHistory } from './event-log.errors.js';

/** A fact as some release wrote it. */
export interface VersionedFact {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: unknown;
}

/** What a fact of one version says in the words of a later one. Pure; may give several facts, or none. */
export type Upcaster = (data: never) => readonly VersionedFact[];

/** A type of event as this release knows it. */
export interface EventDefinition {
  readonly type: string;
  /** What this release writes, from 1. */
  readonly schemaVersion: number;
  /** By the version they read: every version below `schemaVersion` has one. */
  readonly upcasters?: Readonly<Record<number, Upcaster>>;
  /** The business date in its data (ruling 39: one per event type). */
  readonly businessDateOf: (data: never) => string;
}

/** A type that is no longer written, only read: all its versions are upcast into other types. */
export interface RetiredDefinition extends Omit<EventDefinition, 'businessDateOf'> {
  readonly retired: true;
}

/** Enough for any honest chain; an upcaster that feeds itself ends here instead of never. */
const MAX_STEPS = 100;

/** The types of events this release knows, and how older ones read today. Stored rows never change. */
export class EventCatalogue {
  readonly #definitions = new Map<string, EventDefinition | RetiredDefinition>();

  /** @throws Error at start when a type is defined twice, or a version has no way up */
  constructor(definitions: Iterable<EventDefinition | RetiredDefinition>) {
    for (const definition of definitions) {
      if (this.#definitions.has(definition.type)) throw new Error(`${definition.type} is defined twice`);
      const last = 'retired' in definition ? definition.schemaVersion : definition.schemaVersion - 1;
      for (let version = 1; version <= last; version++) {
        if (!definition.upcasters?.[version]) throw new Error(`${definition.type} ${version} has no upcaster`);
      }
      this.#definitions.set(definition.type, definition);
    }
  }

  /** The types this release knows, sorted. */
  get types(): readonly string[] {
    return [...this.#definitions.keys()].sort();
  }

  get(type: string): EventDefinition | RetiredDefinition | undefined {
    return this.#definitions.get(type);
  }

  /**
   * What a stored event says today; several facts or none where upcasters say so. The data is parsed anew for each call.
   * @throws NewerHistory the type or its version is newer than this release
   * @throws IntegrityViolation the data is no JSON, or the upcasters do not come to an end
   */
  decode(recorded: Pick<RecordedEvent, 'type' | 'schemaVersion' | 'data' | 'stream'>): DomainEvent[] {
    let data: unknown;
    try {
      data = JSON.parse(recorded.data);
    } catch (cause) {
      throw new IntegrityViolation(`${recorded.stream} holds a ${recorded.type} that is no JSON`, { cause });
    }
    const facts: DomainEvent[] = [];
    this.#upcast(recorded.stream, { type: recorded.type, schemaVersion: recorded.schemaVersion, data }, facts, 0);
    return facts;
  }

  #upcast(stream: string, fact: VersionedFact, into: DomainEvent[], steps: number): void {
    const definition = this.#definitions.get(fact.type);
    if (definition === undefined || fact.schemaVersion > definition.schemaVersion) {
      throw new NewerHistory(stream, fact.type);
    }
    if (fact.schemaVersion === definition.schemaVersion && !('retired' in definition)) {
      into.push({ type: fact.type, data: fact.data });
      return;
    }
    const upcaster = definition.upcasters?.[fact.schemaVersion];
    if (upcaster === undefined || steps >= MAX_STEPS) {
      throw new IntegrityViolation(`${stream} holds a ${fact.type} ${fact.schemaVersion} that cannot be read`);
    }
    for (const next of upcaster(fact.data as never)) this.#upcast(stream, next, into, steps + 1);
  }
}

/** The definitions of an aggregate's events, from the table its context already keeps. */
export function definitionsOf<Event extends DomainEvent>(
  releases: EventReleases<Event>,
  upcasters: Readonly<Record<string, Readonly<Record<number, Upcaster>>>> = {},
): readonly EventDefinition[] {
  return Object.entries<{ schemaVersion: number; businessDate: (data: never) => string }>(releases).map(
    ([type, release]) => ({
      type,
      schemaVersion: release.schemaVersion,
      upcasters: upcasters[type] ?? {},
      businessDateOf: release.businessDate,
    }),
  );
}
