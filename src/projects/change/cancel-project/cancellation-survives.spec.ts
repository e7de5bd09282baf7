import { describe, expect, it, jest } from '@jest/globals';
import { agreed } from '../../../../test/support/agreement-facts.js';
import { aContext } from '../../../../test/support/a-context.js';
import { aDecision } from '../../../../test/support/a-project.js';
import { gridConditions, ppaSigned } from '../../../../test/support/grid-facts.js';
import { DECIDER, INVESTOR_REP, LAND_DECIDER, LAND_OFFICER, PROJECT_ID } from '../../../../test/support/people.js';

/** Where the process dies next, by the name of the failpoint; each kills once. */
let armed: string | null = null;
const passed: string[] = [];
jest.unstable_mockModule('#failpoint', () => ({
  failpoint: (name: string): void => {
    passed.push(name);
    if (name !== armed) return;
    armed = null;
    throw new Error('the process died');
  },
}));
// Only what is imported from here on meets the failpoint that kills.
const office = await import('../../../../test/support/a-land-office.js');
const { recordedFacts } = await import('../../../../test/support/a-register.js');
const { projectAggregate } = await import('../../domain/project.js');
const { AllocateLand } = await import('../../land/allocate-land/allocate-land.js');
const { ReserveLand } = await import('../../land/reserve-land/reserve-land.js');
const { CancelProject } = await import('./cancel-project.js');

const { anInstance, DAY, followers, isRefusal, PARCELS, settle, twoProjectsAndTwoParcels } = office;
type Log = Awaited<ReturnType<typeof twoProjectsAndTwoParcels>>;

/** With a parcel allocated and another reserved, an agreement and a buyer of its power. */
async function aProjectWithAllOfIt(): Promise<Log> {
  const log = await twoProjectsAndTwoParcels();
  const instance = anInstance(log);
  for (const [index, parcel] of PARCELS.entries()) {
    const byOfficer = aContext({ key: `reserve-${index}`, person: LAND_OFFICER, role: 'land_officer' });
    await instance.send(new ReserveLand(PROJECT_ID, parcel, '10.0000', DAY, '2099-12-31', byOfficer));
  }
  const byDecider = aContext({ key: 'allocate', person: LAND_DECIDER, role: 'land_decider' });
  const parcels = [{ cadastralNumber: PARCELS[0], landHa: '10.0000' }];
  const decision = aDecision('A-31', DAY, LAND_DECIDER);
  await instance.send(new AllocateLand(PROJECT_ID, decision, parcels, 'lease', DAY, null, null, byDecider));
  const contracts = [agreed(), gridConditions(), ppaSigned()];
  await instance.streams.transact(projectAggregate, PROJECT_ID, aContext({ key: 'contracts' }), () => contracts);
  await settle(log, followers());
  return log;
}

const cancellation = (): InstanceType<typeof CancelProject> =>
  new CancelProject(
    PROJECT_ID,
    {
      initiator: 'investor',
      reasonCode: 'investor_withdrew',
      reasonText: 'The investor asked for it in writing',
      decision: aDecision('C-3', '2020-12-01'),
      requestedBy: INVESTOR_REP,
    },
    aContext({ key: 'cancel', person: DECIDER, role: 'decision_maker' }),
  );

/** The cancellation and what follows by itself, with one death somewhere; the client asks again until it is answered. */
async function lived(death: { readonly at?: string; readonly append?: number; readonly stored?: boolean } = {}) {
  const log = await aProjectWithAllOfIt();
  const before = (await recordedFacts(log)).length;
  const automations = followers();
  for (const follower of automations) await follower.catchUp(log);
  passed.splice(0);
  armed = death.at ?? null;
  Object.assign(log, { left: death.append ?? null, deathAfterStoring: death.stored ?? false });
  for (let round = 0; round < 4; round++) {
    await anInstance(log)
      .send(cancellation())
      .catch(() => undefined);
    for (const follower of automations) {
      await follower.catchUp(log);
      await follower.dispatch(anInstance(log), isRefusal);
    }
    // Who died is started again.
    if (log.left === -1) log.left = null;
  }
  log.left = null;
  await settle(log, automations);
  const facts = (await recordedFacts(log)).slice(before).map(({ stream, type, data }) => ({ stream, type, data }));
  return facts.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

const STEPS = [
  'release-parcel.before-release',
  'release-parcel.released',
  'cancel-project.before-agreements-ended',
  'cancel-project.agreements-ended',
  'cancel-project.before-ppa-ended',
  'cancel-project.ppa-ended',
];

describe('cancelling a project', () => {
  it('ends what hangs on it, and passes a named failpoint at every step', async () => {
    const facts = await lived();
    expect(facts.map(({ type }) => type).sort()).toEqual([
      'InvestmentAgreementTerminated',
      'ParcelReleased',
      'ParcelReleased',
      'PpaTerminated',
      'ProjectCancelled',
    ]);
    expect(STEPS.filter(step => !passed.includes(step))).toEqual([]);
  });

  it.each(STEPS)('ends in the same state when the process dies at %s', async at => {
    const whole = await lived();
    expect(await lived({ at })).toEqual(whole);
    expect(armed).toBeNull();
  });

  it.each([0, 1, 2, 3, 4].flatMap(append => [false, true].map(stored => [append, stored] as const)))(
    'ends in the same state when the process dies at append %i (stored: %s)',
    async (append, stored) => {
      const whole = await lived();
      expect(await lived({ append, stored })).toEqual(whole);
    },
  );
});
