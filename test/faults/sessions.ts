import { randomBytes } from 'node:crypto';
import type { ClientOptions } from './clients.js';
import type { Operation } from './history.js';
import { settledAs } from './history.js';
import { send, type Answer } from './http.js';

type Known = Pick<ClientOptions, 'workload' | 'history' | 'instances' | 'random'>;

/** What one client has written and seen, and its looks at what it has written, at any instance. */
export class Session {
  #token = 0;
  readonly #written = new Map<string, number>();
  /** Of what was written last to a project, where its token names an event. */
  readonly #named = new Map<string, string>();

  constructor(
    private readonly name: string,
    private readonly known: Known,
  ) {}

  learn(project: string | null, operation: Operation): void {
    if (settledAs(operation) !== 'ok') return;
    const last = operation.attempts.findLast(({ outcome }) => outcome === 'ok');
    const at = project ?? (operation.kind === 'register' ? (last?.said?.location?.split('/').at(-1) ?? null) : null);
    this.#token = Math.max(this.#token, last?.position ?? 0);
    const token = last?.said?.syncToken ?? '';
    if (at !== null && /^\d+\.r/.test(token)) this.#named.set(at, token);
    if (at !== null && last?.revision !== null && last?.revision !== undefined)
      this.#written.set(at, Math.max(this.#written.get(at) ?? 0, last.revision));
  }

  async look(project: string | null): Promise<void> {
    const { workload, history, instances, random } = this.known;
    const at = project !== null && this.#written.has(project) ? project : [...this.#written.keys()].at(-1);
    if (at === undefined) return;
    const instance = random.pick(instances);
    const named = this.#named.get(at);
    // One token is handed on. Which of an event and a position comes later, a client cannot know: held to the event alone.
    const token = named === undefined ? this.#token : 0;
    const headers = {
      authorization: `ApiKey ${workload.offices.officer.key}`,
      'sync-token': named ?? `1.${token}`,
    };
    const invoked = performance.now();
    const answer = await send({ port: instance.port, method: 'GET', path: `/v1/projects/${at}`, headers }).catch(
      () => null,
    );
    const position = positionIn(answer);
    const revision = /^"v(\d+)"$/.exec(answer?.headers['etag'] ?? '')?.[1];
    history.look({
      client: this.name,
      instance: instance.name,
      project: at,
      invoked,
      completed: performance.now(),
      token,
      atLeast: this.#written.get(at) ?? 0,
      status: answer?.status ?? null,
      position,
      revision: revision === undefined ? null : Number(revision),
    });
    this.#token = Math.max(this.#token, position ?? 0);
    // What was written is seen, so the position that showed it says more.
    if (position !== null) this.#named.delete(at);
  }
}

function positionIn(answer: Answer | null): number | null {
  if (answer?.status !== 200) return null;
  return (JSON.parse(answer.body) as { meta?: { position?: number } }).meta?.position ?? null;
}

/** Somebody without a key, or with one that may not: refused whatever is broken (reliability W6). */
export async function intrude({ workload, history, instances, random }: Known): Promise<void> {
  const instance = random.pick(instances);
  const traceId = randomBytes(16).toString('hex');
  const wanted = random.chance(0.5) ? 401 : 403;
  const key = wanted === 403 ? workload.offices.investor.key : 'nobody.nothing';
  const headers = {
    authorization: `ApiKey ${key}`,
    'idempotency-key': traceId,
    traceparent: `00-${traceId}-${traceId.slice(0, 16)}-01`,
  };
  // An investor's representative registers no land.
  const body = { cadastralNumber: '19-293-045-999', areaHa: '5.0000', category: 'industry', purpose: 'Mine' };
  const asked = { port: instance.port, method: 'POST', path: '/v1/parcels', headers } as const;
  const answer = await send({ ...asked, body: JSON.stringify(body) }).catch(() => null);
  history.intrude({
    instance: instance.name,
    traceId,
    completed: performance.now(),
    wanted,
    status: answer?.status ?? null,
  });
}
