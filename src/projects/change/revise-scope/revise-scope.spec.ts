import { describe, expect, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aDecision, aProject, DECLARED, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { gridConditions, ppaSigned } from '../../../../test/support/grid-facts.js';
import { DECIDER, OTHER_DECIDER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { RequestLand, requestLand } from '../../land/request-land/request-land.js';
import { reviseScope, ReviseScope, type ScopeRevision } from './revise-scope.js';

const project = given(projectAggregate, reviseScope);

const { cost: _cost, ...SCOPE } = DECLARED;
const REVISION: ScopeRevision = {
  decision: aDecision('D-40', '2020-01-20'),
  from: SCOPE,
  to: { ...SCOPE, landHa: '15.0000', capacityMw: '12.000000' },
  reasonCode: 'technology_changed',
  reasonText: 'Panels of more power need less land',
};

const revise = (over: Partial<ScopeRevision> = {}, context: ContextOf = {}): ReviseScope =>
  new ReviseScope('any', { ...REVISION, ...over }, aContext({ person: DECIDER, role: 'decision_maker', ...context }));

const recorded = (over: object = {}): { type: 'ScopeRevised'; data: object } => ({
  type: 'ScopeRevised',
  data: { ...REVISION, surplusHa: '5.0000', revisedBy: DECIDER, ...over },
});

const building = aProject().underConstruction();

describe('revise the approved scope', () => {
  it('keeps both measures, and says how much allocated land is surplus', () => {
    project(building).when(revise()).thenRecorded(recorded());
  });

  it('has no surplus where nothing is allocated, enough is approved, or no area is', () => {
    project(aProject().approved())
      .when(revise())
      .thenRecorded(recorded({ surplusHa: null }));
    for (const landHa of ['20.0000', '20.0001', null]) {
      const to = { ...REVISION.to, landHa };
      project(building)
        .when(revise({ to }))
        .thenRecorded(recorded({ to, surplusHa: null }));
    }
  });

  it('records what it makes worse, in a colour the figures before it did not have (X10)', () => {
    const to = { ...SCOPE, landHa: '200.0000' };
    project(building)
      .when(revise({ to }))
      .thenRecorded(recorded({ to, surplusHa: null }), {
        type: 'PlausibilityWarningRaised',
        data: expect.objectContaining({ rule: 'X10', severity: 'red', measured: '20.00' }) as object,
      });
    const doubtful = building.scopeRevised({ to });
    const more = { from: to, to: { ...to, landHa: '210.0000' }, decision: aDecision('D-41', '2020-03-20') };
    project(doubtful)
      .when(revise(more))
      .thenRecorded(recorded({ ...more, surplusHa: null }));
  });

  it('records a capacity beyond the grid or the agreement in force, against the smaller of the two (X20)', () => {
    const beyond = (limit: string) => ({
      type: 'RuleWarningRaised' as const,
      data: expect.objectContaining({ rule: 'X20', measured: '12.000000', limit, unit: 'mw' }) as object,
    });
    const to = { ...SCOPE, capacityMw: '12.000000' };
    const grid = building.with(gridConditions({ capacityMw: '11.000000' }));
    project(grid)
      .when(revise({ to }))
      .thenRecorded(recorded({ to, surplusHa: null }), beyond('11.000000'));
    const sold = grid.with(ppaSigned({ auctionId: null }, { capacityMw: '10.500000' }));
    project(sold)
      .when(revise({ to }))
      .thenRecorded(recorded({ to, surplusHa: null }), beyond('10.500000'));
    const enough = building.with(gridConditions({ capacityMw: '12.000000' }));
    project(enough)
      .when(revise({ to }))
      .thenRecorded(recorded({ to, surplusHa: null }));
  });

  it('moves what later rules ask: more land may be asked for (X3)', () => {
    const wider = aProject()
      .inPreparation()
      .scopeRevised({ to: { ...SCOPE, landHa: '30.0000' } });
    const land = { requestNo: 'L-9', requestedOn: '2020-02-01', purpose: 'Solar power plant', right: 'lease' } as const;
    const rest = { termYears: 25, legalBasis: 'no_auction_investment_project', candidateParcels: [] } as const;
    const request = (landHa: string): RequestLand => new RequestLand('any', { ...land, ...rest, landHa }, aContext());
    given(
      projectAggregate,
      requestLand,
    )(wider)
      .when(request('30.0000'))
      .thenRecorded({ type: 'LandRequested', data: { ...land, ...rest, landHa: '30.0000' } });
  });

  it('stands beside a revision of cost: neither undoes the other', () => {
    project(building.costRevised())
      .when(revise({ decision: aDecision('D-40', '2020-02-20') }))
      .thenRecorded(recorded({ decision: aDecision('D-40', '2020-02-20') }));
  });

  it('refuses figures that are not those that stand, and a scope that does not change', () => {
    project(building)
      .when(revise({ from: { ...SCOPE, jobsPermanent: 51 } }))
      .thenRefused('project.scope-revised-from-another', { approved: SCOPE });
    project(building.scopeRevised())
      .when(revise({ decision: aDecision('D-41', '2020-02-20') }))
      .thenRefused('project.scope-revised-from-another', { approved: REVISION.to });
    project(building)
      .when(revise({ to: SCOPE }))
      .thenRefused('project.scope-unchanged');
  });

  it('stays quiet when it is said twice, and refuses another revision under its number', () => {
    project(building.scopeRevised()).when(revise()).thenNothing();
    project(building.scopeRevised())
      .when(revise({ to: { ...SCOPE, landHa: '16.0000' } }))
      .thenRefused('project.scope-decision-reused', { number: 'D-40' });
  });

  it('refuses a decision its actor has not signed, and what is not approved', () => {
    project(building)
      .when(revise({}, { person: OTHER_DECIDER }))
      .thenRefused('project.actor-not-among-signers');
    project(aProject().inReview()).when(revise()).thenRefused('project.figures-not-approved');
  });

  it('refuses dates in the future, before the proposal and before the figures it changes', () => {
    const on = (date: string): ReviseScope => revise({ decision: aDecision('D-41', date) });
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
