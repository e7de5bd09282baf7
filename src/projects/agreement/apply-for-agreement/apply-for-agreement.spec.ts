import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { agreed, applied } from '../../../../test/support/agreement-facts.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { INVESTOR_REP } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { ApplyForAgreement, applyForAgreement, type AgreementApplication } from './apply-for-agreement.js';

const project = given(projectAggregate, applyForAgreement);

const { appliedBy: _, ...APPLICATION } = applied().data;

const apply = (over: Partial<AgreementApplication> = {}, context: ContextOf = {}): ApplyForAgreement =>
  new ApplyForAgreement(
    'any',
    { ...APPLICATION, ...over },
    aContext({ person: INVESTOR_REP, role: 'investor_rep', ...context }),
  );

describe('apply for an agreement', () => {
  it.each([
    ['proposed', aProject()],
    ['approved', aProject().approved()],
    ['construction', aProject().underConstruction()],
  ])('keeps what was asked for in stage %s', (_stage, history) => {
    project(history).when(apply()).thenRecorded(applied());
  });

  it('may ask for the successor while one of the kind is in force', () => {
    const successor = { applicationNo: 'IA-9', appliedOn: '2020-06-10' };
    project(aProject().approved().with(applied(), agreed())).when(apply(successor)).thenRecorded(applied(successor));
  });

  it('is known by its number: the same again is quiet, another under it is refused', () => {
    project(aProject().with(applied())).when(apply()).thenNothing();
    project(aProject().with(applied()))
      .when(apply({ kind: 'special' }))
      .thenRefused('project.agreement-application-number-reused', { applicationNo: 'IA-4' });
  });

  it('refuses a form that the law does not know on that day (X19)', () => {
    const [before, since] = ['2025-12-31', '2026-01-01'];
    const context = { today: '2026-11-23' };
    for (const kind of ['investment_agreement', 'obligations_agreement', 'simplified_contract'] as const) {
      project(aProject())
        .when(apply({ kind, appliedOn: before }, context))
        .thenRefused('project.agreement-kind-not-valid-on-date', { kind, on: before });
      project(aProject())
        .when(apply({ kind, appliedOn: since }, context))
        .thenRecorded(applied({ kind, appliedOn: since }));
    }
    for (const kind of ['investment_contract', 'priority', 'special'] as const) {
      project(aProject())
        .when(apply({ kind, appliedOn: before }, context))
        .thenRecorded(applied({ kind, appliedOn: before }));
      project(aProject())
        .when(apply({ kind, appliedOn: since }, context))
        .thenRefused('project.agreement-kind-not-valid-on-date', { kind, on: since });
    }
  });

  it('refuses a day in the future and before the proposal', () => {
    project(aProject())
      .when(apply({}, { today: '2019-06-09' }))
      .thenRefused('project.dated-in-the-future');
    project(aProject())
      .when(apply({ appliedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(aProject().approved().suspended()).when(apply()).thenRefused('project.is-suspended');
    project(aProject().approved().cancelled()).when(apply()).thenRefused('project.is-over');
    project(noProject()).when(apply()).thenRefused('project.not-registered');
  });
});
