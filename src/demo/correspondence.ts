import { filled, type Office, type Step } from './story.js';

/** A request as it goes over the wire. */
export interface Letter {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text; absent on reads. */
  readonly body?: string;
}

export interface Reply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Over the network, or straight into the server: the register cannot tell the difference. */
export type Post = (letter: Letter) => Promise<Reply>;

/** What a step is sent with, where it differs from what a careful client would send. */
export interface Otherwise {
  readonly office?: Office;
  /** Another key; null: none. */
  readonly key?: string | null;
  /** Another If-Match; null: none. */
  readonly ifMatch?: string | null;
  readonly body?: Step['body'];
  /** Without a key: a stranger. */
  readonly anonymous?: boolean;
}

/**
 * What the offices write about one story. It remembers what the answers gave: ids from Location, the project's ETag,
 * the newest Sync-Token.
 */
export class Correspondence {
  readonly known: Map<string, string>;
  #etag: string | null = null;
  #syncToken: string | null = null;

  constructor(
    private readonly post: Post,
    /** Secret keys by office. */
    private readonly keys: Readonly<Partial<Record<Office, string>>>,
    /** Every Idempotency-Key begins so. */
    private readonly prefix: string,
    known: Iterable<readonly [string, string]> = [],
  ) {
    this.known = new Map(known);
  }

  /** The project's ETag as last seen. */
  get etag(): string {
    return this.#etag ?? '"v0"';
  }

  /** Sends a step. Only an accepted one changes what is remembered. */
  async send(step: Step, otherwise: Otherwise = {}): Promise<Reply> {
    const key = otherwise.key === undefined ? `${this.prefix}/${step.key}` : otherwise.key;
    const ifMatch = otherwise.ifMatch === undefined ? (step.pinned ? this.etag : null) : otherwise.ifMatch;
    const path = filled(step.path, this.known);
    const reply = await this.#patiently({
      method: 'POST',
      path,
      headers: {
        ...(otherwise.anonymous === true ? {} : this.#authorization(otherwise.office ?? step.office)),
        'content-type': 'application/json',
        ...(key === null ? {} : { 'idempotency-key': key }),
        ...(ifMatch === null ? {} : { 'if-match': ifMatch }),
      },
      body: JSON.stringify(filled(otherwise.body ?? step.body, this.known)),
    });
    if (reply.status < 300) this.#remember(step, reply);
    return reply;
  }

  /** Whether the office has a key here. */
  has(office: Office): boolean {
    return this.keys[office] !== undefined;
  }

  /** Reads what an office may read; waits for its own writes by the Sync-Token. */
  read(office: Office, path: string): Promise<Reply> {
    return this.#patiently({
      method: 'GET',
      path: filled(path, this.known),
      headers: {
        ...this.#authorization(office),
        ...(this.#syncToken === null ? {} : { 'sync-token': this.#syncToken, prefer: 'wait=5' }),
      },
    });
  }

  /** 503 says nothing about the letter: the same one again, under the same key, after as long as the answer asks. */
  async #patiently(letter: Letter): Promise<Reply> {
    for (let tries = 1; ; tries++) {
      const reply = await this.post(letter);
      if (reply.status !== 503 || tries === TRIES) return reply;
      const seconds = Math.min(5, Number(reply.headers['retry-after'] ?? '1') || 1);
      await new Promise(resolve => setTimeout(resolve, seconds * 1_000));
    }
  }

  #remember(step: Step, { headers }: Reply): void {
    const { location, etag } = headers;
    if (step.gives !== undefined && location !== undefined)
      this.known.set(step.gives, location.split('/').at(-1) ?? '');
    const ofProject = step.gives === 'project' || step.path.startsWith('/v1/projects/');
    if (ofProject && etag !== undefined) this.#etag = etag;
    this.#syncToken = headers['sync-token'] ?? this.#syncToken;
  }

  #authorization(office: Office): { readonly authorization?: string } {
    const key = this.keys[office];
    if (key === undefined) throw new Error(`there is no key for ${office}`);
    return { authorization: `ApiKey ${key}` };
  }
}

const TRIES = 5;
