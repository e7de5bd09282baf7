import { describe, expect, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aDecision, aProject, DECLARED, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, MANAGER, OTHER_DECIDER } from '../../../../test/support/people.js';
import type { QuotedMoneyJson } from '../../../kernel/shapes.js';
import { projectAggregate } from '../../domain/project.js';
import { reviseCost, ReviseCost, type CostRevision } from './revise-cost.js';

const project = given(projectAggregate, reviseCost);

const APPROVED = DECLARED.cost as QuotedMoneyJson;
const tenge = (amount: string): QuotedMoneyJson => ({ primary: { amount, currency: 'KZT' }, alsoQuoted: [] });

/** 7.4 bn and a twentieth of it. */
const REVISION: CostRevision = {
  decision: aDecision('D-30', '2020-01-20'),
  from: APPROVED,
  to: tenge('7770000000.00'),
  drivers: ['fx', 'price'],
  reasonText: 'The modules are paid in dollars',
  requestedBy: MANAGER,
  overrideReason: null,
};
const { overrideReason: _none, ...ASKED } = REVISION;
const WHY = 'The council saw the new estimate and takes it without a review';

const revise = (over: Partial<CostRevision> = {}, context: ContextOf = {}): ReviseCost =>
  new ReviseCost('any', { ...REVISION, ...over }, aContext({ person: DECIDER, role: 'decision_maker', ...context }));

const recorded = (over: object = {}): { type: 'InvestmentCostRevised'; data: object } => ({
  type: 'InvestmentCostRevised',
  data: { ...ASKED, changePct: '5.00', override: null, revisedBy: DECIDER, ...over },
});

const BEYOND_THE_BENCHMARK = {
  type: 'PlausibilityWarningRaised',
  data: expect.objectContaining({ rule: 'X11', severity: 'red' }) as object,
} as const;

const building = aProject().underConstruction();

describe('revise the approved cost', () => {
  it.each([
    ['approved', aProject().approved()],
    ['construction', building],
    ['operation', aProject().operating()],
  ])('keeps both sums, what drove it and its share, in stage %s', (stage, history) => {
    const on = stage === 'operation' ? '2020-10-01' : '2020-01-20';
    const decision = aDecision('D-30', on);
    project(history).when(revise({ decision })).thenRecorded(recorded({ decision }));
  });

  it('counts down as up, and from the cost that the last revision left', () => {
    project(building)
      .when(revise({ to: tenge('7030000000.00') }))
      .thenRecorded(recorded({ to: tenge('7030000000.00'), changePct: '-5.00' }));
    const next = { decision: aDecision('D-31', '2020-02-20'), from: tenge('7770000000.00') };
    project(building.costRevised())
      .when(revise({ ...next, to: tenge('7770000000.01') }))
      .thenRecorded(recorded({ ...next, to: tenge('7770000000.01'), changePct: '0.00' }));
  });

  it('records what it makes worse, in a colour the cost before it did not have (X11)', () => {
    const to = tenge('20000000000.00');
    const change = { to, overrideReason: WHY };
    project(building)
      .when(revise(change))
      .thenRecorded(recorded({ to, changePct: '170.27', override: { reason: WHY } }), BEYOND_THE_BENCHMARK);
  });

  it('refuses a cost that is not the one that stands: another sum, other quotes, the one before the last revision', () => {
    project(building)
      .when(revise({ from: { ...APPROVED, primary: { amount: '7400000000.01', currency: 'KZT' } } }))
      .thenRefused('project.cost-revised-from-another', { approved: APPROVED });
    project(building)
      .when(revise({ from: tenge('7400000000.00') }))
      .thenRefused('project.cost-revised-from-another');
    project(building.costRevised())
      .when(revise({ decision: aDecision('D-31', '2020-02-20') }))
      .thenRefused('project.cost-revised-from-another');
    project(aProject({ cost: null }).approved())
      .when(revise())
      .thenRefused('project.cost-revised-from-another', { approved: null });
  });

  it('refuses another currency, in which no share can be counted, and the same sum', () => {
    project(building)
      .when(revise({ to: { primary: { amount: '19860000.00', currency: 'USD' }, alsoQuoted: [] } }))
      .thenRefused('project.cost-revised-in-another-currency', { from: 'KZT', to: 'USD' });
    project(building)
      .when(revise({ to: tenge('7400000000.00') }))
      .thenRefused('project.cost-unchanged');
  });

  describe('the size of the change', () => {
    const byManager = { person: MANAGER, role: 'project_manager' } as const;
    const signed = { decision: aDecision('D-30', '2020-01-20', MANAGER) };

    it('up to 10 percent is for a project manager to sign; one tiyn more is a decision maker’s', () => {
      const tenth = { ...signed, to: tenge('8140000000.00') };
      project(building)
        .when(revise(tenth, byManager))
        .thenRecorded(recorded({ ...tenth, changePct: '10.00', revisedBy: MANAGER }));
      project(building)
        .when(revise({ ...signed, to: tenge('8140000000.01') }, byManager))
        .thenRefused('project.cost-change-needs-decision-maker', { changePct: '10.00' });
      project(building)
        .when(revise({ ...signed, to: tenge('6659999999.99') }, byManager))
        .thenRefused('project.cost-change-needs-decision-maker');
      project(building)
        .when(revise({ to: tenge('8140000000.01') }))
        .thenRecorded(recorded({ to: tenge('8140000000.01'), changePct: '10.00' }));
    });

    it('beyond 25 percent needs a full review, or an override with its reason; at 25 it does not', () => {
      project(building)
        .when(revise({ to: tenge('9250000000.00'), overrideReason: WHY }))
        .thenRecorded(recorded({ to: tenge('9250000000.00'), changePct: '25.00' }), BEYOND_THE_BENCHMARK);
      project(building)
        .when(revise({ to: tenge('9250000000.01') }))
        .thenRefused('project.cost-change-needs-full-review', { changePct: '25.00' });
      project(building)
        .when(revise({ to: tenge('9250000000.01'), overrideReason: WHY }))
        .thenRecorded(
          recorded({ to: tenge('9250000000.01'), changePct: '25.00', override: { reason: WHY } }),
          BEYOND_THE_BENCHMARK,
        );
    });

    it('is overridden by another person than the one who asked for it', () => {
      project(building)
        .when(revise({ to: tenge('9999000000.00'), overrideReason: WHY, requestedBy: DECIDER }))
        .thenRefused('project.overridden-by-requester');
    });
  });

  it('stays quiet when it is said twice, and refuses another revision under its number', () => {
    project(building.costRevised()).when(revise()).thenNothing();
    project(building.costRevised())
      .when(revise({ to: tenge('7780000000.00') }))
      .thenRefused('project.cost-decision-reused', { number: 'D-30' });
  });

  it('refuses a decision its actor has not signed', () => {
    project(building)
      .when(revise({}, { person: OTHER_DECIDER }))
      .thenRefused('project.actor-not-among-signers');
  });

  it('refuses what is not approved: declared figures are amended', () => {
    project(aProject().inReview()).when(revise()).thenRefused('project.figures-not-approved');
  });

  it('refuses dates in the future, before the proposal and before the figures it changes', () => {
    const on = (date: string): ReviseCost => revise({ decision: aDecision('D-31', date) });
    project(building)
      .when(revise({}, { today: '2020-01-19' }))
      .thenRefused('project.dated-in-the-future');
    project(building).when(on('2018-11-08')).thenRefused('project.dated-before-proposal');
    project(building).when(on('2019-02-14')).thenRefused('project.occurred-out-of-order');
    project(building.costRevised()).when(on('2020-01-19')).thenRefused('project.occurred-out-of-order');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(building.suspended()).when(revise()).thenRefused('project.is-suspended');
    project(building.cancelled()).when(revise()).thenRefused('project.is-over');
    project(noProject()).when(revise()).thenRefused('project.not-registered');
  });
});
