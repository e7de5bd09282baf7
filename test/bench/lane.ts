/**
 * How many commands a second the lane takes, against one insert per transaction on the same server in the same run.
 *
 *   node --import ./test/support/typescript-hooks.mjs test/bench/lane.ts            own embedded server, durable settings
 *   DATABASE_URL=postgres://… node --import … test/bench/lane.ts                    a database of its own on that server
 *   SECONDS=5 CALLERS=1,64 EVENTS=1 … to vary
 */
import { randomUUID } from 'node:crypto';
import { cpus } from 'node:os';
import { Pool } from 'pg';
import { migrate, PLATFORM_MIGRATIONS } from '../../src/platform/postgres/migrations.js';
import { createPool, type DatabaseAddress } from '../../src/platform/postgres/pool.js';
import { EVENT_LOG_MIGRATIONS, PostgresEventLog } from '../../src/platform/event-store/postgres/postgres-event-log.js';
import { readRegister } from '../../src/platform/event-store/postgres/register.js';
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded/index.js';
import { aCommand } from '../contracts/event-log/commands.js';

const seconds = Number(process.env['SECONDS'] ?? 5);
const callers = (process.env['CALLERS'] ?? '1,16,64,256').split(',').map(Number);
const events = Number(process.env['EVENTS'] ?? 1);

interface Figures {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

async function closedLoop(concurrency: number, call: () => Promise<unknown>): Promise<Figures> {
  const until = performance.now() + seconds * 1_000;
  const latencies: number[] = [];
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (performance.now() < until) {
        const before = performance.now();
        await call();
        latencies.push(performance.now() - before);
      }
    }),
  );
  const elapsed = performance.now() - startedAt;
  latencies.sort((a, b) => a - b);
  const quantile = (q: number): number => latencies[Math.floor(latencies.length * q)] ?? 0;
  return { perSecond: latencies.length / (elapsed / 1_000), p50: quantile(0.5), p99: quantile(0.99) };
}

function print(what: string, { perSecond, p50, p99 }: Figures, extra = ''): void {
  const figures = `${perSecond.toFixed(0).padStart(7)}/s  p50 ${p50.toFixed(2)} ms  p99 ${p99.toFixed(2)} ms`;
  console.log(`${what.padEnd(34)}${figures}  ${extra}`);
}

async function baseline(address: DatabaseAddress, clients: number): Promise<void> {
  const pool = createPool(address, { applicationName: 'bench-naive', max: clients });
  await pool.query('create table public.naive (position bigserial primary key, stream text, data text, meta text)');
  const [event] = aCommand().events;
  const insert = async (): Promise<void> => {
    const client = await pool.connect();
    await client.query('begin');
    await client.query({
      name: 'naive',
      text: 'insert into public.naive (stream, data, meta) values ($1, $2, $3)',
      values: [randomUUID(), event!.data, event!.meta],
    });
    await client.query('commit');
    client.release();
  };
  await closedLoop(clients, insert);
  print(`begin, insert, commit: ${clients} clients`, await closedLoop(clients, insert));
  await pool.end();
}

async function lane(address: DatabaseAddress): Promise<void> {
  const { appRole: role } = await migrate(address, [PLATFORM_MIGRATIONS, EVENT_LOG_MIGRATIONS]);
  let batches = 0;
  let commands = 0;
  let busy = 0;
  const observer = {
    onBatch(size: number, ms: number): void {
      batches++;
      commands += size;
      busy += ms;
    },
  };
  const log = new PostgresEventLog({ address, role, register: await readRegister(address, role), observer });
  const append = (): Promise<unknown> => log.append(aCommand({ events }));
  await closedLoop(64, append);
  for (const concurrency of callers) {
    batches = commands = busy = 0;
    const cpu = process.cpuUsage();
    const figures = await closedLoop(concurrency, append);
    const used = process.cpuUsage(cpu);
    const node = (used.user + used.system) / commands;
    print(
      `lane, ${concurrency} callers, ${events} event(s)`,
      figures,
      `batch ${(commands / batches).toFixed(1)}, call ${((busy / commands) * 1_000).toFixed(0)} us and Node ${node.toFixed(0)} us a command`,
    );
  }
  await log.close();
}

async function onDatabase(address: DatabaseAddress): Promise<void> {
  const admin = new Pool({ ...address, max: 1 });
  const { rows } = await admin.query<{ version: string; fsync: string; sync: string; connections: string }>(
    `select version(), current_setting('fsync') as fsync, current_setting('synchronous_commit') as sync,
       current_setting('max_connections') as connections`,
  );
  console.log(`${rows[0]!.version.split(' on ')[0]}, fsync ${rows[0]!.fsync}, synchronous_commit ${rows[0]!.sync}`);
  console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${seconds} s a line`);
  const database = `bench_${randomUUID().slice(0, 8)}`;
  await admin.query(`create database ${database}`);
  // In a connection string the database is part of the text.
  const { connectionString, ...parts } = address;
  const own =
    connectionString === undefined
      ? { ...parts, database }
      : { connectionString: connectionString.replace(/^([^?]*\/)[^/?]*/, `$1${database}`) };
  try {
    await lane(own);
    await baseline(own, Math.min(64, Number(rows[0]!.connections) - 20));
  } finally {
    await admin.query(`drop database ${database} with (force)`);
    await admin.end();
  }
}

const url = process.env['DATABASE_URL'];
if (url !== undefined) {
  await onDatabase({ connectionString: url });
} else {
  const server = await startEmbeddedPostgres({ cloneDirectory: process.cwd(), ephemeral: true });
  try {
    await onDatabase(server.connection);
  } finally {
    await server.stop();
  }
}
