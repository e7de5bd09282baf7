import type { ClientBase, PoolClient } from 'pg';
import { inTransaction } from '../postgres/transaction.js';
import { asError, isTransient, LostOwnership } from './errors.js';
import { DecodedPage, historyOf } from './event-decoder.js';
import type { Generation, HistoryOf } from './generation.js';
import { commitPage } from './page-transaction.js';
import { parkedPositions, parkedStreams, resolveParked } from './parking.js';
import { createGeneration, dropGenerations } from './registry.js';
import { guardAgainstOtherHistory, saveState } from './restore-guard.js';
import type { Session } from './session.js';

export type Action = 'pause' | 'resume' | 'rebuild' | 'retry-stream' | 'skip';

interface Request {
  readonly id: string;
  readonly name: string;
  readonly action: Action;
  readonly argument: { readonly stream?: string; readonly position?: number; readonly reason?: string };
  readonly by: string;
}

/** What the operators asked for, in order, each between two pages; the answer stays with the request. */
export async function carryOutRequests(session: Session): Promise<void> {
  const { pool, lease } = session.around;
  const { rows } = await pool.query<Request>(
    `select id::text, name, action, argument, requested_by as by from rm.projection_request
      where lease = $1 and done_at is null order by id limit 20`,
    [lease.name],
  );
  for (const request of rows) {
    await exclusively(session, async () => {
      const client = await pool.connect();
      let broken = false;
      try {
        const outcome = await carryOut(session, client, request);
        await client.query(`update rm.projection_request set done_at = clock_timestamp(), outcome = $2 where id = $1`, [
          request.id,
          JSON.stringify(outcome),
        ]);
      } catch (error) {
        broken = true;
        if (error instanceof LostOwnership) return session.lose(error);
        throw error;
      } finally {
        client.release(broken);
      }
    });
  }
}

const exclusively = (session: Session, work: () => Promise<void>): Promise<void> =>
  session.buildTurn.run(async () => {
    await session.building.quiet();
    await session.between(work);
  });

export interface Outcome {
  readonly ok: boolean;
  readonly message?: string;
  readonly retried?: number;
}

async function carryOut(session: Session, client: PoolClient, request: Request): Promise<Outcome> {
  const live = session.generations.find(({ name, role }) => name === request.name && role === 'live');
  const all = session.generations.filter(({ name }) => name === request.name);
  if (request.action === 'rebuild') return rebuild(session, request.name);
  if (!live) return { ok: false, message: `this release does not run ${request.name}` };
  switch (request.action) {
    case 'pause':
      for (const each of all) await setState(session, client, each, 'paused', each.lastError);
      return { ok: true };
    case 'resume':
      for (const each of all) await setState(session, client, each, 'running', null);
      await guardAgainstOtherHistory(client, session.around.source, all, session.epoch);
      return { ok: all.every(each => each.state === 'running') };
    case 'retry-stream':
      return retryStream(session, client, live, request.argument.stream ?? '', request.by);
    case 'skip': {
      const { position = 0, reason = null } = request.argument;
      const done = await resolveParked(client, live.name, live.number, position, {
        resolution: 'skipped',
        by: request.by,
        reason,
      });
      live.parked = await parkedStreams(client, live.name, live.number);
      return { ok: done, ...(done ? {} : { message: 'nothing is parked there' }) };
    }
  }
}

async function setState(
  session: Session,
  client: ClientBase,
  generation: Generation,
  state: Generation['state'],
  lastError: string | null,
): Promise<void> {
  generation.giveUp();
  generation.state = state;
  generation.lastError = lastError;
  await saveState(client, generation, session.epoch);
}

/** Tables of their own from position 0; the one half built before, if any, goes. The live one serves on. */
async function rebuild(session: Session, name: string): Promise<Outcome> {
  if (!session.around.rebuildable) return { ok: false, message: `${name} is never made anew` };
  const versions = session.around.projections.filter(projection => projection.name === name);
  const goal = versions.sort((a, b) => b.version - a.version)[0];
  if (!goal) return { ok: false, message: `there is no projection ${name}` };
  await inTransaction(session.around.pool, async client => {
    await dropGenerations(client, { building: name });
    await createGeneration(client, goal, 'building', session.epoch);
  });
  await session.load();
  return { ok: true };
}

/** In order, one event a transaction, up to the first that fails again; the stream is free when none is left. */
async function retryStream(
  session: Session,
  client: PoolClient,
  live: Generation,
  stream: string,
  by: string,
): Promise<Outcome> {
  let retried = 0;
  live.giveUp();
  for (const position of await parkedPositions(client, live.name, live.number, stream)) {
    const events = await session.around.source.readAll({ after: position - 1, upTo: position, limit: 1 });
    try {
      await live.again(
        client,
        new DecodedPage(events, session.around.decode, live.projection.readsEnvelope),
        historyIn(session),
      );
      const resolve = (): Promise<boolean> =>
        resolveParked(client, live.name, live.number, position, { resolution: 'retried', by, reason: null });
      await commitPage(client, [live], session.epoch, resolve);
      retried++;
    } catch (error) {
      live.giveUp();
      if (isTransient(error) || error instanceof LostOwnership) throw error;
      await client.query(
        `update rm.projection_parked set reason = $4, detail = $5, attempts = attempts + 1
          where name = $1 and generation = $2 and position = $3`,
        [live.name, live.number, position, asError(error).message.slice(0, 500), asError(error).stack?.slice(0, 4_000)],
      );
      return { ok: false, retried, message: asError(error).message };
    }
  }
  live.parked = await parkedStreams(client, live.name, live.number);
  if (live.parked.size === 0) await setState(session, client, live, live.state, null);
  return { ok: true, retried };
}

/** The history of an event's stream up to that event. */
const historyIn =
  ({ around: { source, decode } }: Session): HistoryOf =>
  ({ stream, revision }) =>
    historyOf(source, decode, stream, revision);
