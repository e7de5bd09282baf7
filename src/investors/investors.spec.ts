import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RuleViolation } from '../kernel/eventsourcing/rule-violation.js';
import { personAggregate, type PersonEvent } from '../people/index.js';
import { LogUnavailable } from '../platform/event-store/event-log.errors.js';
import type { AppendCommand, AppendResult } from '../platform/event-store/event-log.js';
import { MemoryEventLog } from '../platform/event-store/memory/memory-event-log.js';
import { aContext } from '../../test/support/a-context.js';
import { AFollower, AnInstance, recordedFacts } from '../../test/support/a-register.js';
import { INVESTOR_REP, OFFICER } from '../../test/support/people.js';
import { investorAggregate } from './domain/investor.js';
import { InvestorCardHandler, InvestorCardQuery } from './investor-card/investor-card.query.js';
import { RegisterInvestorHandler } from './register-investor/register-investor.handler.js';
import { RegisterInvestor, type InvestorDescription } from './register-investor/register-investor.js';
import { LapseInvestorRegistrationHandler } from './when-registration-unfinished-lapse-it/lapse-investor-registration.handler.js';
import { LapseInvestorRegistration } from './when-registration-unfinished-lapse-it/lapse-investor-registration.js';
import {
  lapseInvestorCommands,
  whenInvestorRegistrationUnfinishedLapseIt,
} from './when-registration-unfinished-lapse-it/when-registration-unfinished-lapse-it.automation.js';

const BIN = '180340021791';
const LEI = '5493001KJTIIGC8Y1R12';

const KIUNSEN: InvestorDescription = {
  legalName: { kk: 'KK-KIUNSEN', ru: 'KK-KIUNSEN', en: 'KK-KIUNSEN' },
  country: 'KR',
  bin: BIN,
  lei: LEI,
  foreignSharePct: '100.00',
  representativePersonIds: [],
  registeredOn: '2018-11-09',
};

class MortalLog extends MemoryEventLog {
  left: number | null = null;
  deathAfterStoring = false;

  override async append(command: AppendCommand): Promise<AppendResult> {
    if (this.left === null) return super.append(command);
    if (this.left-- > 0) return super.append(command);
    this.left = -1;
    if (this.deathAfterStoring) await super.append(command);
    throw new LogUnavailable('unknown', 'the process died');
  }
}

function anInstance(log: MortalLog): AnInstance {
  const instance = new AnInstance(log);
  const register = new RegisterInvestorHandler(instance.streams, instance.claims);
  const lapse = new LapseInvestorRegistrationHandler(instance.streams, instance.claims);
  instance.handle(RegisterInvestor, command => register.execute(command));
  instance.handle(LapseInvestorRegistration, command => lapse.execute(command));
  return instance;
}

const register = (key = 'k-1', over: Partial<InvestorDescription> = {}): RegisterInvestor =>
  new RegisterInvestor({ ...KIUNSEN, ...over }, aContext({ key }));

const aFollower = (): AFollower => new AFollower(whenInvestorRegistrationUnfinishedLapseIt, lapseInvestorCommands);

async function settle(log: MortalLog, follower: AFollower): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await follower.catchUp(log);
    follower.fireTimers();
    await follower.dispatch(anInstance(log), error => error instanceof RuleViolation);
  }
  expect(follower.isIdle).toBe(true);
}

describe('registering an investor', () => {
  let log: MortalLog;
  beforeEach(() => {
    log = new MortalLog();
  });

  it('claims its numbers and then records who it is', async () => {
    const { investorId } = register();
    await anInstance(log).send(register());
    const facts = await recordedFacts(log);
    expect(facts.map(({ stream, type }) => [stream, type])).toEqual([
      [`unique-bin-${BIN}`, 'UniqueValueClaimed'],
      [`unique-lei-${LEI}`, 'UniqueValueClaimed'],
      [`investor-${investorId}`, 'InvestorRegistered'],
    ]);
    expect(facts[2]?.data).toEqual({ investorId, ...KIUNSEN, registeredBy: OFFICER });
  });

  it('answers the same to the same key', async () => {
    const first = await anInstance(log).send(register());
    expect(await anInstance(log).send(register())).toEqual({ ...first, replayed: true });
  });

  it('refuses a BIN and a LEI that another investor has, and claims neither', async () => {
    await anInstance(log).send(register());
    const before = (await recordedFacts(log)).length;
    await expect(anInstance(log).send(register('k-2', { lei: null }))).rejects.toMatchObject({
      code: 'investor.bin-taken',
    });
    await expect(anInstance(log).send(register('k-3', { bin: '050240008004' }))).rejects.toMatchObject({
      code: 'investor.lei-taken',
    });
    expect((await recordedFacts(log)).length).toBe(before);
  });

  it('needs no number at all', async () => {
    await anInstance(log).send(register('k-1', { bin: null, lei: null }));
    await anInstance(log).send(register('k-2', { bin: null, lei: null }));
    expect((await recordedFacts(log)).map(fact => fact.type)).toEqual(['InvestorRegistered', 'InvestorRegistered']);
  });

  it('refuses representatives that are unknown or erased, and claims nothing', async () => {
    const command = register('k-1', { representativePersonIds: [INVESTOR_REP] });
    const refusal = { code: 'investor.representative-not-registered', params: { personId: INVESTOR_REP } };
    await expect(anInstance(log).send(command)).rejects.toMatchObject(refusal);
    const person: readonly PersonEvent[] = [
      {
        type: 'PersonRegistered',
        data: { personId: INVESTOR_REP, commitment: 'c', fields: ['fullName'], registeredOn: '2018-11-09' },
      },
      {
        type: 'PersonErased',
        data: { personId: INVESTOR_REP, legalGround: 'Request', erasedOn: '2019-01-09', erasedBy: null },
      },
    ];
    const { streams } = anInstance(log);
    await streams.transact(personAggregate, INVESTOR_REP, aContext({ key: 'p-1' }), () => person.slice(0, 1));
    await streams.transact(personAggregate, INVESTOR_REP, aContext({ key: 'p-2' }), () => person.slice(1));
    await expect(anInstance(log).send(command)).rejects.toMatchObject(refusal);
    expect((await recordedFacts(log)).map(fact => fact.type)).not.toContain('UniqueValueClaimed');
  });

  it('refuses a date in the future, and claims nothing', async () => {
    await expect(anInstance(log).send(register('k-1', { registeredOn: '2021-06-02' }))).rejects.toMatchObject({
      code: 'investor.dated-in-the-future',
    });
    expect(await recordedFacts(log)).toEqual([]);
  });

  it('lapses in its own stream before its numbers go back, when it was never finished', async () => {
    log.left = 2;
    await expect(anInstance(log).send(register())).rejects.toThrow('the process died');
    log.left = null;
    await settle(log, aFollower());
    expect((await recordedFacts(log)).map(fact => fact.type)).toEqual([
      'UniqueValueClaimed',
      'UniqueValueClaimed',
      'InvestorRegistrationLapsed',
      'UniqueValueReleased',
      'UniqueValueReleased',
    ]);
    await expect(anInstance(log).send(register())).rejects.toMatchObject({ code: 'investor.registration-lapsed' });
    await anInstance(log).send(register('k-2'));
  });

  it('gives back a number that was claimed again after the lapse', async () => {
    log.left = 1;
    await expect(anInstance(log).send(register())).rejects.toThrow('the process died');
    log.left = null;
    const follower = aFollower();
    await settle(log, follower);
    const { claims } = anInstance(log);
    const owner = `investor-${register().investorId}`;
    const taken = (): RuleViolation => new RuleViolation('taken');
    await claims.claim('lei', LEI, owner, aContext({ key: 'k-1' }), taken);
    await settle(log, follower);
    expect((await recordedFacts(log)).at(-1)).toMatchObject({
      type: 'UniqueValueReleased',
      stream: `unique-lei-${LEI}`,
    });
  });

  it('never leaves two investors with one BIN, nor a BIN with nobody, wherever the process dies', async () => {
    const moment = fc.record({
      key: fc.nat(2),
      left: fc.option(fc.nat(4)),
      stored: fc.boolean(),
      follows: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(moment, { minLength: 2, maxLength: 10 }), async moments => {
        const mortal = new MortalLog();
        const follower = aFollower();
        for (const { key, left, stored, follows } of moments) {
          Object.assign(mortal, { left, deathAfterStoring: stored });
          await anInstance(mortal)
            .send(register(`k-${key}`))
            .catch((error: unknown) => {
              if (!(error instanceof RuleViolation) && !(error instanceof LogUnavailable)) throw error;
            });
          if (follows) {
            await follower.catchUp(mortal);
            follower.fireTimers();
            await follower.dispatch(anInstance(mortal), error => error instanceof RuleViolation);
          }
          mortal.left = null;
        }
        await settle(mortal, follower);
        const facts = await recordedFacts(mortal);
        const registered = facts.filter(fact => fact.type === 'InvestorRegistered').map(fact => fact.stream);
        expect(registered.length).toBeLessThanOrEqual(1);
        for (const stream of [`unique-bin-${BIN}`, `unique-lei-${LEI}`]) {
          const last = facts.filter(fact => fact.stream === stream).at(-1);
          const owner: string | null = last?.type === 'UniqueValueClaimed' ? (last.data['ownerStream'] ?? null) : null;
          expect(owner).toBe(registered[0] ?? null);
        }
      }),
      { seed: 20181109, numRuns: 150 },
    );
  });
});

describe('the card of an investor', () => {
  it('shows what was registered, and nobody under an unknown or lapsed id', async () => {
    const log = new MortalLog();
    const instance = anInstance(log);
    await instance.send(register());
    const { investorId } = register();
    const cards = new InvestorCardHandler(instance.streams);
    expect(await cards.execute(new InvestorCardQuery(investorId))).toEqual({
      card: { investorId, ...KIUNSEN, screening: null },
      revision: 0,
    });
    expect(await cards.execute(new InvestorCardQuery(INVESTOR_REP))).toBeNull();
    const lapsed = {
      type: 'InvestorRegistrationLapsed',
      data: { registrationId: 'r', lapsedOn: '2019-01-09' },
    } as const;
    await instance.streams.transact(investorAggregate, INVESTOR_REP, aContext({ key: 'l-1' }), () => [lapsed]);
    expect(await cards.execute(new InvestorCardQuery(INVESTOR_REP))).toBeNull();
  });
});
