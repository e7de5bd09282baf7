import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aDecision, aProject, aStep, noProject, STEPS } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, OTHER_DECIDER } from '../../../../test/support/people.js';
import { BUILT_IN, SOLAR, templatesPublished } from '../../../../test/support/templates.js';
import { templateVersions, versionOn } from '../../../reference-data/index.js';
import { projectAggregate, type Project } from '../../domain/project.js';
import { approveRoadmap, ApproveRoadmap, type RoadmapToApprove } from './approve-roadmap.js';

const project = given(projectAggregate, (command: ApproveRoadmap, state: Project) =>
  approveRoadmap(command, state, BUILT_IN),
);

const ROADMAP: RoadmapToApprove = {
  decision: aDecision('D-9', '2019-03-01'),
  template: { id: 'solar', version: 1 },
  steps: STEPS,
  plannedOperationOn: '2020-09-01',
  disbursementPlan: [{ dueOn: '2019-12-31', amount: { amount: '3700000000.00', currency: 'KZT' } }],
  jobsPlan: [{ dueOn: '2020-09-01', jobsPermanent: 50, jobsConstruction: 0 }],
};

const approve = (over: Partial<RoadmapToApprove> = {}, context: ContextOf = {}): ApproveRoadmap =>
  new ApproveRoadmap('any', { ...ROADMAP, ...over }, aContext({ person: DECIDER, role: 'decision_maker', ...context }));

const PINNED = {
  type: 'ProcedureTemplatePinned',
  data: {
    template: { id: 'solar', version: 1 },
    title: SOLAR.title,
    permits: SOLAR.permits,
    gates: SOLAR.gates,
    decisionNo: 'D-9',
    pinnedOn: '2019-03-01',
    pinnedBy: DECIDER,
  },
} as const;

const withSteps = (...steps: RoadmapToApprove['steps']): ApproveRoadmap => approve({ steps });

describe('approve a roadmap', () => {
  it('keeps the plan as baseline 1, and pins its template with what decisions ask of it', () => {
    project(aProject().approved())
      .when(approve())
      .thenRecorded({ type: 'RoadmapApproved', data: { ...ROADMAP, baselineNo: 1, approvedBy: DECIDER } }, PINNED);
  });

  it('takes a template of the version in force on the day of the decision, and no other', () => {
    const versions = templateVersions([templatesPublished({ validFrom: '2019-03-02' }).data]);
    const on = (day: string) =>
      given(projectAggregate, (command: ApproveRoadmap, state: Project) =>
        approveRoadmap(command, state, versionOn(versions, day)),
      )(aProject().approved());
    const template = (id: string, version: number, date: string): ApproveRoadmap =>
      approve({ template: { id, version }, decision: aDecision('D-9', date) });
    on('2019-03-01')
      .when(template('solar', 2, '2019-03-01'))
      .thenRefused('project.template-not-in-force', {
        id: 'solar',
        version: 2,
        on: '2019-03-01',
        inForce: 'solar 1, general 1',
      });
    on('2019-03-02')
      .when(template('solar', 1, '2019-03-02'))
      .thenRefused('project.template-not-in-force');
    on('2019-03-02')
      .when(template('general', 2, '2019-03-02'))
      .thenRefused('project.template-not-in-force');
    const second = template('solar', 2, '2019-03-02');
    on('2019-03-02')
      .when(second)
      .thenRecorded(
        { type: 'RoadmapApproved', data: { ...second.roadmap, baselineNo: 1, approvedBy: DECIDER } },
        { ...PINNED, data: { ...PINNED.data, template: { id: 'solar', version: 2 }, pinnedOn: '2019-03-02' } },
      );
  });

  it('refuses on a day for which no version of the templates is in force', () => {
    const ended = templateVersions([templatesPublished({ validFrom: '2019-01-01', validTo: '2019-02-28' }).data]);
    given(projectAggregate, (command: ApproveRoadmap, state: Project) =>
      approveRoadmap(command, state, versionOn(ended, '2019-03-01')),
    )(aProject().approved())
      .when(approve({ template: { id: 'solar', version: 2 } }))
      .thenRefused('project.template-not-in-force', { id: 'solar', version: 2, on: '2019-03-01', inForce: null });
  });

  it('stays quiet when the same roadmap is approved twice, and refuses another one', () => {
    project(aProject().withRoadmap()).when(approve()).thenNothing();
    project(aProject().withRoadmap())
      .when(approve({ plannedOperationOn: '2020-10-01' }))
      .thenRefused('project.roadmap-approved-by-another-decision', { number: 'D-9' });
  });

  it('refuses before the proposal is approved', () => {
    project(aProject().inReview())
      .when(approve())
      .thenRefused('project.not-approved', { stage: 'review', allowedIn: ['approved'] });
  });

  it('refuses a decision its actor has not signed', () => {
    project(aProject().approved())
      .when(approve({}, { person: OTHER_DECIDER }))
      .thenRefused('project.actor-not-among-signers');
  });

  describe('a plan', () => {
    const approved = project(aProject().approved());

    it('names each step once', () => {
      approved.when(withSteps(aStep('a'), aStep('a'))).thenRefused('project.roadmap-step-repeated', { step: 'a' });
    });

    it('waits for steps it knows', () => {
      approved
        .when(withSteps(aStep('a', { dependsOn: ['b'] })))
        .thenRefused('project.roadmap-step-unknown', { step: 'a', dependsOn: 'b' });
    });

    it('never waits for itself: not directly, not around a corner', () => {
      approved
        .when(withSteps(aStep('a', { dependsOn: ['a'] })))
        .thenRefused('project.roadmap-cyclic', { steps: ['a'] });
      approved
        .when(
          withSteps(
            aStep('start'),
            aStep('a', { dependsOn: ['start', 'c'] }),
            aStep('b', { dependsOn: ['a'] }),
            aStep('c', { dependsOn: ['b', 'b'] }),
          ),
        )
        .thenRefused('project.roadmap-cyclic', { steps: ['a', 'b', 'c'] });
    });

    it('has steps that end after they start and before operation is planned', () => {
      approved
        .when(withSteps(aStep('a', { plannedStart: '2019-05-01', dueOn: '2019-04-30' })))
        .thenRefused('project.roadmap-step-ends-before-start', { step: 'a' });
      approved
        .when(withSteps(aStep('a', { dueOn: '2020-09-02' })))
        .thenRefused('project.roadmap-outlasts-planned-operation', { step: 'a' });
    });

    it('weighs all of its steps to 100 percent, or none', () => {
      const weighed = (...weights: (string | null)[]): ApproveRoadmap =>
        withSteps(...weights.map((weightPct, index) => aStep(`s${index}`, { weightPct })));
      for (const command of [weighed('40.00', '59.99'), weighed('40.00', '60.01'), weighed('100.00', null)]) {
        approved.when(command).thenRefused('project.roadmap-weights-not-whole');
      }
      const whole = weighed('33.33', '33.33', '33.34');
      approved
        .when(whole)
        .thenRecorded(
          { type: 'RoadmapApproved', data: { ...whole.roadmap, baselineNo: 1, approvedBy: DECIDER } },
          PINNED,
        );
    });
  });

  it('refuses dates in the future and before the approval', () => {
    project(aProject().approved())
      .when(approve({}, { today: '2019-02-28' }))
      .thenRefused('project.dated-in-the-future');
    project(aProject().approved())
      .when(approve({ decision: aDecision('D-9', '2018-11-08') }))
      .thenRefused('project.dated-before-proposal');
    project(aProject().approved())
      .when(approve({ decision: aDecision('D-9', '2019-02-14') }))
      .thenRefused('project.occurred-out-of-order');
  });

  it('refuses where nobody registered a project, where it is over, and where it is suspended', () => {
    project(noProject()).when(approve()).thenRefused('project.not-registered');
    project(aProject().approved().cancelled()).when(approve()).thenRefused('project.is-over');
    project(aProject().approved().suspended()).when(approve()).thenRefused('project.is-suspended');
  });
});
