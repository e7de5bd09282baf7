import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { PostgresHistory } from '../platform/event-store/postgres/postgres-history.js';
import { realTimers } from '../platform/event-store/timers.js';
import { readRegister } from '../platform/event-store/postgres/register.js';
import { ProjectionAdmin } from '../platform/projections/admin.js';
import { decodePlainly } from '../platform/projections/event-decoder.js';
import type { ProjectionStatus } from '../platform/projections/projection-status.js';
import { realScheduler } from '../platform/projections/scheduler.js';
import { readStatus } from '../platform/projections/status.js';
import { answer, table } from './output.js';
import { globals, withRegister, type Register } from './with-register.js';

type Outcome = Awaited<ReturnType<ProjectionAdmin['pause']>>;
type Ask = (admin: ProjectionAdmin, by: string, ...argument: string[]) => Promise<Outcome>;

/** Read models and automations: both follow the log, and both are operated alike. */
export function addProjections(program: Command): void {
  const projections = program.command('projections').description('read models and automations: state and repair');
  projections.command('list').description('state, lag and parked events of each').action(list);
  projections.command('parked <name>').description('what is set aside, and why').action(parked);
  projections
    .command('skip <name> <position>')
    .description('give one parked event up for this projection, for good')
    .requiredOption('--reason <text>', 'why; it is kept')
    .action(skip);
  const add = (usage: string, description: string, ask: Ask): void => {
    projections.command(usage).description(description).action(asking(ask));
  };
  const name = (args: readonly string[]): string => args[0] ?? '';
  add('rebuild <name>', 'from the first event into fresh tables, then switch', (admin, by, ...args) =>
    admin.rebuild(name(args), by),
  );
  add('pause <name>', 'stop following until resumed', (admin, by, ...args) => admin.pause(name(args), by));
  add('resume <name>', 'follow again', (admin, by, ...args) => admin.resume(name(args), by));
  add('retry <name> <stream>', 'project a parked stream anew, in order', (admin, by, ...args) =>
    admin.retryStream(name(args), args[1] ?? '', by),
  );
}

const operator = (): string => `cli:${userInfo().username}`;

function asking(ask: Ask): (...args: unknown[]) => Promise<void> {
  return async (...args) => {
    const command = args.at(-1) as Command;
    const [name = ''] = command.args;
    await withAdmin(command, name, async admin => tell(command, await ask(admin, operator(), ...command.args)));
  };
}

async function skip(name: string, position: string, { reason }: { reason: string }, command: Command): Promise<void> {
  await withAdmin(command, name, async admin =>
    tell(command, await admin.skip(name, Number(position), reason, operator())),
  );
}

function tell(command: Command, outcome: Outcome): void {
  if (!outcome.ok) process.exitCode = 1;
  answer(globals(command), outcome, [outcome.ok ? 'done' : `not done: ${outcome.message ?? 'refused'}`]);
}

async function parked(name: string, _options: object, command: Command): Promise<void> {
  await withAdmin(command, name, async admin => {
    const lines = await admin.parked(name);
    const rows = lines.map(line => [String(line.position), line.stream, line.type, String(line.attempts), line.reason]);
    answer(globals(command), lines, table(['POSITION', 'STREAM', 'TYPE', 'TRIES', 'REASON'], rows));
  });
}

async function list(_options: object, command: Command): Promise<void> {
  await withRegister(globals(command), async register => {
    const lines = await withLog(register, log => statusOf(register, log));
    const rows = lines.map(line => [
      line.name,
      `${line.version}${line.live ? '' : ' (building)'}`,
      line.state,
      `${line.position}/${line.head}`,
      `${line.lagSeconds.toFixed(1)} s`,
      String(line.parkedEvents),
      line.owner ?? 'nobody',
      line.lastError ?? '',
    ]);
    const header = ['NAME', 'VERSION', 'STATE', 'POSITION', 'LAG', 'PARKED', 'OWNER', 'LAST ERROR'];
    answer(globals(command), lines, table(header, rows));
  });
}

async function statusOf({ pool }: Register, log: PostgresHistory): Promise<readonly ProjectionStatus[]> {
  const head = await log.head();
  const known = await knownNames(pool);
  const of = (lease: Lease): Promise<ProjectionStatus[]> => {
    const names = known.filter(each => each.lease === lease).map(({ name }) => name);
    return readStatus(pool, lease, names, head, null);
  };
  return [...(await of('projections')), ...(await of('automations'))];
}

type Lease = 'projections' | 'automations';

/** What follows the log here. An automation has no tables of its own. */
async function knownNames(
  pool: Register['pool'],
): Promise<readonly { readonly name: string; readonly lease: Lease }[]> {
  const { rows } = await pool.query<{ name: string; automation: boolean }>(
    'select name, bool_and(cardinality(tables) = 0) as automation from rm.projection_generation group by name',
  );
  return rows.map(({ name, automation }) => ({ name, lease: automation ? 'automations' : 'projections' }));
}

/** @throws UnknownProjection before anything is asked for: a request for nobody would stand for ever */
async function withAdmin(
  command: Command,
  name: string,
  work: (admin: ProjectionAdmin) => Promise<void>,
): Promise<void> {
  await withRegister(globals(command), async register => {
    const known = await knownNames(register.pool);
    const found = known.find(each => each.name === name);
    if (found === undefined)
      throw new UnknownProjection(`There is no ${name}. Known: ${known.map(each => each.name).join(', ')}.`);
    await withLog(register, log =>
      work(new ProjectionAdmin(register.pool, log, decodePlainly, realScheduler, found.lease)),
    );
  });
}

async function withLog<T>({ address, appRole }: Register, work: (log: PostgresHistory) => Promise<T>): Promise<T> {
  const identity = await readRegister(address, appRole);
  const log = new PostgresHistory({ address, register: identity, role: appRole, readers: 2, timers: realTimers });
  try {
    return await work(log);
  } finally {
    await log.close();
  }
}

class UnknownProjection extends Error {
  override readonly name = 'UnknownProjection';
}
