import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { commandIdOf } from '../../src/platform/event-store/ids.js';
import { buildOpenApi } from '../../src/platform/http/openapi/build-openapi.js';
import { endpointsOf, type Endpoint } from './endpoints.js';
import { faultOf } from './oracle.js';
import { TheRegister } from './the-register.js';
import { IGNORED, open, refused, type Vector } from './vector.js';
import { keyed, rightWire, vectorsOf, type Right } from './vectors.js';
import { each, Wires, type Answer } from './wire.js';

const CONNECTIONS = 8;

interface Tried {
  readonly vector: Vector;
  readonly key: string;
  readonly answer: Answer;
}

let register: TheRegister;
let wires: Wires;
let endpoints: readonly Endpoint[];
let params: Readonly<Record<string, string>>;

beforeAll(async () => {
  register = await TheRegister.start();
  await register.tell();
  wires = new Wires(register.port, CONNECTIONS);
  endpoints = endpointsOf(buildOpenApi(register.running.app)).filter(({ path }) => path.startsWith('/v1/'));
  params = await seenParams();
}, 60_000);

afterAll(async () => {
  wires?.close();
  await register?.stop();
});

const rightOf = ({ action }: Endpoint): Right => ({
  authorization: `ApiKey ${register.keyFor(action)}`,
  params,
  etag: register.etag,
});

/** Ids that stand for something, from the story. */
async function seenParams(): Promise<Readonly<Record<string, string>>> {
  const id = (name: string): string => register.known.get(name) ?? '';
  const meeting = register.told.filter(({ step }) => step.path.endsWith('/meetings')).at(-1);
  return {
    projectId: id('project'),
    investorId: id('investor.kk-kiunsen'),
    personId: id('person.head-of-delegation'),
    cadastralNumber: '19-293-045-101',
    collection: 'meetings',
    period: '2010-Q4',
    scheme: 'procedure-templates',
    version: '1',
    eventId: meeting?.reply.headers['location']?.split('/').at(-1) ?? '',
  };
}

describe('what is right is taken, so that what is refused is refused for what is wrong with it', () => {
  it('every kind of command is accepted once in the stories that the register was told', () => {
    const told = new Set(register.told.map(({ step }) => step.path.replace(/\{[\w.-]+\}/, '{}')));
    const wanted = endpoints.filter(({ method }) => method === 'POST').map(({ path }) => path.replace(/\{\w+\}/, '{}'));
    expect(wanted.filter(path => !told.has(path))).toEqual([]);
  });

  it('the input layer takes every documented example', async () => {
    const bodies = endpoints.flatMap(endpoint =>
      (endpoint.body?.examples ?? [undefined]).map((example, index) => ({ endpoint, example, index })),
    );
    const answers = await each(bodies, 1, async ({ endpoint, example, index }) => {
      const body = example === undefined ? null : Buffer.from(JSON.stringify(example));
      const wire = rightWire(endpoint, rightOf(endpoint), body);
      const vector: Vector = { endpoint, label: `example ${index}`, wire, expected: open(null) };
      const { status, text } = await wires.send(
        keyed(vector, `example-${endpoint.name}-${index}`.replaceAll(' ', '-')),
      );
      const taken = endpoint.method === 'GET' ? status === 200 : [200, 201, 403, 404, 409, 412].includes(status);
      return taken ? null : `${endpoint.name} example ${index}: ${status} ${text.slice(0, 300)}`;
    });
    expect(answers.filter(said => said !== null)).toEqual([]);
  });
});

describe('what is wrong is refused, and the refusal says where', () => {
  it('for every endpoint of the document, in everything that a request consists of', async () => {
    const begun = performance.now();
    const vectors = endpoints.flatMap(endpoint => vectorsOf(endpoint, rightOf(endpoint)));
    const sure = vectors.filter(({ expected }) => expected.kind === 'refused');
    const others = vectors.filter(({ expected }) => expected.kind !== 'refused');
    const before = await register.events();
    const refusals = await tryAll(sure, 'sure');
    expect(await register.events()).toBe(before);
    const decided = await tryAll(others, 'open');
    const tried = [...refusals, ...decided];
    print(tried, performance.now() - begun);
    const faults = tried.flatMap(({ vector: { endpoint, label, expected }, answer }) => {
      const fault = faultOf(expected, answer);
      return fault === null ? [] : [`${endpoint.name} | ${label} | ${fault}`];
    });
    if (process.env['BAD_INPUT_REPORT'] !== undefined)
      writeFileSync(process.env['BAD_INPUT_REPORT'], faults.join('\n'));
    expect(faults.slice(0, 30)).toEqual([]);
    expect(await recordedBy(decided)).toEqual([]);
    for (const { name } of endpoints) {
      const count = vectors.filter(({ endpoint }) => endpoint.name === name).length;
      expect([name, count >= 200 || !name.startsWith('POST')]).toEqual([name, true]);
    }
  }, 900_000);
});

async function tryAll(vectors: readonly Vector[], prefix: string): Promise<Tried[]> {
  let count = 0;
  return each(vectors, CONNECTIONS, async vector => {
    const key = `${prefix}-${count++}`;
    return { vector, key, answer: await wires.send(keyed(vector, key)) };
  });
}

/** What was refused as wrong in itself and is in the log all the same. */
async function recordedBy(tried: readonly Tried[]): Promise<readonly string[]> {
  const ids = tried
    .filter(({ answer }) => answer.status === 400)
    .map(({ vector, key }) => commandIdOf(clientOf(vector), key));
  const { rows } = await register.running.foundation.appPool.query<{ type: string }>(
    'select type from es.event where command_id = any($1::uuid[]) or correlation_id = any($1::text[])',
    [ids],
  );
  return rows.map(({ type }) => type);
}

function clientOf({ endpoint }: Vector): string {
  const key = register.keyFor(endpoint.action);
  const holder = Object.values(register.keys).find(demo => demo.key === key);
  return holder?.personId === null ? 'machine:demo' : `person:${holder?.personId}`;
}

function print(tried: readonly Tried[], ms: number): void {
  const lines = endpoints.map(({ name }) => {
    const statuses = new Map<number, number>();
    const own = tried.filter(({ vector }) => vector.endpoint.name === name);
    for (const { answer } of own) statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    const shown = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status} × ${count}`);
    return `${String(own.length).padStart(5)}  ${name.padEnd(55)} ${shown.join(', ')}`;
  });
  process.stdout.write(`${lines.join('\n')}\n${String(tried.length).padStart(5)}  requests in ${Math.round(ms)} ms\n`);
}

describe('the judgement itself', () => {
  const problem = (status: number, errors: object[]): Answer => ({
    status,
    type: 'application/problem+json',
    text: JSON.stringify({ type: '/problems/x', title: 'X', code: 'X', traceId: '0', status, errors }),
  });
  const at = { pointer: '/declared/landHa' };
  const right = problem(400, [{ ...at, code: 'X', detail: 'x' }]);

  it.each<[string, Answer, RegExp]>([
    ['bad input that was accepted', { status: 201, type: 'application/json', text: '{}' }, /status 201, not 400/],
    ['an error of the server', problem(500, []), /status 500/],
    ['another place', problem(400, [{ pointer: '/declared', code: 'X', detail: 'x' }]), /does not name/],
    ['no place', problem(400, []), /does not name/],
    ['another status', problem(409, []), /status 409, not 400/],
    ['silence', { status: 0, type: '', text: '', error: 'no answer in 5 s' }, /no answer in 5 s/],
    ['the words of a framework', { status: 400, type: 'application/json', text: '{}' }, /as application\/json/],
    ['a problem of another status', { ...right, status: 422 }, /says 400, the answer 422/],
  ])('catches %s, and lets the right answer pass', (_, answer, sentence) => {
    expect(faultOf(refused(at), answer)).toMatch(sentence);
    expect(faultOf(refused(at), right)).toBeNull();
  });

  it('lets a valid mutation be accepted or refused by a rule, and never lets the server break on it', () => {
    expect(faultOf(open(at), { status: 201, type: 'application/json', text: '{}' })).toBeNull();
    expect(faultOf(open(at), problem(409, []))).toBeNull();
    expect(faultOf(open(at), problem(400, []))).toMatch(/does not name/);
    expect(faultOf(open(at), problem(503, []))).toMatch(/status 503/);
    expect(faultOf(IGNORED, problem(400, []))).toMatch(/harmless/);
  });
});
