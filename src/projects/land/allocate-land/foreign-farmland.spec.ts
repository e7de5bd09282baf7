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
} from '../../../../test/support/a-land-office.js';
import { aDecision, aProject } from '../../../../test/support/a-project.js';
import { recordedFacts } from '../../../../test/support/a-register.js';
import {
  INVESTOR_ID,
  LAND_DECIDER,
  LAND_OFFICER,
  OFFICER,
  OTHER_INVESTOR_ID,
  PROJECT_ID,
} from '../../../../test/support/people.js';
import { investorAggregate } from '../../../investors/index.js';
import { ChangeLandCategory } from '../change-land-category/change-land-category.js';
import { ReserveLand } from '../reserve-land/reserve-land.js';
import { isForeign } from '../../domain/land/farmland.js';
import { projectAggregate } from '../../domain/project.js';
import { AllocateLand } from './allocate-land.js';

const cadastralNumber = PARCELS[0];
const byDecider = (key: string) => aContext({ key, person: LAND_DECIDER, role: 'land_decider' });

const registered = (country: string, foreignSharePct: string | null) => ({
  investorId: INVESTOR_ID,
  legalName: { kk: 'KK', ru: 'KK', en: 'KK' },
  country,
  bin: null,
  lei: null,
  foreignSharePct,
  representativePersonIds: [],
  registeredOn: '2018-11-09',
  registeredBy: OFFICER,
});

const allocation = (key: string, on = DAY): AllocateLand => {
  const parcels = [{ cadastralNumber, landHa: '10.0000' }];
  return new AllocateLand(
    PROJECT_ID,
    aDecision(`A-${key}`, on, LAND_DECIDER),
    parcels,
    'lease',
    on,
    null,
    null,
    byDecider(key),
  );
};

const CHANGE = {
  decision: aDecision('A-20', DAY, LAND_DECIDER),
  cadastralNumber,
  from: 'agricultural',
  to: 'industry',
  lossCompensation: null,
} as const;

/** Farmland reserved for the project of this investor; null: nobody registered it. */
async function reservedFarmland(investor: ReturnType<typeof registered> | null) {
  const log = await twoProjectsAndTwoParcels('agricultural');
  const instance = anInstance(log);
  if (investor !== null) {
    await instance.streams.transact(investorAggregate, INVESTOR_ID, aContext({ key: 'investor' }), () => [
      { type: 'InvestorRegistered' as const, data: investor },
    ]);
  }
  const byOfficer = aContext({ key: 'reserve', person: LAND_OFFICER, role: 'land_officer' });
  await instance.send(new ReserveLand(PROJECT_ID, cadastralNumber, '10.0000', DAY, '2099-12-31', byOfficer));
  return log;
}

describe('an investor with a foreign share', () => {
  it.each([
    [true, 'KZ', '0.01'],
    [true, 'KR', null],
    [true, 'KR', '100.00'],
    [false, 'KR', '0.00'],
    [false, 'KZ', null],
    [false, 'KZ', '0.00'],
  ] as const)('is one: %s, from %s with a share of %s', (foreign, country, share) => {
    expect(isForeign({ status: 'registered', registration: registered(country, share), screenings: [] })).toBe(foreign);
  });

  it('is what an unknown investor counts as', () => {
    expect(isForeign(null)).toBe(true);
    expect(isForeign({ status: 'unknown' })).toBe(true);
  });

  it('gets no farmland before its category was changed, and gets it at once afterwards', async () => {
    const log = await reservedFarmland(registered('KR', '100.00'));
    await expect(anInstance(log).send(allocation('1'))).rejects.toMatchObject({
      code: 'project.farmland-for-foreign-investor',
      params: { cadastralNumber },
    });
    await anInstance(log).send(new ChangeLandCategory(PROJECT_ID, CHANGE, byDecider('change')));
    expect((await anInstance(log).send(allocation('1'))).facts).toHaveLength(1);
  });

  it('is the only one the ban is about', async () => {
    const log = await reservedFarmland(registered('KZ', null));
    expect((await anInstance(log).send(allocation('1'))).facts).toHaveLength(1);
  });
});

describe('an investor who was replaced', () => {
  const replaced = (toInvestorId: string) => {
    const data = aProject().investorReplaced({ toInvestorId }).events.at(-1)!;
    return [data];
  };

  it('is asked about no more: the rule looks at the new one', async () => {
    const log = await reservedFarmland(registered('KZ', null));
    const { streams } = anInstance(log);
    const newcomer = { ...registered('KR', '100.00'), investorId: OTHER_INVESTOR_ID };
    await streams.transact(investorAggregate, OTHER_INVESTOR_ID, aContext({ key: 'newcomer' }), () => [
      { type: 'InvestorRegistered' as const, data: newcomer },
    ]);
    await streams.transact(projectAggregate, PROJECT_ID, aContext({ key: 'replace' }), () =>
      replaced(OTHER_INVESTOR_ID),
    );
    await expect(anInstance(log).send(allocation('1'))).rejects.toMatchObject({
      code: 'project.farmland-for-foreign-investor',
    });
  });

  it('makes an allocation that was looked up for him ask again', async () => {
    const log = await reservedFarmland(registered('KZ', null));
    let once = true;
    log.turn = async () => {
      if (!once) return;
      once = false;
      await anInstance(log).streams.transact(projectAggregate, PROJECT_ID, aContext({ key: 'replace' }), () =>
        replaced(OTHER_INVESTOR_ID),
      );
    };
    await expect(anInstance(log).send(allocation('1'))).rejects.toMatchObject({ name: 'ConcurrentChange' });
    await expect(anInstance(log).send(allocation('1'))).rejects.toMatchObject({
      code: 'project.farmland-for-foreign-investor',
    });
  });
});

describe('a change of category', () => {
  it.each([0, 1, 2].flatMap(dies => [false, true].map(stored => [dies, stored] as const)))(
    'stands in both streams once, the project’s first, when a process dies at append %i (stored: %s)',
    async (dies, stored) => {
      const log = await reservedFarmland(null);
      const automations = followers();
      Object.assign(log, { left: dies, deathAfterStoring: stored });
      for (let round = 0; round < 3; round++) {
        await anInstance(log)
          .send(new ChangeLandCategory(PROJECT_ID, CHANGE, byDecider('change')))
          .catch(() => undefined);
        for (const follower of automations) {
          await follower.catchUp(log);
          await follower.dispatch(anInstance(log), isRefusal);
        }
        if (log.left === -1) log.left = null;
      }
      log.left = null;
      await settle(log, automations);
      const changes = (await recordedFacts(log)).filter(({ type }) => type.endsWith('CategoryChanged'));
      expect(changes.map(({ type }) => type)).toEqual(['LandCategoryChanged', 'ParcelCategoryChanged']);
      // Another change begins where the parcel stands now.
      const again = {
        ...CHANGE,
        decision: aDecision('A-21', DAY, LAND_DECIDER),
        from: 'industry',
        to: 'water',
      } as const;
      expect(
        (await anInstance(log).send(new ChangeLandCategory(PROJECT_ID, again, byDecider('again')))).facts,
      ).toHaveLength(1);
    },
  );
});
