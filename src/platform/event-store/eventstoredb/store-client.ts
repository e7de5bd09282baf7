import type * as clientModule from '@eventstore/db-client';
import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Timers } from '../timers.js';
import type { StoreUrl } from './store-url.js';

/** The part of the client's module that is used. */
export type ClientModule = Pick<typeof clientModule, 'EventStoreDBClient' | 'jsonEvent'>;

/** After so many calls without an answer the connection is made anew: discovery finds who leads now. */
const FAILURES = 3;
const KEEP_ALIVE_MS = 10_000;
/** Longer than any call may take: what is under way on a client that was given up ends by itself. */
const LINGER_MS = 15_000;

/**
 * The client, and a new one when it no longer answers: a half-open connection never errors, and some of its failures
 * leave it deaf. The old one is dropped without waiting, since waiting for it can hang as well.
 */
export class StoreClient {
  #client: EventStoreDBClient | null = null;
  #failures = 0;
  #generation = 0;
  readonly #lingering = new Set<() => void>();
  #closed = false;

  constructor(
    private readonly module: ClientModule,
    readonly url: StoreUrl,
    private readonly timers: Timers,
  ) {}

  get jsonEvent(): ClientModule['jsonEvent'] {
    return this.module.jsonEvent;
  }

  /**
   * In the options of every call. With credentials an append is one call of its own, whose deadline works; without, it
   * goes through a stream shared by all, which can hang, reject the appends of others and end the process.
   */
  get credentials(): { readonly username: string; readonly password: string } {
    const { username, password } = this.url;
    return username === '' ? { username: 'qadam', password: 'qadam' } : { username, password };
  }

  get client(): EventStoreDBClient {
    if (this.#closed) throw new Error('the store is closed');
    return (this.#client ??= this.module.EventStoreDBClient.connectionString(this.#address()));
  }

  /**
   * Runs a call under a timer of our own; the signal tells the work that nobody waits for it any more.
   * @throws NoAnswer when the timer fires first; whatever the client says else
   */
  async call<T>(deadlineMs: number, work: (client: EventStoreDBClient, given: AbortSignal) => Promise<T>): Promise<T> {
    const { client } = this;
    const given = new AbortController();
    try {
      const answer = await this.#inTime(deadlineMs, work(client, given.signal));
      this.#failures = 0;
      return answer;
    } catch (error) {
      given.abort();
      if (error instanceof NoAnswer || isTrouble(error)) this.#failed(client, error instanceof NoAnswer);
      throw error;
    }
  }

  /** The next call gets another client. */
  renew(): void {
    const old = this.#client;
    this.#client = null;
    this.#failures = 0;
    if (old === null) return;
    const end = (): void => {
      cancel();
      this.#lingering.delete(end);
      closeChannel(old);
    };
    const cancel = this.timers.after(LINGER_MS, end);
    this.#lingering.add(end);
  }

  close(): void {
    this.renew();
    this.#closed = true;
    for (const end of this.#lingering) end();
  }

  /**
   * Connections are shared by all clients whose settings are equal, and with them their silence and the growing pauses
   * between their attempts. A setting that differs by a millisecond gets a connection of its own.
   */
  #address(): string {
    const { text } = this.url;
    const keepAlive = `keepAliveInterval=${KEEP_ALIVE_MS + (this.#generation++ % 1_000)}`;
    if (text.includes('keepAliveInterval=')) return text;
    return text.includes('?') ? `${text}&${keepAlive}` : `${text}?${keepAlive}`;
  }

  #failed(client: EventStoreDBClient, silent: boolean): void {
    this.#failures++;
    if (client === this.#client && (silent || this.#failures >= FAILURES)) this.renew();
  }

  #inTime<T>(deadlineMs: number, work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const cancel = this.timers.after(deadlineMs, () => reject(new NoAnswer(`no answer within ${deadlineMs} ms`)));
      work.then(
        value => (cancel(), resolve(value)),
        (error: unknown) => (cancel(), reject(error as Error)),
      );
    });
  }
}

/** Our own timer was first. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

const TROUBLE = new Set(['unavailable', 'deadline-exceeded', 'cancelled', 'unknown', 'not-leader', 'timeout']);

function isTrouble(error: unknown): boolean {
  return error instanceof Error && 'type' in error && TROUBLE.has(String(error.type));
}

interface Innards {
  getChannel(): Promise<{ close(): void }>;
}

/**
 * The client offers no way to close its connection but this. Its `dispose` is not for us: it cancels reads that are under
 * way, and a cancelled read ends as if the stream were over, so that a decision would rest on half a history.
 */
function closeChannel(client: EventStoreDBClient): void {
  const { getChannel } = client as unknown as Innards;
  getChannel
    .call(client)
    .then(channel => channel.close())
    .catch(() => undefined);
}
