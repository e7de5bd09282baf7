import { createWriteStream, type WriteStream } from 'node:fs';

/**
 * As Jepsen has it: `ok` has an answer 2xx, `fail` was refused for good, `info` may have happened. `unsent` is a
 * connection that was refused: nobody can have heard it.
 */
export type Outcome = 'ok' | 'fail' | 'info' | 'unsent';

/** What has to be equal in all answers to one key (ruling 26). */
export interface Said {
  readonly status: number;
  readonly body: string;
  readonly etag: string | null;
  readonly location: string | null;
  readonly syncToken: string | null;
}

/** One line of the history: one request and what became of it. Times are of the driver's one clock, in ms. */
export interface Attempt {
  readonly op: string;
  readonly kind: string;
  readonly client: string;
  readonly key: string;
  readonly project: string | null;
  readonly instance: string;
  readonly invoked: number;
  readonly completed: number;
  readonly outcome: Outcome;
  readonly status: number | null;
  readonly code: string | null;
  readonly revision: number | null;
  readonly position: number | null;
  readonly eventIds: readonly string[];
  readonly retryAfter: string | null;
  readonly said: Said | null;
}

/** One thing a client wants: one key, as many attempts as it takes. */
export interface Operation {
  /** Stands in the texts the command records, so that its effects can be counted in the events. */
  readonly token: string;
  readonly kind: string;
  readonly client: string;
  readonly key: string;
  readonly attempts: Attempt[];
  /** The client never came back for the answer: it may have happened, and may be half done. */
  abandoned: boolean;
}

/** A look at a project by a client that hands on what it knows. */
export interface Read {
  readonly client: string;
  readonly instance: string;
  readonly project: string;
  readonly invoked: number;
  readonly completed: number;
  /** Position the client has written or seen. */
  readonly token: number;
  /** Revision of the project that it has written. */
  readonly atLeast: number;
  readonly status: number | null;
  readonly position: number | null;
  readonly revision: number | null;
}

/** A request by somebody who may not. */
export interface Intrusion {
  readonly instance: string;
  readonly traceId: string;
  readonly completed: number;
  readonly wanted: 401 | 403;
  readonly status: number | null;
}

export const lastOf = (operation: Operation): Attempt | undefined => operation.attempts.at(-1);
export const wasUnknown = (operation: Operation): boolean =>
  operation.attempts.some(({ outcome }) => outcome === 'info');
/** What the client knows in the end; the last definite answer counts (ruling 27). */
export const settledAs = (operation: Operation): Outcome =>
  operation.attempts.findLast(({ outcome }) => outcome === 'ok' || outcome === 'fail')?.outcome ??
  (wasUnknown(operation) ? 'info' : 'unsent');

/** Everything that was said to the register, in memory for the checks and as NDJSON for people. */
export class History {
  readonly operations: Operation[] = [];
  readonly reads: Read[] = [];
  readonly intrusions: Intrusion[] = [];
  acknowledged = 0;
  /** When the latest of the acknowledged commands was sent. */
  newestAcknowledged = 0;
  inFlight = new Map<string, number>();
  #file: WriteStream | null;

  constructor(path: string | null) {
    this.#file = path === null ? null : createWriteStream(path);
  }

  add(operation: Operation): void {
    this.operations.push(operation);
  }

  record(operation: Operation, attempt: Attempt): void {
    if (attempt.outcome === 'ok' && !operation.attempts.some(({ outcome }) => outcome === 'ok')) {
      this.acknowledged++;
      this.newestAcknowledged = Math.max(this.newestAcknowledged, attempt.invoked);
    }
    operation.attempts.push(attempt);
    this.#file?.write(`${JSON.stringify(attempt)}\n`);
  }

  look(read: Read): void {
    this.reads.push(read);
    this.#file?.write(`${JSON.stringify({ op: 'read', ...read })}\n`);
  }

  intrude(intrusion: Intrusion): void {
    this.intrusions.push(intrusion);
    this.#file?.write(`${JSON.stringify({ op: 'intrusion', ...intrusion })}\n`);
  }

  travelling(instance: string, change: 1 | -1): void {
    this.inFlight.set(instance, (this.inFlight.get(instance) ?? 0) + change);
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    if (file !== null) await new Promise<void>(resolve => file.end(resolve));
  }
}
