import type { Client } from 'pg';
import { destroy } from '../../postgres/pool.js';
import type { NewsBell } from '../news-bell.js';
import { backoff, sleep, type Timers } from '../timers.js';

const CHANNEL = 'qadam_news';
/** NOTIFY takes one lock for the whole server: more often would cost more than it saves. */
const NOTIFY_EVERY_MS = 20;
const HEARTBEAT_MS = 5_000;
const HEARTBEAT_TIMEOUT_MS = 3_000;

/**
 * Tells other processes that there is news and hears them, on one connection of its own with synchronous_commit off
 * (a NOTIFY is not worth a flush). Nothing rests on it: subscribers poll anyway.
 */
export class NewsLine {
  #client: Client | null = null;
  #pending = 0;
  /** Cancels the wait until the next NOTIFY may go out. */
  #throttle: (() => void) | null = null;
  #sending = false;
  readonly #stop = new AbortController();
  readonly #done: Promise<void>;

  constructor(
    private readonly connect: () => Client,
    private readonly bell: NewsBell,
    private readonly timers: Timers,
  ) {
    this.#done = this.#listen();
  }

  /** After a commit: at most one NOTIFY in 20 ms, carrying the highest position. */
  announce(position: number): void {
    this.#pending = Math.max(this.#pending, position);
    if (this.#throttle === null) this.#notify();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#throttle?.();
    await this.#done;
  }

  #notify(): void {
    const client = this.#client;
    const position = this.#pending;
    if (position === 0 || client === null || this.#sending || this.#stop.signal.aborted) return;
    this.#pending = 0;
    this.#sending = true;
    client
      .query({ name: 'notify', text: `select pg_notify('${CHANNEL}', $1)`, values: [String(position)] })
      .catch(() => destroy(client))
      .finally(() => (this.#sending = false));
    this.#throttle = this.timers.after(NOTIFY_EVERY_MS, () => {
      this.#throttle = null;
      this.#notify();
    });
  }

  async #listen(): Promise<void> {
    for (let failures = 0; !this.#stop.signal.aborted; failures++) {
      const client = this.connect();
      const gone = new AbortController();
      const end = (): void => gone.abort();
      client.once('error', end).once('end', end);
      const stop = (): void => destroy(client);
      this.#stop.signal.addEventListener('abort', stop, { once: true });
      try {
        await client.connect();
        client.on('notification', ({ payload }) => this.bell.ring(Number(payload ?? 0)));
        await client.query(`listen ${CHANNEL}`);
        // What was announced while nobody listened is found by asking once.
        await this.#askHead(client);
        this.#client = client;
        failures = 0;
        this.#notify();
        await this.#heartbeat(client, gone.signal);
      } catch {
        // The next turn of the loop is the answer to every failure.
      }
      this.#client = null;
      this.#stop.signal.removeEventListener('abort', stop);
      destroy(client);
      await sleep(this.timers, backoff(this.timers, failures), this.#stop.signal);
    }
  }

  /** Ends when the line is gone, also when only its silence says so: a half-open connection never errors. */
  async #heartbeat(client: Client, gone: AbortSignal): Promise<void> {
    for (;;) {
      await sleep(this.timers, HEARTBEAT_MS, gone);
      if (gone.aborted) return;
      const cancel = this.timers.after(HEARTBEAT_TIMEOUT_MS, () => destroy(client));
      try {
        await client.query('select 1');
      } finally {
        cancel();
      }
    }
  }

  async #askHead(client: Client): Promise<void> {
    const { rows } = await client.query<{ position: string }>(
      'select position from es.stream_index order by position desc limit 1',
    );
    this.bell.ring(Number(rows[0]?.position ?? 0));
  }
}
