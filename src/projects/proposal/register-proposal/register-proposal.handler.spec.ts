import { describe, expect, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { DECLARED, TITLE } from '../../../../test/support/a-project.js';
import { AFollower, AnInstance, recordedFacts } from '../../../../test/support/a-register.js';
import { RuleViolation } from '../../../kernel/eventsourcing/rule-violation.js';
import { investorAggregate } from '../../../investors/index.js';
import { Forbidden } from '../../../platform/http/index.js';
import { LapseProposalRegistrationHandler } from '../when-registration-unfinished-lapse-it/lapse-proposal-registration.handler.js';
import { LapseProposalRegistration } from '../when-registration-unfinished-lapse-it/lapse-proposal-registration.js';
import {
  lapseProposalCommands,
  whenProposalRegistrationUnfinishedLapseIt,
} from '../when-registration-unfinished-lapse-it/when-registration-unfinished-lapse-it.automation.js';
import { RegisterProposalHandler } from './register-proposal.handler.js';
import { RegisterProposal, type ProposalToRegister } from './register-proposal.js';

const INVESTOR = '7c1d9e20-1f3a-5b7c-8e4d-201811090001';

const register = (over: Partial<ProposalToRegister> = {}, context: ContextOf = {}): RegisterProposal =>
  new RegisterProposal(
    {
      registryNo: 'TRK-2018-001',
      proposedOn: '2018-11-09',
      title: TITLE,
      description: null,
      sectors: [{ scheme: 'qadam-sector', code: 'energy.solar' }],
      assetType: 'solar_pv',
      facilityType: 'new',
      site: { kato: '613600000', katoVersion: '2022-10-17', locality: null, location: null },
      investorId: INVESTOR,
      declared: DECLARED,
      source: { kind: 'press', url: null, date: '2018-11-09' },
      ...over,
    },
    aContext(context),
  );

async function aRegister(): Promise<AnInstance> {
  const instance = new AnInstance();
  const registering = new RegisterProposalHandler(instance.streams, instance.claims);
  const lapsing = new LapseProposalRegistrationHandler(instance.streams, instance.claims);
  instance.handle(RegisterProposal, command => registering.execute(command));
  instance.handle(LapseProposalRegistration, command => lapsing.execute(command));
  const data = {
    investorId: INVESTOR,
    legalName: TITLE,
    country: 'KR',
    bin: null,
    lei: null,
    foreignSharePct: null,
    representativePersonIds: [],
    registeredOn: '2018-11-09',
    registeredBy: null,
  };
  await instance.streams.transact(investorAggregate, INVESTOR, aContext({ key: 'the investor' }), () => [
    { type: 'InvestorRegistered' as const, data },
  ]);
  return instance;
}

async function typesIn(instance: AnInstance): Promise<readonly string[]> {
  return (await recordedFacts(instance.log)).map(fact => fact.type).filter(type => type !== 'InvestorRegistered');
}

describe('registering a proposal', () => {
  it('takes the registry number first, then records the proposal with its warnings', async () => {
    const instance = await aRegister();
    const accepted = await instance.send(register());
    expect(accepted).toMatchObject({ revision: 3, replayed: false });
    expect(await typesIn(instance)).toEqual([
      'UniqueValueClaimed',
      'ProposalRegistered',
      'PlausibilityWarningRaised',
      'PlausibilityWarningRaised',
      'PlausibilityWarningRaised',
    ]);
  });

  it('gives the first answer to the same request sent again', async () => {
    const instance = await aRegister();
    const first = await instance.send(register());
    expect(await instance.send(register())).toEqual({ ...first, replayed: true });
    expect(await typesIn(instance)).toHaveLength(5);
  });

  it('refuses a number that another project has, and records nothing of the second project', async () => {
    const instance = await aRegister();
    await instance.send(register());
    const before = await typesIn(instance);
    const refusal = await instance.send(register({}, { key: 'k-2' })).catch((error: unknown) => error);
    expect(refusal).toEqual(new RuleViolation('project.registry-number-taken', { registryNo: 'TRK-2018-001' }));
    expect(await typesIn(instance)).toEqual(before);
  });

  it('refuses a project that belongs to one nobody registered, and takes no number for it', async () => {
    const instance = await aRegister();
    const first = register({ registryNo: null });
    await instance.send(first);
    const before = await typesIn(instance);
    const { proposal, context } = register({}, { key: 'k-2' });
    const phaseOf = (relatedProjectId: string): RegisterProposal =>
      new RegisterProposal(proposal, context, { relatedProjectId, relation: 'phase' });
    const unknown = '5b0f7a10-8d5e-5c56-b1a4-201811099999';
    await expect(instance.send(phaseOf(unknown))).rejects.toMatchObject({ code: 'project.related-not-registered' });
    expect(await typesIn(instance)).toEqual(before);
    await instance.send(phaseOf(first.projectId));
    expect(await typesIn(instance)).toContain('RelatedProjectNamed');
  });

  it('needs no claim for a number of its own', async () => {
    const instance = await aRegister();
    await instance.send(register({ registryNo: null }));
    expect(await typesIn(instance)).not.toContain('UniqueValueClaimed');
  });

  it('without a number of its own gives the first answer again, and refuses what any registration is refused for', async () => {
    const instance = await aRegister();
    const first = await instance.send(register({ registryNo: null }));
    expect(await instance.send(register({ registryNo: null }))).toEqual({ ...first, replayed: true });
    const before = await typesIn(instance);
    const refused = async (over: Partial<ProposalToRegister>, context: ContextOf): Promise<unknown> =>
      instance.send(register({ registryNo: null, ...over }, { key: 'k-2', ...context })).catch(error => error);
    expect(await refused({ investorId: '7c1d9e20-1f3a-5b7c-8e4d-201811090002' }, {})).toMatchObject({
      code: 'project.investor-not-registered',
    });
    expect(await refused({}, { today: '2018-11-08' })).toMatchObject({ code: 'project.dated-in-the-future' });
    expect(await refused({}, { regions: ['310000000'] })).toBeInstanceOf(Forbidden);
    expect(await typesIn(instance)).toEqual(before);
  });

  it('takes no number for what is refused: no such investor, a date in the future, another region', async () => {
    const instance = await aRegister();
    const refused = async (command: RegisterProposal): Promise<unknown> => instance.send(command).catch(error => error);
    expect(await refused(register({ investorId: '7c1d9e20-1f3a-5b7c-8e4d-201811090002' }))).toMatchObject({
      code: 'project.investor-not-registered',
    });
    expect(await refused(register({}, { today: '2018-11-08' }))).toMatchObject({ code: 'project.dated-in-the-future' });
    expect(await refused(register({}, { regions: ['310000000'] }))).toBeInstanceOf(Forbidden);
    expect(await typesIn(instance)).toEqual([]);
  });

  it('gives the number back when the process died after taking it; the late registration is refused', async () => {
    const instance = await aRegister();
    const dead = register();
    await instance.claims.claim(
      'registry-number',
      'TRK-2018-001',
      `project-${dead.projectId}`,
      dead.context,
      () => new RuleViolation('never'),
    );
    const follower = new AFollower(whenProposalRegistrationUnfinishedLapseIt, lapseProposalCommands);
    await follower.catchUp(instance.log);
    follower.fireTimers();
    await follower.dispatch(instance, () => true);

    const other = register({}, { key: 'k-2' });
    expect(await instance.send(other)).toMatchObject({ revision: 3 });
    await expect(instance.send(dead)).rejects.toMatchObject({ code: 'project.registration-lapsed' });
  });

  it('lets the same request finish what it began before the time is over', async () => {
    const instance = await aRegister();
    const dead = register();
    await instance.claims.claim(
      'registry-number',
      'TRK-2018-001',
      `project-${dead.projectId}`,
      dead.context,
      () => new RuleViolation('never'),
    );
    const follower = new AFollower(whenProposalRegistrationUnfinishedLapseIt, lapseProposalCommands);
    await instance.send(dead);
    await follower.catchUp(instance.log);
    expect(follower.isIdle).toBe(true);
  });
});
