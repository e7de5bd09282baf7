import { describe, expect, it } from '@jest/globals';
import { aContext } from '../../../../test/support/a-context.js';
import {
  anInstance,
  DAY,
  followers,
  isRefusal,
  PARCELS,
  settle,
  twoProjectsAndTwoParcels,
  type MortalLog,
} from '../../../../test/support/a-land-office.js';
import { A_DOCUMENT, aDecision } from '../../../../test/support/a-project.js';
import { recordedFacts } from '../../../../test/support/a-register.js';
import { LAND_DECIDER, LAND_OFFICER, PROJECT_ID } from '../../../../test/support/people.js';
import { AllocateLand } from '../allocate-land/allocate-land.js';
import { ReserveLand } from '../reserve-land/reserve-land.js';
import { RevokeLand } from './revoke-land.js';

const cadastralNumber = PARCELS[0];
const byDecider = (key: string) => aContext({ key, person: LAND_DECIDER, role: 'land_decider' });

async function aProjectWithLand(): Promise<MortalLog> {
  const log = await twoProjectsAndTwoParcels();
  const byOfficer = aContext({ key: 'reserve', person: LAND_OFFICER, role: 'land_officer' });
  await anInstance(log).send(new ReserveLand(PROJECT_ID, cadastralNumber, '10.0000', DAY, '2099-12-31', byOfficer));
  const parcels = [{ cadastralNumber, landHa: '10.0000' }];
  const decision = aDecision('A-31', DAY, LAND_DECIDER);
  await anInstance(log).send(
    new AllocateLand(PROJECT_ID, decision, parcels, 'lease', DAY, null, null, byDecider('allocate')),
  );
  return log;
}

const revocation = (): RevokeLand =>
  new RevokeLand(
    PROJECT_ID,
    {
      decision: aDecision('A-77', '2021-02-01', LAND_DECIDER),
      basis: 'state_needs',
      basisDocument: A_DOCUMENT,
      caseNo: null,
      cadastralNumbers: [cadastralNumber],
      reasonText: 'A road is built there',
    },
    null,
    byDecider('revoke'),
  );

/** Revoking and what follows by itself, with one death somewhere; the client asks again until it is answered. */
async function lived(dies: number, deathAfterStoring: boolean): Promise<readonly string[]> {
  const log = await aProjectWithLand();
  const automations = followers();
  Object.assign(log, { left: dies, deathAfterStoring });
  for (let round = 0; round < 4; round++) {
    await anInstance(log)
      .send(revocation())
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
  return (await recordedFacts(log)).map(({ type }) => type);
}

describe('revoking all land of a project', () => {
  it.each([0, 1, 2, 3, 4].flatMap(dies => [false, true].map(stored => [dies, stored] as const)))(
    'is finished once, and holds the project once, when a process dies at append %i (stored: %s)',
    async (dies, stored) => {
      const types = await lived(dies, stored);
      for (const type of ['LandRevoked', 'LandRiskRaised', 'ParcelAllocated', 'ParcelReleased', 'ProjectSuspended']) {
        expect([type, types.filter(recorded => recorded === type).length]).toEqual([type, 1]);
      }
      expect(types.indexOf('LandRevoked')).toBeLessThan(types.indexOf('ParcelReleased'));
    },
  );
});
