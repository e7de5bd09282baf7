import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import type { Role } from '../../src/kernel/access/role.js';
import { PostgresEventLog } from '../../src/platform/event-store/postgres/postgres-event-log.js';
import { readRegister } from '../../src/platform/event-store/postgres/register.js';
import { createPool } from '../../src/platform/postgres/pool.js';
import { KeyStore } from '../../src/platform/security/key-store.js';
import { startPrivateServer } from '../support/embedded-postgres.js';
import { Connection, type Request } from './connection.js';
import { insertRows } from './insert-baseline.js';
import { closedLoop, openLoop, type LoadResult } from './load.js';
import { describeMachine, fsyncRate, median, rssMb } from './machine.js';
import { measureRebuild } from './rebuild.js';
import { startNaive, startQadam, type Service } from './services.js';
import { measureStart } from './start.js';
import { created, prefill, progressReports, reads, registrations, shown, type Caller } from './workload.js';

/**
 * `npm run bench [-- --quick] [--only=commands,open,rebuild,start]`: speed as ratios to baselines of the same run, on
 * the same PostgreSQL (rulings 51, reliability.md e). Nothing here asserts; figures go to the reader.
 */
const quick = process.argv.includes('--quick');
const only = process.argv
  .find(argument => argument.startsWith('--only='))
  ?.slice(7)
  .split(',');
const wants = (part: string): boolean => only === undefined || only.includes(part);
/** As any JIT needs it: what a register that has been up for a minute does, not one that has just started. */
const WARM_UP = quick ? 6 : 10;
const SECONDS = quick ? 3 : 8;
const ROUNDS = quick ? 1 : 3;
const PROJECTS = quick ? 400 : 2_000;
const CONNECTIONS = [1, 32, 128];

const say = (line = ''): void => console.log(line);
// What is measured is what is built: an older build would be measured as silently as a newer one.
execFileSync(process.execPath, [fileURLToPath(new URL('../../src/start.mjs', import.meta.url)), '--build']);
const server = await startPrivateServer({ durability: 'safe' });
const running: Service[] = [];

try {
  const { database, caller, environment } = await prepare();
  say(`machine     ${describeMachine()}`);
  say(`postgresql  ${await version(database)}, synchronous_commit on, fsync on, same server for every line below`);
  say(`fsync       ${fsyncRate(mkdtempSync(join(tmpdir(), 'qadam-bench-')))} fdatasync/s of 8 KiB`);
  say();
  if (wants('commands')) await commands(database, environment, caller);
  if (wants('open')) await steadyLoad(environment, caller);
  if (wants('rebuild')) await measureRebuild(urlOf('bench_rebuild'), quick ? 60_000 : 200_000, say);
  if (wants('start')) await measureStart(say);
} finally {
  for (const service of running) await service.stop();
  await server.stop();
}

async function prepare(): Promise<{
  database: string;
  caller: Caller;
  environment: Record<string, string>;
}> {
  const admin = new Client(server.connection);
  await admin.connect();
  await admin.query('create database bench_naive');
  await admin.query('create database bench_qadam');
  await admin.query('create database bench_rebuild');
  await admin.end();
  const environment = {
    DATABASE_URL: urlOf('bench_qadam'),
    REGISTER_KEY: randomBytes(32).toString('base64'),
    VAULT_KEY: randomBytes(32).toString('base64'),
    DATA_DIR: mkdtempSync(join(tmpdir(), 'qadam-bench-')),
  };
  const qadam = await startQadam(environment);
  const pool = createPool({ connectionString: environment.DATABASE_URL }, { applicationName: 'bench' });
  const roles: Role[] = ['project_officer', 'project_manager'];
  const { key } = await new KeyStore(pool).create({
    personId: '0e6a3a52-0002-4c1e-9a01-000000000002',
    organisationId: 'bench',
    roles,
    regions: ['*'],
    label: 'bench',
    expiresAt: Date.now() + 86_400_000,
  });
  const investorId = await registerInvestor(qadam.port, key);
  await pool.end();
  await qadam.stop();
  return { database: urlOf('bench_naive'), caller: { key, investorId }, environment };
}

/** Projects of about 20 events each. New ones for every line: reports make them longer, and slower to decide about. */
async function freshProjects(environment: Record<string, string>, { investorId }: Caller): Promise<string[]> {
  const address = { connectionString: environment['DATABASE_URL']! };
  const log = new PostgresEventLog({ address, register: await readRegister(address) });
  const qadam = await kept(startQadam(environment));
  const ids = await prefill(log, PROJECTS, investorId);
  await caughtUp(qadam.port);
  await released(qadam);
  await log.close();
  return ids;
}

function urlOf(database: string): string {
  return server.connectionString.replace(/\/[^/?]+(\?|$)/, `/${database}$1`);
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

async function commands(naiveUrl: string, environment: Record<string, string>, caller: Caller): Promise<void> {
  say('commands over HTTP, closed loop, requests/s (median of alternating rounds); ratio to the naive service');
  say(
    `${'connections'.padEnd(12)}${'naive'.padStart(9)}${'naive CTE'.padStart(11)}${'register'.padStart(18)}${'report progress'.padStart(18)}${'with a warning'.padStart(18)}${'own number'.padStart(18)}`,
  );
  const figures = new Map<string, number[]>();
  const keep = (name: string, value: number): void => void figures.set(name, [...(figures.get(name) ?? []), value]);
  for (const connections of CONNECTIONS) {
    const projectIds = await freshProjects(environment, caller);
    let day = 0;
    for (let round = 0; round < ROUNDS; round++) {
      for (const variant of ['transaction', 'cte'] as const) {
        const naive = await kept(startNaive(naiveUrl, variant));
        const load = { port: naive.port, next: registrations(caller), accepts: created };
        await closedLoop(load, 32, WARM_UP);
        keep(`${variant} ${connections}`, rate(await closedLoop(load, connections, SECONDS)));
        await released(naive);
      }
      const qadam = await kept(startQadam(environment));
      const measure = async (name: string, next: () => Request): Promise<number> => {
        const load = { port: qadam.port, next, accepts: created };
        const warm = await closedLoop(load, 32, WARM_UP);
        const result = complain(await closedLoop(load, connections, SECONDS));
        keep(`${name} ${connections}`, rate(result));
        keep(`catch-up ${connections}`, await caughtUp(qadam.port));
        return warm.answers + result.answers;
      };
      // A service with one route is warm after one turn of it; this one has more code to warm.
      await closedLoop({ port: qadam.port, next: registrations(caller), accepts: created }, 32, WARM_UP);
      await measure('register', registrations(caller));
      const fromDay = new Date(Date.UTC(2020, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
      const reported = await measure('progress', progressReports(caller, projectIds, fromDay));
      day += Math.ceil(reported / projectIds.length) + 1;
      await measure('warned', registrations(caller, 'warned'));
      await measure('own', registrations(caller, 'own'));
      await released(qadam);
    }
    const of = (name: string): number => median(figures.get(`${name} ${connections}`) ?? []);
    const against = (name: string): string => `${of(name).toFixed(0)} (${(of(name) / of('transaction')).toFixed(2)} ×)`;
    say(
      `${String(connections).padEnd(12)}${of('transaction').toFixed(0).padStart(9)}${of('cte').toFixed(0).padStart(11)}` +
        `${against('register').padStart(18)}${against('progress').padStart(18)}${against('warned').padStart(18)}${against('own').padStart(18)}   read models ${of('catch-up').toFixed(2)} s behind at the end`,
    );
  }
  say(
    `pg inserts  ${(await insertRows(naiveUrl, 64, SECONDS)).toFixed(0)} rows/s, one per transaction, 64 connections`,
  );
  say();
}

async function steadyLoad(environment: Record<string, string>, caller: Caller): Promise<void> {
  const projectIds = await freshProjects(environment, caller);
  const seconds = quick ? 20 : 60;
  const qadam = await kept(startQadam(environment));
  await new Promise(resolve => setTimeout(resolve, 2_000));
  const idle = rssMb(qadam.pid);
  const commandLoad = { port: qadam.port, next: progressReports(caller, projectIds, '2024-06-01'), accepts: created };
  const readLoad = { port: qadam.port, next: reads(caller, projectIds), accepts: shown };
  await Promise.all([closedLoop(commandLoad, 8, WARM_UP), closedLoop(readLoad, 8, WARM_UP)]);
  // What the warm-up left to do is not part of the load: it asked for as much as there was.
  await caughtUp(qadam.port);
  await new Promise(resolve => setTimeout(resolve, 2_000));
  const fresh = freshness(qadam.port, caller, projectIds, seconds);
  const [written, read, waits] = await Promise.all([
    openLoop(commandLoad, 300, seconds, 64),
    openLoop(readLoad, 500, seconds, 64),
    fresh,
  ]);
  const loaded = rssMb(qadam.pid);
  await released(qadam);
  say(`open loop, ${seconds} s, 300 commands/s and 500 reads/s together, latency from the intended time`);
  for (const [name, result] of [['commands', written] as const, ['reads', read] as const]) {
    const at = (share: number): string => (result.latency.getValueAtPercentile(share) / 1000).toFixed(1);
    say(
      `${name.padEnd(12)}p50 ${at(50)} ms, p99 ${at(99)} ms, p99.9 ${at(99.9)} ms, errors ${result.errors}` +
        `${result.firstError === null ? '' : ` (${result.firstError})`}, generator lag p99 ${result.generatorLagMs.toFixed(1)} ms`,
    );
  }
  const sorted = [...waits].sort((a, b) => a - b);
  const p = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(1);
  say(
    `${'append→read'.padEnd(12)}p50 ${p(0.5)} ms, p99 ${p(0.99)} ms over ${sorted.length} commands read back by Sync-Token`,
  );
  say(`${'memory'.padEnd(12)}idle ${idle} MB, after the load ${loaded} MB (resident, the Node process)`);
  say();
}

/** How long after a command's answer the read model shows it: asked with its Sync-Token, five times a second. */
async function freshness(
  port: number,
  caller: Caller,
  projectIds: readonly string[],
  seconds: number,
): Promise<number[]> {
  const connection = await Connection.open(port);
  const next = progressReports(caller, projectIds, '2025-06-01');
  const waits: number[] = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const request = next();
    const answer = await connection.send(request);
    const token = /\r\nsync-token: ([^\r]+)/i.exec(answer.headers)?.[1];
    if (token !== undefined) {
      const started = performance.now();
      const path = request.path.replace('/progress-reports', '');
      const headers = { authorization: `ApiKey ${caller.key}`, 'sync-token': token, prefer: 'wait=5' };
      const shownAnswer = await connection.send({ method: 'GET', path, headers, body: '' });
      if (shownAnswer.status === 200) waits.push(performance.now() - started);
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  connection.close();
  return waits;
}

/** Seconds until every read model has read everything. */
async function caughtUp(port: number): Promise<number> {
  const started = performance.now();
  const connection = await Connection.open(port);
  for (;;) {
    const { body } = await connection.send({ method: 'GET', path: '/health/projections', headers: {}, body: '' });
    const lags = [...body.matchAll(/"lagEvents":(\d+)/g)].map(([, lag]) => Number(lag));
    if (lags.length > 0 && lags.every(lag => lag === 0)) break;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  connection.close();
  return (performance.now() - started) / 1000;
}

async function version(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  return rows[0]?.server_version ?? 'unknown';
}

function rate(result: LoadResult): number {
  return (result.answers - result.errors) / result.seconds;
}

function complain(result: LoadResult): LoadResult {
  if (result.errors > 0)
    say(`  ${result.errors} of ${result.answers} answers were not as expected: ${result.firstError}`);
  return result;
}

async function kept(starting: Promise<Service>): Promise<Service> {
  const service = await starting;
  running.push(service);
  return service;
}

async function released(service: Service): Promise<void> {
  running.splice(running.indexOf(service), 1);
  await service.stop();
}
