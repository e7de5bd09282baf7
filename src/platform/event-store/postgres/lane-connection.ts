import type { Client } from 'pg';
import { destroy } from '../../postgres/pool.js';
import type { Timers } from '../timers.js';

/** Which register, which life of it, which home (ruling 23). es.append refuses anybody else. */
export interface RegisterIdentity {
  readonly registerId: string;
  readonly incarnation: number;
  readonly store: 'postgres' | 'eventstoredb';
}

/** One call of es.append at a time, on a connection of its own that is made when needed. */
export class LaneConnection {
  #client: Client | null = null;

  constructor(
    private readonly connect: () => Client,
    private readonly register: RegisterIdentity,
    private readonly timers: Timers,
    private readonly callTimeoutMs: number,
  ) {}

  /** True when the next call goes out on a connection that stands. */
  get connected(): boolean {
    return this.#client !== null;
  }

  /** Connects unless connected. Nothing has been sent when this fails. */
  async open(): Promise<void> {
    if (this.#client !== null) return;
    const client = this.connect();
    try {
      await client.connect();
    } catch (error) {
      destroy(client);
      throw error;
    }
    const gone = (): void => {
      if (this.#client === client) this.#client = null;
    };
    client.once('error', gone).once('end', gone);
    this.#client = client;
  }

  /** Commits before it answers. After any failure without an answer the connection is thrown away. */
  async append(batch: string): Promise<string> {
    const client = this.#client;
    if (client === null) throw new Error('the connection of the lane is gone');
    // A half-open connection never answers and never errors: only a timer of our own ends the wait.
    const cancel = this.timers.after(this.callTimeoutMs, () => destroy(client));
    try {
      const { registerId, incarnation, store } = this.register;
      const { rows } = await client.query<[string]>({
        name: 'es.append',
        text: 'select es.append($1, $2, $3, $4)',
        values: [batch, registerId, incarnation, store],
        rowMode: 'array',
      });
      return rows[0]![0];
    } finally {
      cancel();
    }
  }

  discard(): void {
    if (this.#client !== null) destroy(this.#client);
    this.#client = null;
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => undefined);
  }
}
