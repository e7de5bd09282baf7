/**
 * What the adapter needs of EventStoreDB/KurrentDB, in our own words. `client-transport.ts` speaks to a server; the
 * simulation has another one. Streams go by the register's names: the prefix is the transport's business.
 */

/** A place in the order of `$all`: two unsigned 64-bit numbers, of which both are kept. */
export interface SourcePosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

export interface EventToStore {
  readonly id: string;
  readonly type: string;
  /** Canonical JSON. */
  readonly data: string;
  /** Canonical JSON of the envelope. */
  readonly meta: string;
}

export interface EventInStore {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  /** Canonical JSON; null when the bytes are none. */
  readonly data: string | null;
  /** Canonical JSON of the envelope; null when the bytes are none. */
  readonly meta: string | null;
  readonly position: SourcePosition;
}

export interface StreamRange {
  readonly from?: number;
  readonly backwards?: boolean;
  readonly limit: number;
}

export interface StoreTransport {
  /**
   * Stores all events or none, the first at `expected + 1` (-1: the stream must not exist). The same ids under the same
   * expectation are stored once, however often they are sent.
   * @throws StoreConflict the stream is elsewhere; StoreFailure everything else
   */
  append(stream: string, expected: number, events: readonly EventToStore[], deadlineMs: number): Promise<void>;
  /** From the leader, so that it holds whatever was acknowledged. Unknown stream: empty. @throws StoreFailure */
  read(stream: string, range: StreamRange, deadlineMs: number): Promise<readonly EventInStore[]>;
}

/** The server said that the stream is not at the expected revision. -1: it does not exist. */
export class StoreConflict extends Error {
  override readonly name = 'StoreConflict';
  constructor(readonly actual: number) {
    super(`the stream is at revision ${actual}`);
  }
}

/**
 * No answer that settles anything. `unknown`: it may be stored, now or later; `not-applied`: it was not sent, or the
 * server said no. `retry`: sending the very same again may help.
 */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
  constructor(
    readonly outcome: 'not-applied' | 'unknown',
    readonly retry: boolean,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
