import { describe, expect, it } from '@jest/globals';
import { LogUnavailable } from '../../src/platform/event-store/event-log.errors.js';
import { EventStoreDbEventLog } from '../../src/platform/event-store/eventstoredb/eventstoredb-event-log.js';
import type { StoreClient } from '../../src/platform/event-store/eventstoredb/store-client.js';
import type { Timers } from '../../src/platform/event-store/timers.js';
import { AppendLane } from '../../src/platform/event-store/postgres/append-lane.js';
import type { PostgresHistory } from '../../src/platform/event-store/postgres/postgres-history.js';
import type { Schedule } from './machinery/schedule.js';
import { intentOf } from './clients/intent.js';
import { release, reserve } from './clients/wishes.js';
import { AS_BUILT } from './controls/breaks.js';
import { LAND_PROJECTS, open, PARCELS } from './register/opening.js';
import { Slot } from './register/slot.js';
import { REGRESSION_SEEDS } from './regression-seeds.js';
import { simulate } from './simulation.js';
import { World } from './world.js';

describe('seeds that once showed a fault', () => {
  it.each(REGRESSION_SEEDS)('seed $run.seed: $why', async ({ run }) => {
    expect((await simulate(run)).findings).toEqual([]);
  });
});

describe('what the simulation has found, in its shortest form', () => {
  it('a stored reservation is answered again, whatever became of the land since', async () => {
    const world = new World(1, 'eventstoredb', AS_BUILT);
    open(world);
    const slot = new Slot(world, 'A');
    slot.start();
    const reservation = intentOf('k1', reserve(LAND_PROJECTS[0], PARCELS[0]));
    const first = await told(world, slot.ask(reservation));
    await told(world, slot.ask(intentOf('k2', release(LAND_PROJECTS[0], PARCELS[0]))));
    await told(
      world,
      new Promise<void>(resolve => void world.schedule.after(20_000, 'the parcel is released', resolve)),
    );
    expect(first).toMatchObject({ kind: 'ok', replayed: false });
    expect(await told(world, slot.ask(reservation))).toEqual({ ...first, replayed: true });
  });

  it('a log that waits for its journal keeps the deadline of the call', async () => {
    const { schedule, log } = aLogThatHasNotCaughtUp(() => new Promise(() => undefined));
    const refusal = log.append({ commandId: 'c', fingerprint: '00', stream: 's', expected: 'none', events: [] });
    let isOver = false;
    void refusal.catch(() => (isOver = true));
    while (await schedule.step());
    expect(isOver).toBe(true);
  });

  it('waiting for the journal and appending share one deadline', async () => {
    const waited = (timers: Timers): Promise<boolean> =>
      new Promise(resolve => void timers.after(4_900, () => resolve(true)));
    const silent = (): Promise<never> => new Promise(() => undefined);
    const { schedule, log } = aLogThatHasNotCaughtUp(waited, silent);
    const command = { commandId: 'c', fingerprint: '00', stream: 's', expected: 'none' as const, events: [] };
    let refusedAt = Infinity;
    void log.append(command).catch(() => (refusedAt = schedule.now));
    while (await schedule.step());
    expect(refusedAt).toBeLessThanOrEqual(6_000);
  });

  it('a log that has not caught up does not say that a command is unknown', async () => {
    const { log } = aLogThatHasNotCaughtUp(() => Promise.resolve(false));
    await expect(log.findCommand('c')).rejects.toThrow(LogUnavailable);
  });

  it('the lane never sends what it has given up as not sent', async () => {
    const world = new World(1, 'postgres', AS_BUILT);
    const { timers } = world.process('A');
    const sent: string[] = [];
    const connection = {
      connected: false,
      open: () => new Promise<void>(resolve => void timers.after(3_000, resolve)),
      append: async (batch: string) => (sent.push(batch), '[["stored",1,1,0]]'),
      discard: () => undefined,
    };
    const lane = new AppendLane({ connection, timers, deadlineMs: 1_000 });
    const command = { commandId: 'c', fingerprint: '00', stream: 's', expected: 'none' as const, events: [] };
    const refusal = lane.append(command).catch((error: unknown) => error);
    await new Promise(resolve => setImmediate(resolve));
    while (await world.schedule.step());
    expect(await refusal).toBeInstanceOf(LogUnavailable);
    expect(await refusal).toMatchObject({ outcome: 'not-applied' });
    expect(sent).toEqual([]);
  });
});

function aLogThatHasNotCaughtUp(
  hasCaughtUp: (timers: Timers) => Promise<boolean>,
  query: () => Promise<unknown> = () => Promise.resolve({ rows: [] }),
): {
  readonly schedule: Schedule;
  readonly log: EventStoreDbEventLog;
} {
  const world = new World(1, 'eventstoredb', AS_BUILT);
  const { timers } = world.process('A');
  const register = { registerId: 'register', incarnation: 1, store: 'eventstoredb' } as const;
  const history = { pool: { query } } as unknown as PostgresHistory;
  const store = {} as StoreClient;
  const log = new EventStoreDbEventLog({
    store,
    prefix: 'r.',
    history,
    register,
    timers,
    hasCaughtUp: () => hasCaughtUp(timers),
  });
  return { schedule: world.schedule, log };
}

/** Steps the world until the answer is there. */
async function told<T>(world: World, answer: Promise<T>): Promise<T> {
  let isThere = false;
  void answer.then(() => (isThere = true));
  while (!isThere && (await world.schedule.step()));
  return answer;
}
