import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { assembly } from '../../../src/app.module.js';
import type { CommandContext } from '../../../src/kernel/eventsourcing/command-context.js';
import type { DomainEvent } from '../../../src/kernel/eventsourcing/domain-event.js';
import { encodeEvent } from '../../../src/platform/event-store/envelope.js';
import type { EventLog } from '../../../src/platform/event-store/event-log.js';
import { idFor } from '../../../src/platform/event-store/ids.js';
import { createPool } from '../../../src/platform/postgres/pool.js';
import { aContext } from '../../support/a-context.js';
import { openLog } from '../home.js';
import { furnish, type Say, type Scene } from '../scene.js';
import { countryOf, investorIdOf, investorsFor, isLong, lifeOf, projectIdOf } from './lives.js';

/** A register full of generated lives; its read models are not made yet. */
export interface GeneratedRegister {
  readonly scene: Scene;
  readonly projects: number;
  readonly projectIds: readonly string[];
  /** Those of a thousand events. */
  readonly longIds: readonly string[];
  readonly events: number;
  /** Between these it came to be: what was known is asked for in between. */
  readonly from: number;
  readonly to: number;
}

/** Lives go on side by side, so many at a time, each in so many turns: any position cuts through some of them. */
const SIDE_BY_SIDE = 2_000;
const TURNS = 3;
const EVENTS_AN_APPEND = 100;

export async function generateRegister(databaseUrl: string, projects: number, say: Say): Promise<GeneratedRegister> {
  const scene = await furnish('PostgreSQL', databaseUrl);
  const from = Date.now();
  const home = await openLog(scene.environment);
  const investors = Array.from({ length: investorsFor(projects) }, (_, n) => n);
  await inParallel(investors, home.callers, n => registerInvestor(home.log, n));
  for (let first = 0; first < projects; first += SIDE_BY_SIDE) {
    const some = Array.from({ length: Math.min(SIDE_BY_SIDE, projects - first) }, (_, n) => first + n);
    for (let turn = 0; turn < TURNS; turn++)
      await inParallel(some, home.callers, n => live(home.log, n, projects, turn));
  }
  const { position: events } = await home.log.head();
  const to = Date.now();
  await home.close();
  await asIfNew(databaseUrl);
  say(
    `generated   ${projects} projects, ${investors.length} investors, ${events} events in ${((to - from) / 1000).toFixed(0)} s`,
  );
  const all = Array.from({ length: projects }, (_, n) => n);
  const longIds = all.filter(isLong).map(projectIdOf);
  return { scene, projects, projectIds: all.map(projectIdOf), longIds, events, from, to };
}

async function inParallel(numbers: readonly number[], callers: number, work: (n: number) => Promise<void>) {
  let next = 0;
  const one = async (): Promise<void> => {
    for (let at = next++; at < numbers.length; at = next++) await work(numbers[at]!);
  };
  await Promise.all(Array.from({ length: callers }, one));
}

async function registerInvestor(log: EventLog, n: number): Promise<void> {
  const investorId = investorIdOf(n);
  const name = `Investor ${n}`;
  const data = {
    investorId,
    legalName: { kk: name, ru: name, en: name },
    country: countryOf(n),
    bin: null,
    lei: null,
    foreignSharePct: null,
    representativePersonIds: [],
    registeredOn: '2018-11-01',
    registeredBy: null,
  };
  await append(log, `investor-${investorId}`, 0, [{ type: 'InvestorRegistered', data }]);
}

/** One turn of a life: a third of it. */
async function live(log: EventLog, n: number, projects: number, turn: number): Promise<void> {
  const { projectId, events } = lifeOf(n, projects);
  const until = Math.ceil((events.length * (turn + 1)) / TURNS);
  for (let from = Math.ceil((events.length * turn) / TURNS); from < until; from += EVENTS_AN_APPEND)
    await append(log, `project-${projectId}`, from, events.slice(from, Math.min(until, from + EVENTS_AN_APPEND)));
}

async function append(log: EventLog, stream: string, from: number, events: readonly DomainEvent[]): Promise<void> {
  const commandId = idFor('5d0c7f4e-3b1a-5c8e-9f52-7363616c6502', `${stream} ${from}`);
  const context: CommandContext = {
    ...aContext(),
    commandId,
    correlationId: commandId,
    now: new Date().toISOString(),
    idFor: name => idFor(commandId, name),
  };
  const encoded = events.map((event, index) => {
    const definition = assembly.catalogue.get(event.type);
    if (definition === undefined || 'retired' in definition) throw new Error(`${event.type} is no event of today`);
    return encodeEvent({
      event,
      schemaVersion: definition.schemaVersion,
      stream,
      revision: from + index,
      index,
      occurredOn: definition.businessDateOf(event.data as never),
      context,
      salt: randomBytes(16),
    });
  });
  const expected = from === 0 ? ('none' as const) : { revision: from - 1 };
  await log.append({ commandId, fingerprint: context.fingerprint, stream, expected, events: encoded });
}

/**
 * Read models stand at the beginning, as those of a new register do, and automations at the end: what follows from
 * history that was decided long ago followed long ago.
 */
async function asIfNew(databaseUrl: string): Promise<void> {
  const pool = poolOf(databaseUrl);
  const models = assembly.projections.map(({ name }) => name);
  await pool.query(
    `update rm.projection_generation set position = 0, event_id = null, event_recorded_at = null, streams_known = 0
      where name = any($1)`,
    [models],
  );
  await pool.query(
    `update rm.projection_generation g
        set position = e.position, event_id = e.event_id, event_recorded_at = e.recorded_at
       from es.event e
      where not g.name = any($1) and e.position = (select max(position) from es.event)`,
    [models],
  );
  await pool.query('analyze es.event');
  await pool.end();
}

/** Acts as whoever logs in, or as `role`. Whoever makes read models is the owner of their views. */
export const poolOf = (databaseUrl: string, role: string | null = null): Pool =>
  createPool(
    { connectionString: databaseUrl },
    {
      applicationName: 'bench',
      role,
      max: 8,
      queryTimeoutMs: 600_000,
      settings: { synchronous_commit: 'off', statement_timeout: '0' },
    },
  );
