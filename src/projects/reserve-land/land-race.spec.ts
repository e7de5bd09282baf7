import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RuleViolation } from '../../kernel/eventsourcing/rule-violation.js';
import {
  AllocateParcel,
  parcelAggregate,
  ReleaseParcel,
  ReserveParcel,
  type ParcelEvent,
} from '../../land-registry/index.js';
import { allocateParcel } from '../../land-registry/allocate-parcel/allocate-parcel.js';
import { releaseParcel } from '../../land-registry/release-parcel/release-parcel.js';
import { reserveParcel } from '../../land-registry/reserve-parcel/reserve-parcel.js';
import { ConcurrentChange } from '../../platform/cqrs/concurrent-change.js';
import type { AppendCommand, AppendResult, CallOptions } from '../../platform/event-store/event-log.js';
import { LogUnavailable } from '../../platform/event-store/event-log.errors.js';
import { MemoryEventLog } from '../../platform/event-store/memory/memory-event-log.js';
import { aContext } from '../../../test/support/a-context.js';
import { aProject, aDecision } from '../../../test/support/a-project.js';
import { AFollower, AnInstance, recordedFacts } from '../../../test/support/a-register.js';
import { LAND_DECIDER, LAND_OFFICER, OTHER_PROJECT_ID, PROJECT_ID } from '../../../test/support/people.js';
import { AllocateLand, allocateLand } from '../allocate-land/allocate-land.js';
import { projectAggregate } from '../domain/project.js';
import { projectAutomations, projectCommands } from '../projects.automations.js';
import { ReleaseLand, releaseLand } from '../release-land/release-land.js';
import { LapseLandReservationHandler } from '../when-reservation-unfinished-lapse-it/lapse-land-reservation.handler.js';
import { LapseLandReservation } from '../when-reservation-unfinished-lapse-it/lapse-land-reservation.js';
import { ReserveLandHandler } from './reserve-land.handler.js';
import { ReserveLand } from './reserve-land.js';

const PROJECTS = [PROJECT_ID, OTHER_PROJECT_ID] as const;
const PARCELS = ['19-293-045-101', '19-293-045-102'] as const;
const DAY = '2019-05-06';

/** A log whose process may die at an append: before it is stored, or after it and before anybody hears. */
class MortalLog extends MemoryEventLog {
  /** Appends until death; null lives for ever. */
  left: number | null = null;
  deathAfterStoring = false;
  turn: () => Promise<void> = async () => {};

  override async append(command: AppendCommand, options?: CallOptions): Promise<AppendResult> {
    await this.turn();
    if (this.left === null) return super.append(command, options);
    if (this.left-- > 0) return super.append(command, options);
    this.left = -1;
    if (this.deathAfterStoring) await super.append(command, options);
    throw new LogUnavailable('unknown', 'the process died');
  }
}

function anInstance(log: MortalLog): AnInstance {
  const instance = new AnInstance(log);
  const { streams, commands } = instance;
  const reserve = new ReserveLandHandler(streams, commands);
  const lapse = new LapseLandReservationHandler(streams, commands);
  instance.handle(ReserveLand, command => reserve.execute(command));
  instance.handle(LapseLandReservation, command => lapse.execute(command));
  instance.handle(AllocateLand, command =>
    streams.transact(projectAggregate, command.projectId, command.context, state => allocateLand(command, state)),
  );
  instance.handle(ReleaseLand, command =>
    streams.transact(projectAggregate, command.projectId, command.context, state => releaseLand(command, state)),
  );
  instance.handle(ReserveParcel, command =>
    streams.transact(parcelAggregate, command.cadastralNumber, command.context, state => reserveParcel(command, state)),
  );
  instance.handle(AllocateParcel, command =>
    streams.transact(parcelAggregate, command.cadastralNumber, command.context, state =>
      allocateParcel(command, state),
    ),
  );
  instance.handle(ReleaseParcel, command =>
    streams.transact(parcelAggregate, command.cadastralNumber, command.context, state => releaseParcel(command, state)),
  );
  return instance;
}

async function twoProjectsAndTwoParcels(): Promise<MortalLog> {
  const log = new MortalLog();
  const { streams } = anInstance(log);
  for (const projectId of PROJECTS) {
    const { events } = aProject().landRequested().concluded();
    await streams.transact(projectAggregate, projectId, aContext({ key: `seed-${projectId}` }), () => events);
  }
  for (const cadastralNumber of PARCELS) {
    const registered: ParcelEvent = {
      type: 'ParcelRegistered',
      data: {
        cadastralNumber,
        cadastralNumberAsGiven: cadastralNumber,
        areaHa: '10.0000',
        category: 'reserve',
        purpose: 'Solar power plant',
        kato: '613600000',
        geometry: null,
        computedAreaHa: null,
        encumbrances: [],
        registeredOn: '2019-03-01',
        registeredBy: LAND_OFFICER,
      },
    };
    const context = aContext({ key: `seed-${cadastralNumber}` });
    await streams.transact(parcelAggregate, cadastralNumber, context, () => [registered]);
  }
  return log;
}

const reserve = (project: number, parcel: number, key: string): ReserveLand =>
  new ReserveLand(
    PROJECTS[project] ?? '',
    PARCELS[parcel] ?? '',
    '10.0000',
    DAY,
    '2019-12-31',
    aContext({ key, person: LAND_OFFICER, role: 'land_officer' }),
  );

const release = (project: number, parcel: number, key: string): ReleaseLand =>
  new ReleaseLand(
    PROJECTS[project] ?? '',
    [PARCELS[parcel] ?? ''],
    DAY,
    'surplus',
    'The investor needs less land',
    aContext({ key, person: LAND_OFFICER, role: 'land_officer' }),
  );

const allocate = (project: number, parcel: number, key: string): AllocateLand =>
  new AllocateLand(
    PROJECTS[project] ?? '',
    aDecision(`A-${key}`, DAY, LAND_DECIDER),
    [{ cadastralNumber: PARCELS[parcel] ?? '', landHa: '10.0000' }],
    'lease',
    '2019-06-01',
    null,
    null,
    aContext({ key, person: LAND_DECIDER, role: 'land_decider' }),
  );

const followers = (): AFollower[] =>
  projectAutomations.map(automation => new AFollower(automation, projectCommands as never));

const isRefusal = (error: unknown): boolean => error instanceof RuleViolation;

/** Lets the automations work until nothing is left: events read, times over, commands answered. */
async function settle(log: MortalLog, automations: readonly AFollower[]): Promise<void> {
  for (let round = 0; round < 20; round++) {
    for (const follower of automations) {
      await follower.catchUp(log);
      follower.fireTimers();
      await follower.dispatch(anInstance(log), isRefusal);
    }
  }
  for (const follower of automations) expect(follower.isIdle).toBe(true);
}

/** Who holds what, read off the bare facts: shares no code with the folds. Fails on the first moment with two holders. */
function holders(facts: Awaited<ReturnType<typeof recordedFacts>>): {
  readonly byParcel: ReadonlyMap<string, string>;
  readonly byProject: ReadonlyMap<string, string>;
  readonly unfinished: ReadonlySet<string>;
} {
  const byParcel = new Map<string, string>();
  const byProject = new Map<string, string>();
  const unfinished = new Set<string>();
  for (const { stream, type, data } of facts) {
    const parcel = stream.replace('parcel-', '');
    const project = stream.replace('project-', '');
    if (type === 'ParcelReserved') {
      if (byParcel.has(parcel)) throw new Error(`${parcel} has two holders in its own stream`);
      byParcel.set(parcel, data['projectId'] ?? '');
      unfinished.add(data['reservationId'] ?? '');
    }
    if (type === 'ParcelReleased') byParcel.delete(parcel);
    if (type === 'LandReserved') {
      const cadastralNumber: string = data['cadastralNumber'] ?? '';
      if (byProject.has(cadastralNumber)) throw new Error(`two projects believe they hold ${cadastralNumber}`);
      byProject.set(cadastralNumber, project);
    }
    if (type === 'LandReserved' || type === 'LandReservationLapsed') unfinished.delete(data['reservationId'] ?? '');
    if (type === 'LandReleased') {
      const parcels = data['parcels'] as unknown as { readonly cadastralNumber: string }[];
      for (const { cadastralNumber } of parcels) byProject.delete(cadastralNumber);
    }
  }
  return { byParcel, byProject, unfinished };
}

async function expectOneHolderEach(log: MortalLog): Promise<void> {
  const { byParcel, byProject, unfinished } = holders(await recordedFacts(log));
  expect([...unfinished]).toEqual([]);
  expect(Object.fromEntries(byParcel)).toEqual(Object.fromEntries(byProject));
}

describe('reserving a parcel', () => {
  let log: MortalLog;
  beforeEach(async () => {
    log = await twoProjectsAndTwoParcels();
  });

  it('is recorded by the parcel first, then by the project', async () => {
    await anInstance(log).send(reserve(0, 0, 'k-1'));
    const types = (await recordedFacts(log)).map(fact => fact.type);
    expect(types.slice(-2)).toEqual(['ParcelReserved', 'LandReserved']);
    await expectOneHolderEach(log);
  });

  it('is refused while another project holds it, and leaves no event', async () => {
    await anInstance(log).send(reserve(0, 0, 'k-1'));
    const before = (await recordedFacts(log)).length;
    await expect(anInstance(log).send(reserve(1, 0, 'k-2'))).rejects.toMatchObject({
      code: 'parcel.held-by-another-project',
    });
    expect((await recordedFacts(log)).length).toBe(before);
  });

  it('answers the same to the same key, and nothing new to another key', async () => {
    const instance = anInstance(log);
    const first = await instance.send(reserve(0, 0, 'k-1'));
    const again = await anInstance(log).send(reserve(0, 0, 'k-1'));
    expect(again).toEqual({ ...first, replayed: true });
    expect((await instance.send(reserve(0, 0, 'k-2'))).facts).toEqual([]);
  });

  it('never touches the parcel for what the project refuses', async () => {
    const pinned = { ...reserve(0, 0, 'k-1').context, expectedRevisions: [0] };
    const stale = new ReserveLand(PROJECT_ID, PARCELS[0], '10.0000', DAY, '2019-12-31', pinned);
    await expect(anInstance(log).send(stale)).rejects.toMatchObject({ name: 'VersionConflict' });
    const abroad = aContext({ key: 'k-2', person: LAND_OFFICER, role: 'land_officer', regions: ['100000000'] });
    const command = new ReserveLand(PROJECT_ID, PARCELS[0], '10.0000', DAY, '2019-12-31', abroad);
    await expect(anInstance(log).send(command)).rejects.toMatchObject({ name: 'Forbidden' });
    expect((await recordedFacts(log)).map(fact => fact.type)).not.toContain('ParcelReserved');
  });

  it('is lapsed in the project before the parcel is released, when the second step never came', async () => {
    Object.assign(log, { left: 1 });
    await expect(anInstance(log).send(reserve(0, 0, 'k-1'))).rejects.toThrow('the process died');
    log.left = null;
    await settle(log, followers());
    const types = (await recordedFacts(log)).map(fact => fact.type);
    expect(types.slice(-3)).toEqual(['ParcelReserved', 'LandReservationLapsed', 'ParcelReleased']);
    await expect(anInstance(log).send(reserve(0, 0, 'k-1'))).rejects.toMatchObject({
      code: 'project.land-reservation-lapsed',
    });
    await anInstance(log).send(reserve(1, 0, 'k-2'));
    await expectOneHolderEach(log);
  });

  it('is finished by a retry that comes before the lapse', async () => {
    Object.assign(log, { left: 1 });
    await expect(anInstance(log).send(reserve(0, 0, 'k-1'))).rejects.toThrow('the process died');
    log.left = null;
    await anInstance(log).send(reserve(0, 0, 'k-1'));
    await settle(log, followers());
    await expectOneHolderEach(log);
    expect((await recordedFacts(log)).map(fact => fact.type)).not.toContain('LandReservationLapsed');
  });

  it('never lapses once finished, however late the automation looks and whatever became of it', async () => {
    await anInstance(log).send(reserve(0, 0, 'k-1'));
    await anInstance(log).send(allocate(0, 0, 'k-2'));
    const reserved = (await recordedFacts(log)).find(fact => fact.type === 'ParcelReserved');
    const command = new LapseLandReservation(
      PROJECT_ID,
      reserved?.data['reservationId'] ?? '',
      PARCELS[0],
      DAY,
      aContext({ key: 'late' }),
    );
    expect((await anInstance(log).send(command)).facts).toEqual([]);
    await settle(log, followers());
    const types = (await recordedFacts(log)).map(fact => fact.type);
    expect(types.at(-1)).toBe('ParcelAllocated');
  });
});

type Step = {
  readonly what: 'reserve' | 'release' | 'allocate';
  readonly project: number;
  readonly parcel: number;
  readonly key: number;
};

const aStep: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('reserve', 'reserve', 'reserve', 'release', 'allocate'),
  project: fc.nat(1),
  parcel: fc.nat(1),
  key: fc.nat(1),
});

function commandOf({ what, project, parcel, key }: Step): ReserveLand | ReleaseLand | AllocateLand {
  const name = `${what}-${project}-${parcel}-${key}`;
  if (what === 'reserve') return reserve(project, parcel, name);
  return what === 'release' ? release(project, parcel, name) : allocate(project, parcel, name);
}

/** Refusals, lost races and deaths are answers; anything else is a fault of ours. */
async function tried(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isRefusal(error) && !(error instanceof LogUnavailable) && !(error instanceof ConcurrentChange)) throw error;
  }
}

describe('two projects fighting for two parcels', () => {
  it('never give one parcel two holders, wherever the process dies', async () => {
    const mask = fc.nat(15);
    const deaths = fc.record({
      step: aStep,
      left: fc.option(fc.nat(3), { freq: 2 }),
      stored: fc.boolean(),
      reads: mask,
      times: mask,
      sends: mask,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(deaths, { minLength: 4, maxLength: 16 }), async moments => {
        const log = await twoProjectsAndTwoParcels();
        const automations = followers();
        for (const { step, left, stored, reads, times, sends } of moments) {
          Object.assign(log, { left, deathAfterStoring: stored });
          await tried(anInstance(log).send(commandOf(step)));
          // Each automation may be late with reading, with its timers and with sending, apart from the others.
          for (const [index, follower] of automations.entries()) {
            if ((reads >> index) & 1) await follower.catchUp(log);
            if ((times >> index) & 1) follower.fireTimers();
            if ((sends >> index) & 1) await follower.dispatch(anInstance(log), isRefusal);
          }
          log.left = null;
          holders(await recordedFacts(log));
        }
        await settle(log, automations);
        await expectOneHolderEach(log);
      }),
      { seed: 20190506, numRuns: 150 },
    );
  });

  it('never give one parcel two holders, in whatever order two instances and the automations take turns', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(aStep, { minLength: 2, maxLength: 8 }), async (scheduler, steps) => {
        const log = await twoProjectsAndTwoParcels();
        const automations = followers();
        const instances = [anInstance(log), anInstance(log)];
        log.turn = () => scheduler.schedule(Promise.resolve(), 'append').then(() => undefined);
        const work = steps.map((step, index) => tried((instances[index % 2] ?? anInstance(log)).send(commandOf(step))));
        const watch = automations.map(async follower => {
          await follower.catchUp(log);
          await scheduler.schedule(Promise.resolve(), 'time passes');
          follower.fireTimers();
          await follower.dispatch(anInstance(log), isRefusal);
        });
        await scheduler.waitFor(Promise.all([...work, ...watch]));
        log.turn = async () => {};
        holders(await recordedFacts(log));
        await settle(log, automations);
        await expectOneHolderEach(log);
      }),
      { seed: 20190507, numRuns: 100 },
    );
  });
});
