import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Config } from '../platform/config/config.js';
import { checkStore } from '../platform/event-store/eventstoredb/check-store.js';
import { StoreClient } from '../platform/event-store/eventstoredb/store-client.js';
import { realTimers } from '../platform/event-store/timers.js';
import { PostgresHistory } from '../platform/event-store/postgres/postgres-history.js';
import { readRegister } from '../platform/event-store/postgres/register.js';
import { freePort } from '../platform/lifecycle/free-port.js';
import { serverFacts, serverFaults } from '../platform/lifecycle/check-server.js';
import { findAppRole } from '../platform/postgres/migrations.js';
import type { DatabaseAddress } from '../platform/postgres/pool.js';
import { answer } from './output.js';
import { configOf, globals, reach, UnusedRegister } from './with-register.js';

export interface Diagnosis {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
}

const good = (check: string, detail: string): Diagnosis => ({ check, ok: true, detail });
const bad = (check: string, detail: string): Diagnosis => ({ check, ok: false, detail });

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('what this machine, its disk and its database are fit for; exits 1 when something is wrong')
    .action(async (_options: object, command: Command) => {
      const found = await examine(configOf(globals(command)));
      if (found.some(({ ok }) => !ok)) process.exitCode = 1;
      const width = Math.max(...found.map(({ check }) => check.length));
      const lines = found.map(({ check, ok, detail }) => `${ok ? 'ok  ' : 'BAD '}  ${check.padEnd(width)}  ${detail}`);
      answer(globals(command), found, lines);
    });
}

async function examine(config: Config): Promise<readonly Diagnosis[]> {
  return [
    checkNode(process.versions.node),
    checkTimeZones(),
    await checkPort(config),
    ...(config.embedded ? [await checkFolder(config.data.dir), ...(await checkPrivateFiles(config.data.dir))] : []),
    ...(await checkDatabase(config)),
    ...(await checkEventStoreDb(config)),
  ];
}

export function checkNode(version: string): Diagnosis {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = major > 20 || (major === 20 && minor >= 19);
  return fits ? good('node', version) : bad('node', `${version}; 20.19 or newer is needed`);
}

/** Almaty moved from +06 to +05 on 2024-03-01: tables older than that put business dates on the wrong day. */
export function checkTimeZones(): Diagnosis {
  const format = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Almaty', timeZoneName: 'longOffset' });
  const [before, after] = ['2024-02-29T12:00:00Z', '2024-03-01T12:00:00Z'].map(at => format.format(new Date(at)));
  const right = before?.includes('+06:00') && after?.includes('+05:00');
  const version = process.versions.tz;
  return right
    ? good('time zones', `tzdata ${version}`)
    : bad('time zones', `tzdata ${version} does not know Almaty’s +05`);
}

async function checkPort({ http }: Config): Promise<Diagnosis> {
  const free = await freePort(http.host, http.port).catch(() => -1);
  if (free === http.port) return good('port', `${http.host}:${http.port} is free`);
  // The register itself may be what listens there: worth saying, nothing to mend.
  return good('port', `${http.host}:${http.port} is taken; ${free} is free`);
}

async function checkFolder(folder: string): Promise<Diagnosis> {
  try {
    await access(folder, constants.R_OK | constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    const freeMb = Math.floor((bavail * bsize) / 1024 / 1024);
    return freeMb < 512
      ? bad('data folder', `${folder}: ${freeMb} MB free`)
      : good('data folder', `${folder}, ${freeMb} MB free`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return good('data folder', `${folder} will be made by the first start`);
    return bad('data folder', `${folder} cannot be used (${code})`);
  }
}

async function checkPrivateFiles(folder: string): Promise<Diagnosis[]> {
  const names = ['register.key', 'vault.key', 'demo-keys.json', 'postgres-credentials.json'];
  const found = await Promise.all(
    names.map(async name => {
      const mode = await stat(join(folder, name)).then(
        ({ mode }) => mode & 0o777,
        () => null,
      );
      return mode !== null && mode !== 0o600 ? `${name} is ${mode.toString(8)}` : null;
    }),
  );
  const open = found.filter(each => each !== null);
  return [
    open.length === 0
      ? good('secrets', 'readable by their owner only')
      : bad('secrets', `${open.join(', ')}; 600 is needed`),
  ];
}

async function checkDatabase(config: Config): Promise<Diagnosis[]> {
  try {
    const { address, startedHere, close } = await reach(config);
    try {
      return [...(await checkServer(address, startedHere)), await checkEventStore(address)];
    } finally {
      await close();
    }
  } catch (error) {
    if (error instanceof UnusedRegister) return [good('database', 'embedded; the first start will make it')];
    return [bad('database', error instanceof Error ? error.message : String(error))];
  }
}

/** The store that EVENTSTOREDB_URL names, whether the events live there or are to move there. */
async function checkEventStoreDb({ store: { eventStoreDb } }: Config): Promise<Diagnosis[]> {
  if (eventStoreDb === null) return [];
  const { url, acceptOldServer } = eventStoreDb;
  const store = new StoreClient(await import('@eventstore/db-client'), url, realTimers);
  try {
    const risks = await checkStore(store, acceptOldServer);
    return [good('EventStoreDB', risks[0] ?? `${url.shown} answers, lets us read $all, and is new enough`)];
  } catch (error) {
    return [bad('EventStoreDB', error instanceof Error ? error.message : String(error))];
  } finally {
    store.close();
  }
}

async function checkServer(address: DatabaseAddress, startedHere: boolean): Promise<Diagnosis[]> {
  const facts = await serverFacts(address);
  const faults = serverFaults(facts);
  const skew = Math.abs(facts.clockSkewMs);
  return [
    good('database', `PostgreSQL ${facts.version}${startedHere ? ', started for this check' : ''}`),
    ...faults.map(fault => bad('database', fault)),
    skew < 1_000
      ? good('clock', `${skew} ms from the database’s`)
      : bad('clock', `${skew} ms from the database’s; 2000 stop every append`),
  ];
}

async function checkEventStore(address: DatabaseAddress): Promise<Diagnosis> {
  const role = await findAppRole(address);
  try {
    const register = await readRegister(address, role);
    const log = new PostgresHistory({ address, register, role, readers: 1, timers: realTimers });
    try {
      await log.checkWritable();
      const { position } = await log.head();
      return good(
        'event store',
        `register ${register.registerId}, incarnation ${register.incarnation}, ${position} events`,
      );
    } finally {
      await log.close();
    }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === '42P01' || code === '3F000') return good('event store', 'empty: the first start will make it');
    return bad('event store', message);
  }
}
