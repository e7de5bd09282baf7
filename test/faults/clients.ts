import { NotSent, send, type Answer } from './http.js';
import { lastOf, type Attempt, type History, type Operation, type Outcome, type Said } from './history.js';
import type { Instance } from './instance.js';
import type { Kind, Wanted, Workload } from './operations.js';
import { sleep, type Random } from './random.js';

export interface ClientOptions {
  readonly workload: Workload;
  readonly history: History;
  readonly instances: readonly Instance[];
  readonly random: Random;
  readonly clients?: number;
  /** Milliseconds between two commands of a client, on average: what the checker reads must stay readable. */
  readonly paceMs?: number;
  /** The negative control: a retry goes out as if it were new. */
  readonly freshKeys?: boolean;
}

interface How {
  readonly etag?: string;
  /** The instance that is asked first. */
  readonly at?: number;
  readonly quietly?: true;
}

/** How long a client keeps asking for the answer to one key. */
const SETTLES_WITHIN_MS = 120_000;

/** The offices: each says one thing after the other and asks with the same key until it knows what became of it. */
export class Clients {
  /** Set while a failpoint of this kind is waited for: its client will never ask again. */
  abandons: Kind | null = null;
  #running = false;
  #loops: Promise<void>[] = [];
  readonly #open = new Set<Operation>();

  constructor(private readonly options: ClientOptions) {}

  start(): void {
    this.#running = true;
    this.#loops = Array.from({ length: this.options.clients ?? 8 }, () => this.#loop());
    // Told when it happens: a driver that says nothing would look like a register that answers nothing.
    for (const loop of this.#loops) loop.catch((error: unknown) => console.error('the driver failed', error));
  }

  /** Nothing new is said; everything said is settled. */
  async settle(): Promise<void> {
    this.#running = false;
    await Promise.all(this.#loops);
  }

  /** Asks again for answers that were given already, of any instance: they must be the same. */
  async replay(how: number): Promise<void> {
    const { history, random, instances } = this.options;
    const known = history.operations.slice(-2_000).filter(operation => lastOf(operation)?.outcome === 'ok');
    for (let n = 0; n < how && known.length > 0; n++) {
      const operation = random.pick(known);
      const wanted = this.#wanted.get(operation);
      if (wanted !== undefined)
        await this.#attempt(operation, wanted, random.pick(instances), this.#etags.get(operation));
    }
  }

  /** One thing until it is settled; the offices do not hear of it, so a project made like this is left alone. */
  async say(wanted: Wanted): Promise<Attempt> {
    const attempt = lastOf(await this.#perform(wanted, { quietly: true }));
    if (attempt === undefined) throw new Error(`${wanted.kind} was never asked`);
    return attempt;
  }

  /** All at once on one revision: turn by turn over the instances, or the first half here and the second there. */
  together(wanted: readonly Wanted[], etag: string, how: 'spread' | 'in halves'): Promise<Operation[]> {
    const half = Math.ceil(wanted.length / this.options.instances.length);
    return Promise.all(
      wanted.map((each, n) =>
        this.#perform(each, { quietly: true, etag, at: how === 'spread' ? n : Math.floor(n / half) }),
      ),
    );
  }

  readonly #wanted = new WeakMap<Operation, Wanted>();
  readonly #etags = new WeakMap<Operation, string>();

  async #loop(): Promise<void> {
    const { random, paceMs = 20 } = this.options;
    while (this.#running) {
      await this.#perform(this.options.workload.next());
      await sleep(random.next() * 2 * paceMs);
    }
  }

  async #perform(wanted: Wanted, given: How = {}): Promise<Operation> {
    const { workload, history, instances, random, freshKeys } = this.options;
    const { client } = workload.offices[wanted.office];
    const operation: Operation = {
      token: wanted.token,
      kind: wanted.kind,
      client,
      key: wanted.token,
      attempts: [],
      abandoned: false,
    };
    const known = wanted.project === null ? 0 : (workload.etags.get(wanted.project) ?? 0);
    const etag = given.etag ?? (wanted.ifMatch && wanted.project !== null ? `"v${known}"` : undefined);
    history.add(operation);
    this.#wanted.set(operation, wanted);
    if (etag !== undefined) this.#etags.set(operation, etag);
    this.#open.add(operation);
    const end = performance.now() + SETTLES_WITHIN_MS;
    let at = given.at ?? random.below(instances.length);
    let pause = 20;
    while (performance.now() < end) {
      const instance = instances[at++ % instances.length] as Instance;
      const retried = operation.attempts.length;
      const said = freshKeys === true && retried > 0 ? asIfNew(wanted, retried) : wanted;
      const key = freshKeys === true && retried > 0 ? `${operation.key}-${retried}` : operation.key;
      const attempt = await this.#attempt(operation, said, instance, etag, key);
      if (attempt.outcome === 'ok' || attempt.outcome === 'fail') {
        if (given.quietly !== true)
          workload.learn(wanted, attempt.outcome === 'ok', revisionToKnow(attempt), attempt.said?.location ?? null);
        break;
      }
      if (attempt.outcome === 'info' && this.abandons === wanted.kind) {
        operation.abandoned = true;
        break;
      }
      await sleep(pause);
      pause = Math.min(400, pause * 2);
    }
    this.#open.delete(operation);
    return operation;
  }

  async #attempt(
    operation: Operation,
    wanted: Wanted,
    instance: Instance,
    etag: string | undefined,
    key = operation.key,
  ): Promise<Attempt> {
    const { history, workload } = this.options;
    const headers: Record<string, string> = {
      authorization: `ApiKey ${workload.offices[wanted.office].key}`,
      'idempotency-key': key,
      ...(etag === undefined ? {} : { 'if-match': etag }),
    };
    const invoked = performance.now();
    history.travelling(instance.name, 1);
    let answer: Answer | null = null;
    let unsent = false;
    try {
      answer = await send({
        port: instance.port,
        method: 'POST',
        path: wanted.path,
        headers,
        body: JSON.stringify(wanted.body),
      });
    } catch (error) {
      unsent = error instanceof NotSent;
    }
    history.travelling(instance.name, -1);
    const attempt = describe(operation, wanted, key, instance.name, invoked, answer, unsent);
    history.record(operation, attempt);
    return attempt;
  }
}

/** What a client does that knows nothing of keys: new key, new id of the meeting, the same words. */
function asIfNew(wanted: Wanted, retried: number): Wanted {
  return wanted.kind === 'meeting'
    ? { ...wanted, body: { ...wanted.body, meetingId: `${wanted.token}-${retried}` } }
    : wanted;
}

/** A refusal by If-Match tells the revision of now. */
function revisionToKnow(attempt: Attempt): number | null {
  if (attempt.status !== 412) return attempt.revision;
  return numberIn(attempt.said?.body ?? '', 'currentVersion');
}

function describe(
  operation: Operation,
  wanted: Wanted,
  key: string,
  instance: string,
  invoked: number,
  answer: Answer | null,
  unsent: boolean,
): Attempt {
  const body = answer?.body ?? '';
  const outcome = outcomeOf(answer, unsent);
  const said: Said | null =
    answer === null
      ? null
      : {
          status: answer.status,
          body,
          etag: answer.headers['etag'] ?? null,
          location: answer.headers['location'] ?? null,
          syncToken: answer.headers['sync-token'] ?? null,
        };
  const position = said?.syncToken?.split('.')[1];
  return {
    op: operation.token,
    kind: operation.kind,
    client: operation.client,
    key,
    project: wanted.project,
    instance,
    invoked,
    completed: performance.now(),
    outcome,
    status: answer?.status ?? null,
    code: outcome === 'ok' ? null : codeIn(body),
    revision: outcome === 'ok' ? numberIn(body, 'revision') : null,
    position: position === undefined ? null : Number(position),
    eventIds: outcome === 'ok' ? eventIdsIn(body) : [],
    said,
  };
}

/** 5xx and a lost race (409 `concurrent-change`, ruling 27) may have happened; every other refusal is one. */
function outcomeOf(answer: Answer | null, unsent: boolean): Outcome {
  if (answer === null) return unsent ? 'unsent' : 'info';
  if (answer.status >= 200 && answer.status < 300) return 'ok';
  if (answer.status >= 500 || answer.status === 429) return 'info';
  return answer.status === 409 && codeIn(answer.body) === 'concurrent-change' ? 'info' : 'fail';
}

const numberIn = (body: string, member: string): number | null => {
  const value = fieldIn(body, member);
  return typeof value === 'number' ? value : null;
};
function codeIn(body: string): string | null {
  const code = fieldIn(body, 'type');
  return typeof code === 'string' ? (code.split('/').at(-1) ?? null) : null;
}
function eventIdsIn(body: string): string[] {
  const receipt = fieldIn(body, 'receipt') as { eventIds?: string[] } | undefined;
  return receipt?.eventIds ?? [];
}
function fieldIn(body: string, member: string): unknown {
  try {
    return (JSON.parse(body) as Record<string, unknown>)[member];
  } catch {
    return undefined;
  }
}
