import type {
  EventInStore,
  EventToStore,
  SourcePosition,
} from '../../../src/platform/event-store/eventstoredb/transport.js';

/** The stream is not at the expected revision. -1: it does not exist. */
export class WrongExpectedVersion extends Error {
  constructor(readonly actual: number) {
    super(`at ${actual}`);
  }
}

/** Streams of other software in the same store: in its order, and outside our prefix. */
export const STRANGER = 'stranger-';

export type Appended = 'stored' | 'known';

/**
 * EventStoreDB as far as we use it: streams, one order over all of them, and the rule of its IndexWriter. With an
 * expectation below the head it compares the ids at expected + 1 … : all equal is success without storing; anything
 * else is a conflict. At the head nothing is compared, so the same ids would be stored a second time.
 */
export class EventStoreServer {
  readonly all: EventInStore[] = [];
  readonly #streams = new Map<string, EventInStore[]>();

  append(stream: string, expected: number, events: readonly EventToStore[]): Appended {
    const stored = this.#streams.get(stream) ?? [];
    const head = stored.length - 1;
    if (expected > head) throw new WrongExpectedVersion(head);
    if (expected < head) {
      if (events.every((event, index) => stored[expected + 1 + index]?.id === event.id)) return 'known';
      throw new WrongExpectedVersion(head);
    }
    for (const event of events) {
      const recorded = { ...event, stream, revision: stored.length, position: this.#nextPosition() };
      stored.push(recorded);
      this.all.push(recorded);
    }
    this.#streams.set(stream, stored);
    return 'stored';
  }

  read(
    stream: string,
    { from, backwards, limit }: { from?: number; backwards?: boolean; limit: number },
  ): readonly EventInStore[] {
    const stored = this.#streams.get(stream) ?? [];
    if (backwards === true)
      return stored
        .slice(0, (from ?? stored.length) + 1)
        .slice(-limit)
        .reverse();
    return stored.slice(from ?? 0, (from ?? 0) + limit);
  }

  /**
   * After a position, in the store's own order, as many as are considered at once; the filter is the server's. Answers
   * how far it has looked, or where it began when there was nothing more.
   */
  readAll(
    after: SourcePosition | null,
    limit: number,
  ): { readonly events: readonly EventInStore[]; readonly considered: SourcePosition | null } {
    const from = after === null ? 0 : this.all.findIndex(({ position }) => position.commit > after.commit);
    const page = from < 0 ? [] : this.all.slice(from, from + limit);
    return {
      events: page.filter(({ stream }) => !stream.startsWith(STRANGER)),
      considered: page.at(-1)?.position ?? after,
    };
  }

  /** The last event of ours at or before a position (null: anywhere), if there is one. */
  lastUpTo(limit: SourcePosition | null): readonly EventInStore[] {
    const isIn = ({ stream, position }: EventInStore): boolean =>
      !stream.startsWith(STRANGER) && (limit === null || position.commit <= limit.commit);
    return this.all.filter(isIn).slice(-1);
  }

  /** Bytes of a log, so positions rise by more than one. */
  #nextPosition(): SourcePosition {
    const commit = BigInt(this.all.length) * 137n + 1_000n;
    return { commit, prepare: commit };
  }
}
