import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ModulesContainer } from '@nestjs/core';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembly } from '../../src/app.module.js';
import { investorActions } from '../../src/investors/investors.actions.js';
import { ROLES, type Role } from '../../src/kernel/access/role.js';
import { landRegistryActions } from '../../src/land-registry/land-registry.actions.js';
import { peopleActions } from '../../src/people/people.actions.js';
import { buildOpenApi } from '../../src/platform/http/openapi/build-openapi.js';
import { ActionTable } from '../../src/platform/security/action-table.js';
import { hashSecret, mintKey } from '../../src/platform/security/api-key.js';
import { PUBLIC_ACTIONS } from '../../src/platform/security/public-actions.js';
import { endpointsOf, type Endpoint } from '../bad-input/endpoints.js';
import { TheRegister } from '../bad-input/the-register.js';
import { open } from '../bad-input/vector.js';
import { keyed, rightWire } from '../bad-input/vectors.js';
import { each, Wires, type Answer } from '../bad-input/wire.js';

let register: TheRegister;
let wires: Wires;
let commands: readonly Endpoint[];
let endpoints: readonly Endpoint[];

beforeAll(async () => {
  register = await TheRegister.start();
  await register.tell();
  wires = new Wires(register.port, 4);
  endpoints = endpointsOf(buildOpenApi(register.running.app)).filter(({ path }) => path.startsWith('/v1/'));
  commands = endpoints.filter(({ method }) => method === 'POST');
}, 60_000);

afterAll(async () => {
  wires?.close();
  await register?.stop();
});

/** Names of what the providers of the assembled application say they handle, repeats included. */
function handled(metadata: '__commandHandler__' | '__queryHandler__'): readonly string[] {
  const names: string[] = [];
  for (const module of register.running.app.get(ModulesContainer, { strict: false }).values()) {
    for (const { metatype } of module.providers.values()) {
      if (typeof metatype !== 'function') continue;
      const message: unknown = Reflect.getMetadata(metadata, metatype);
      if (typeof message === 'function') names.push(message.name);
    }
  }
  return names.sort();
}

const SOURCES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
  .map(name => readFileSync(join('src', name), 'utf8'));

const classesThat = (pattern: RegExp): readonly string[] =>
  SOURCES.flatMap(text => [...text.matchAll(pattern)].map(match => match[1] ?? '')).sort();

const repeated = (names: readonly string[]): readonly string[] =>
  names.filter((name, at) => names.indexOf(name) !== at);

describe('the application as it is put together', () => {
  it('has one handler for every command, and one for every query: Nest would take the last of two in silence', () => {
    for (const metadata of ['__commandHandler__', '__queryHandler__'] as const) {
      expect(handled(metadata).length).toBeGreaterThan(5);
      expect(repeated(handled(metadata))).toEqual([]);
    }
    expect(repeated(['A', 'B', 'A'])).toEqual(['A']);
  });

  it('has a handler for every class of commands that a slice declares', () => {
    const declared = classesThat(/export class (\w+) implements Command\b/g);
    expect(declared.length).toBeGreaterThan(25);
    const known = new Set(handled('__commandHandler__'));
    expect(declared.filter(name => !known.has(name))).toEqual([]);
  });

  it('declares every action that a route asks for, and asks for every action that a context declares', () => {
    const asked = new Set(endpoints.map(({ action }) => action));
    const declared = new Set(
      register.running.app
        .get(ActionTable, { strict: false })
        .all()
        .map(({ action }) => action),
    );
    const open_ = new Set(PUBLIC_ACTIONS.map(({ action }) => action));
    expect([...asked].filter(action => !declared.has(action))).toEqual([]);
    const unused = [...declared].filter(action => !asked.has(action) && !open_.has(action));
    expect(unused).toEqual([]);
    for (const { action } of [...investorActions, ...landRegistryActions, ...peopleActions])
      expect(declared).toContain(action);
  });

  it('gives every refusal a code of its own and a title in Kazakh, Russian and English', () => {
    const problems = assembly.problems.all();
    expect(repeated(problems.map(({ code }) => code))).toEqual([]);
    const untitled = problems.filter(({ title }) => [title.kk, title.ru, title.en].some(text => text.trim() === ''));
    expect(untitled.map(({ slug }) => slug)).toEqual([]);
    const same = problems.filter(({ title }) => new Set([title.kk, title.ru, title.en]).size < 3);
    expect(same.map(({ slug }) => slug)).toEqual([]);
  });
});

describe('who may ask for what, over HTTP', () => {
  let count = 0;

  async function ask(endpoint: Endpoint, key: string | null): Promise<Answer> {
    const params = {
      projectId: register.known.get('project') ?? '',
      personId: register.known.get('person.head-of-delegation') ?? '',
    };
    const right = { authorization: `ApiKey ${key}`, params, etag: register.etag };
    const body = Buffer.from(JSON.stringify(endpoint.body?.examples[0]));
    const wire = rightWire(endpoint, right, body);
    const headers = wire.headers.filter(([name]) => key !== null || name !== 'authorization');
    return wires.send(
      keyed({ endpoint, label: '', wire: { ...wire, headers }, expected: open(null) }, `boot-${count++}`),
    );
  }

  function may(endpoint: Endpoint, role: Role): boolean {
    const rule = register.running.app.get(ActionTable, { strict: false }).rule(endpoint.action);
    if (rule === undefined || typeof rule.roles === 'string') throw new Error(`${endpoint.action} is for everybody`);
    return rule.roles.includes(role) && !(rule.personOnly === true && role === 'machine');
  }

  it('nobody without a key', async () => {
    const answers = await each(commands, 4, endpoint => ask(endpoint, null));
    expect(answers.map(({ status }) => status)).toEqual(commands.map(() => 401));
  });

  it('every role what its rule says, and nothing else', async () => {
    const pairs = commands.flatMap(endpoint => ROLES.map(role => ({ endpoint, role })));
    const wrong = await each(pairs, 4, async ({ endpoint, role }) => {
      const { status, text } = await ask(endpoint, register.keys[role].key);
      const refused = status === 403 && text.includes('"FORBIDDEN"');
      const right = may(endpoint, role) ? status !== 401 && !refused : refused;
      return right && status < 500 ? null : `${role} ${endpoint.name}: ${status} ${text.slice(0, 200)}`;
    });
    expect(wrong.filter(said => said !== null)).toEqual([]);
    expect(pairs.length).toBeGreaterThan(400);
  }, 60_000);

  it('nobody of another region anything about a project of this one', async () => {
    const ofProject = commands.filter(({ path }) => path.includes('{projectId}'));
    const wrong = await each(ofProject, 2, async endpoint => {
      const role = ROLES.find(candidate => candidate !== 'machine' && may(endpoint, candidate));
      if (role === undefined) throw new Error(`nobody may ask for ${endpoint.action}`);
      const { status, text } = await ask(endpoint, await keyOf(role, '750000000'));
      return status === 403 && text.includes('"FORBIDDEN"')
        ? null
        : `${role} ${endpoint.name}: ${status} ${text.slice(0, 200)}`;
    });
    expect(wrong.filter(said => said !== null)).toEqual([]);
  }, 30_000);

  async function keyOf(role: Role, region: string): Promise<string> {
    const { id, key } = mintKey();
    const { personId, organisationId } = register.keys[role];
    const grant = { personId, organisationId, roles: [role], regions: [region], label: 'elsewhere' };
    const row = { id, hash: hashSecret(key.slice(id.length + 1)) };
    await register.running.foundation.keys.insert(row, { ...grant, expiresAt: Date.now() + 3_600_000 });
    return key;
  }
});
