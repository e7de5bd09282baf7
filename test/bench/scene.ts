import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Role } from '../../src/kernel/access/role.js';
import { createPool } from '../../src/platform/postgres/pool.js';
import { KeyStore } from '../../src/platform/security/key-store.js';
import { Connection } from './connection.js';
import { openLog } from './home.js';
import { startQadam, type Service } from './services.js';
import { prefill, type Caller } from './workload.js';

export type Say = (line?: string) => void;

/** A register furnished for measuring: a database of its own, a key, an investor. */
export interface Scene {
  /** Where its events are. */
  readonly home: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly caller: Caller;
}

const ROLES: Role[] = ['project_officer', 'project_manager'];
const running: Service[] = [];

/** Starts a service that is stopped at the end whatever happens. */
export async function kept(starting: Promise<Service>): Promise<Service> {
  const service = await starting;
  running.push(service);
  return service;
}

export async function released(service: Service): Promise<void> {
  running.splice(running.indexOf(service), 1);
  await service.stop();
}

/** What the services that are up have logged; for a run that failed. */
export const lastWords = (): string =>
  running
    .map(({ told }) => told())
    .filter(told => told !== '')
    .join('\n');

export async function stopAll(): Promise<void> {
  for (const service of running) await service.stop();
}

/** A new database on the server of this run. */
export async function createDatabase(serverUrl: string, name: string): Promise<string> {
  const admin = new Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  return serverUrl.replace(/\/[^/?]+(\?|$)/, `/${name}$1`);
}

export async function furnish(
  home: string,
  databaseUrl: string,
  store: Readonly<Record<string, string>> = {},
): Promise<Scene> {
  const environment = {
    DATABASE_URL: databaseUrl,
    REGISTER_KEY: randomBytes(32).toString('base64'),
    VAULT_KEY: randomBytes(32).toString('base64'),
    DATA_DIR: mkdtempSync(join(tmpdir(), 'qadam-bench-')),
    ...store,
  };
  const qadam = await kept(startQadam(environment));
  const pool = createPool({ connectionString: databaseUrl }, { applicationName: 'bench' });
  const { key } = await new KeyStore(pool).create({
    personId: '0e6a3a52-0002-4c1e-9a01-000000000002',
    organisationId: 'bench',
    roles: ROLES,
    regions: ['*'],
    label: 'bench',
    expiresAt: Date.now() + 86_400_000,
  });
  const investorId = await registerInvestor(qadam.port, key);
  await pool.end();
  await released(qadam);
  return { home, environment, caller: { key, investorId } };
}

/** Projects of about 20 events each. New ones for every line: reports make them longer, and slower to decide about. */
export async function freshProjects({ environment, caller }: Scene, projects: number): Promise<string[]> {
  const qadam = await kept(startQadam(environment));
  const home = await openLog(environment);
  const ids = await prefill(home.log, projects, caller.investorId, home.callers);
  await home.settled();
  await home.close();
  await caughtUp(qadam.port);
  await released(qadam);
  return ids;
}

async function registerInvestor(port: number, key: string): Promise<string> {
  const connection = await Connection.open(port);
  const answer = await connection.send({
    method: 'POST',
    path: '/v1/investors',
    headers: { authorization: `ApiKey ${key}`, 'idempotency-key': 'bench-investor' },
    body: JSON.stringify({ legalName: { kk: 'KK-KIUNSEN', ru: 'KK-KIUNSEN', en: 'KK-KIUNSEN' }, country: 'KR' }),
  });
  connection.close();
  const location = /\r\nlocation: [^\r]*\/v1\/investors\/([0-9a-f-]{36})/i.exec(answer.headers)?.[1];
  if (location === undefined) throw new Error(`no investor: ${answer.status} ${answer.body}`);
  return location;
}

/**
 * Seconds until the journal (where there is one) and every read model have read everything.
 * @throws when that takes longer than anybody would wait
 */
export async function caughtUp(port: number, patienceSeconds = 600): Promise<number> {
  const started = performance.now();
  for (;;) {
    const left = await lags(port);
    if (left.every(lag => lag === 0)) break;
    if (performance.now() - started > patienceSeconds * 1000)
      throw new Error(`not caught up after ${patienceSeconds} s: ${left.join(', ')} events behind`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  return (performance.now() - started) / 1000;
}

/** Events that each read model has not yet read. */
export async function lags(port: number): Promise<readonly number[]> {
  for (;;) {
    const connection = await Connection.open(port);
    const { body } = await connection.send({ method: 'GET', path: '/health/projections', headers: {}, body: '' });
    connection.close();
    const found = [...body.matchAll(/"lagEvents":(\d+)/g)].map(([, lag]) => Number(lag));
    if (found.length > 0) return found;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
