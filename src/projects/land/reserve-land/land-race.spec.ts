import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ConcurrentChange } from '../../../platform/cqrs/concurrent-change.js';
import { LogUnavailable } from '../../../platform/event-store/event-log.errors.js';
import { aContext } from '../../../../test/support/a-context.js';
import {
  anInstance,
  DAY,
  followers,
  isRefusal,
  PARCELS,
  PROJECTS,
  settle,
  twoProjectsAndTwoParcels,
  type MortalLog,
} from '../../../../test/support/a-land-office.js';
import { A_DOCUMENT, aDecision } from '../../../../test/support/a-project.js';
import { recordedFacts } from '../../../../test/support/a-register.js';
import { LAND_DECIDER, LAND_OFFICER, PROJECT_ID } from '../../../../test/support/people.js';
import { AllocateLand } from '../allocate-land/allocate-land.js';
import { ReleaseLand } from '../release-land/release-land.js';
import { RevokeLand } from '../revoke-land/revoke-land.js';
import { LapseLandReservation } from '../when-reservation-unfinished-lapse-it/lapse-land-reservation.js';
import { ReserveLand } from './reserve-land.js';

/** The second parcel is reserved until the day commands come in on: the morning after, its reservations expire. */
const UNTIL = ['2019-12-31', '2021-06-01'] as const;

const reserve = (project: number, parcel: number, key: string): ReserveLand =>
  new ReserveLand(
    PROJECTS[project] ?? '',
    PARCELS[parcel] ?? '',
    '10.0000',
    DAY,
    UNTIL[parcel] ?? UNTIL[0],
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

const revoke = (project: number, parcel: number, key: string): RevokeLand =>
  new RevokeLand(
    PROJECTS[project] ?? '',
    {
      decision: aDecision(`R-${key}`, DAY, LAND_DECIDER),
      basis: 'state_needs',
      basisDocument: A_DOCUMENT,
      caseNo: null,
      cadastralNumbers: [PARCELS[parcel] ?? ''],
      reasonText: 'A road is built there',
    },
    null,
    aContext({ key, person: LAND_DECIDER, role: 'land_decider' }),
  );

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
    if (type === 'LandReservationExpired') byProject.delete(data['cadastralNumber'] ?? '');
    if (type === 'LandReleased' || type === 'LandRevoked') {
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

describe('a reservation that nobody used in time', () => {
  it('expires in the project before the parcel is released, and then another project may have it', async () => {
    const log = await twoProjectsAndTwoParcels();
    await anInstance(log).send(reserve(0, 1, 'k-1'));
    await settle(log, followers());
    const types = (await recordedFacts(log)).map(fact => fact.type);
    expect(types.slice(-3)).toEqual(['LandReserved', 'LandReservationExpired', 'ParcelReleased']);
    await expect(anInstance(log).send(reserve(1, 1, 'k-2'))).rejects.toMatchObject({
      code: 'parcel.occurred-out-of-order',
    });
    const later = aContext({ key: 'k-3', person: LAND_OFFICER, role: 'land_officer', today: '2021-06-02' });
    await anInstance(log).send(new ReserveLand(PROJECTS[1], PARCELS[1], '10.0000', '2021-06-02', '2021-12-31', later));
    await expectOneHolderEach(log);
  });

  it('is kept where it was allocated', async () => {
    const log = await twoProjectsAndTwoParcels();
    await anInstance(log).send(reserve(0, 1, 'k-1'));
    await anInstance(log).send(allocate(0, 1, 'k-2'));
    await settle(log, followers());
    expect((await recordedFacts(log)).map(fact => fact.type)).not.toContain('LandReservationExpired');
    await expectOneHolderEach(log);
  });
});

type Step = {
  readonly what: 'reserve' | 'release' | 'allocate' | 'revoke';
  readonly project: number;
  readonly parcel: number;
  readonly key: number;
};

const aStep: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('reserve', 'reserve', 'reserve', 'release', 'allocate', 'allocate', 'revoke'),
  project: fc.nat(1),
  parcel: fc.nat(1),
  key: fc.nat(1),
});

function commandOf({ what, project, parcel, key }: Step): ReserveLand | ReleaseLand | AllocateLand | RevokeLand {
  const name = `${what}-${project}-${parcel}-${key}`;
  if (what === 'reserve') return reserve(project, parcel, name);
  if (what === 'revoke') return revoke(project, parcel, name);
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
    const mask = fc.nat(2 ** 12 - 1);
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
