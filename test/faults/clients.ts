import { describe, revisionToKnow } from './attempts.js';
import { NotSent, send, type Answer } from './http.js';
import { lastOf, type Attempt, type History, type Operation } from './history.js';
import type { Instance } from './instance.js';
import type { Kind, Wanted, Workload } from './operations.js';
import { sleep, type Random } from './random.js';
import { intrude, Session } from './sessions.js';

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

const MOST_UNDER_WAY = 150;

interface How {
  readonly etag?: string;
  /** The instance that is asked first. */
  readonly at?: number;
  /** And no other. */
  readonly only?: true;
  readonly quietly?: true;
  /** Where it is said first, instead of at an instance. */
  readonly door?: Door;
  /** When it may be asked again. */
  readonly settles?: Promise<void>;
  /** Told of the first answer. */
  readonly heard?: (attempt: Attempt) => void;
}

/** What can be asked: an instance, or what stands before several. */
interface Door {
  readonly name: string;
  readonly port: number;
}

/** How long a client keeps asking for the answer to one key. */
const SETTLES_WITHIN_MS = 120_000;

/** The offices: each says one thing after the other and asks with the same key until it knows what became of it. */
export class Clients {
  /** Set while a failpoint of this kind is waited for: its client will never ask again. */
  abandons: Kind | null = null;
  #running = false;
  #gone = false;
  #loops: Promise<void>[] = [];
  readonly #open = new Set<Operation>();
  readonly #sessions = new Map<string, Session>();

  constructor(private readonly options: ClientOptions) {}

  start(): void {
    this.#running = true;
    this.#loops = Array.from({ length: this.options.clients ?? 8 }, (_, n) => this.#loop(`client ${n}`));
    // Told when it happens: a driver that says nothing would look like a register that answers nothing.
    for (const loop of this.#loops) loop.catch((error: unknown) => console.error('the driver failed', error));
  }

  /** Nothing is said or asked any more; what is unknown stays so. For controls whose register is beyond help. */
  async leave(): Promise<void> {
    this.#gone = true;
    await this.settle();
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

  /** Four more who talk to one instance alone, while the others wait for one that says nothing. @returns ends them */
  steady(at: number): () => Promise<void> {
    let going = true;
    const loop = async (): Promise<void> => {
      while (going) {
        await this.#perform(this.options.workload.next(), { at, only: true });
        await sleep(this.options.random.next() * 40);
      }
    };
    const loops = [loop(), loop(), loop(), loop()];
    return async () => {
      going = false;
      await Promise.all(loops);
    };
  }

  /** One key, so many times at once, turn by turn over the instances, until each sender has a definite answer. */
  async storm(wanted: Wanted, times: number): Promise<void> {
    const { workload, instances } = this.options;
    const { operation, etag } = this.#begin(wanted);
    const sender = async (at: number): Promise<void> => {
      const end = performance.now() + SETTLES_WITHIN_MS;
      for (let pause = 20; performance.now() < end; pause = Math.min(400, pause * 2)) {
        const attempt = await this.#attempt(operation, wanted, instances[at++ % instances.length] as Instance, etag);
        if (attempt.outcome === 'ok' || attempt.outcome === 'fail') return;
        await sleep(pause);
      }
    };
    await Promise.all(Array.from({ length: times }, (_, n) => sender(n)));
    const last = operation.attempts.findLast(({ outcome }) => outcome === 'ok') ?? lastOf(operation);
    if (last !== undefined)
      workload.learn(wanted, last.outcome === 'ok', revisionToKnow(last), last.said?.location ?? null);
  }

  /**
   * Commands at a fixed rate through one door, whatever becomes of those before, up to a number under way that no
   * machine of a rollout would reach. What was not answered for good is settled by the instances when the load is over.
   * @returns ends it, when all is settled
   */
  openLoop(port: number, perSecond: number, heard: (attempt: Attempt) => void): () => Promise<void> {
    const asked: Promise<unknown>[] = [];
    const begun = performance.now();
    let over: () => void = () => undefined;
    const settles = new Promise<void>(resolve => (over = resolve));
    let underWay = 0;
    let sent = 0;
    const answered = (attempt: Attempt): void => {
      underWay--;
      heard(attempt);
    };
    const timer = setInterval(() => {
      for (const due = ((performance.now() - begun) / 1_000) * perSecond; sent < due; sent++) {
        if (underWay >= MOST_UNDER_WAY) continue;
        underWay++;
        const door = { name: 'balancer', port };
        asked.push(this.#perform(this.options.workload.next(), { door, heard: answered, settles }));
      }
    }, 10);
    return async () => {
      clearInterval(timer);
      over();
      await Promise.all(asked);
    };
  }

  readonly #wanted = new WeakMap<Operation, Wanted>();
  readonly #etags = new WeakMap<Operation, string>();

  async #loop(name: string): Promise<void> {
    const { random, paceMs = 20 } = this.options;
    const session = this.#sessions.get(name) ?? new Session(name, this.options);
    this.#sessions.set(name, session);
    while (this.#running) {
      const wanted = this.options.workload.next();
      const operation = await this.#perform(wanted);
      session.learn(wanted.project, operation);
      if (random.chance(0.15)) await session.look(wanted.project);
      if (random.chance(0.04)) await intrude(this.options);
      await sleep(random.next() * 2 * paceMs);
    }
  }

  async #perform(wanted: Wanted, given: How = {}): Promise<Operation> {
    const { workload, instances, random, freshKeys } = this.options;
    const { operation, etag } = this.#begin(wanted, given.etag);
    this.#open.add(operation);
    const end = performance.now() + SETTLES_WITHIN_MS;
    let at = given.at ?? random.below(instances.length);
    let pause = 20;
    while (performance.now() < end && !this.#gone) {
      const retried = operation.attempts.length;
      const first = retried === 0 ? given.door : undefined;
      const instance = first ?? (instances[(given.only === true ? at : at++) % instances.length] as Instance);
      const said = freshKeys === true && retried > 0 ? asIfNew(wanted, retried) : wanted;
      const key = freshKeys === true && retried > 0 ? `${operation.key}-${retried}` : operation.key;
      const attempt = await this.#attempt(operation, said, instance, etag, key);
      if (retried === 0) given.heard?.(attempt);
      if (attempt.outcome === 'ok' || attempt.outcome === 'fail') {
        if (given.quietly !== true)
          workload.learn(wanted, attempt.outcome === 'ok', revisionToKnow(attempt), attempt.said?.location ?? null);
        break;
      }
      await given.settles;
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

  #begin(wanted: Wanted, given?: string): { readonly operation: Operation; readonly etag: string | undefined } {
    const { workload, history } = this.options;
    const { client } = workload.offices[wanted.office];
    const said = { token: wanted.token, kind: wanted.kind, client, key: wanted.token };
    const operation: Operation = { ...said, attempts: [], abandoned: false };
    const known = wanted.project === null ? 0 : (workload.etags.get(wanted.project) ?? 0);
    const etag = given ?? (wanted.ifMatch && wanted.project !== null ? `"v${known}"` : undefined);
    history.add(operation);
    this.#wanted.set(operation, wanted);
    if (etag !== undefined) this.#etags.set(operation, etag);
    return { operation, etag };
  }

  async #attempt(
    operation: Operation,
    wanted: Wanted,
    instance: Door,
    etag: string | undefined,
    key = operation.key,
  ): Promise<Attempt> {
    const { history, workload } = this.options;
    const headers: Record<string, string> = {
      authorization: `ApiKey ${workload.offices[wanted.office].key}`,
      'idempotency-key': key,
      'x-correlation-id': operation.token,
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
