import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import {
  AGREEMENT,
  agreed,
  agreementAmended,
  agreementTerminated,
  applied,
} from '../../../../test/support/agreement-facts.js';
import { aDecision, aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, OTHER_DECIDER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { TerminateAgreement, terminateAgreement, type AgreementTermination } from './terminate-agreement.js';

const project = given(projectAggregate, terminateAgreement);

const { terminatedBy: _, ...TERMINATION } = agreementTerminated().data;

const terminate = (over: Partial<AgreementTermination> = {}, context: ContextOf = {}): TerminateAgreement =>
  new TerminateAgreement(
    'any',
    { ...TERMINATION, ...over },
    aContext({ person: DECIDER, role: 'decision_maker', ...context }),
  );

const signed = aProject().approved().with(applied(), agreed());

describe('terminate an agreement', () => {
  it('keeps who ended it, on which ground, from which day, and what is given back', () => {
    project(signed).when(terminate()).thenRecorded(agreementTerminated());
    project(signed)
      .when(terminate({ clawback: null }))
      .thenRecorded(agreementTerminated({ clawback: null }));
  });

  it('is possible on a project that is over (C3), held or not, and after the agreement ran out', () => {
    project(signed.cancelled()).when(terminate()).thenRecorded(agreementTerminated());
    project(signed.suspended().cancelled()).when(terminate()).thenRecorded(agreementTerminated());
    project(
      aProject()
        .approved()
        .with(applied(), agreed({}, { validUntil: '2020-01-01' })),
    )
      .when(terminate())
      .thenRecorded(agreementTerminated());
  });

  it('stays quiet when it is said twice, and refuses another end of the same agreement', () => {
    project(signed.with(agreementTerminated())).when(terminate()).thenNothing();
    project(signed.with(agreementTerminated()))
      .when(terminate({ initiator: 'both' }))
      .thenRefused('project.agreement-not-in-force', { number: AGREEMENT });
  });

  it('refuses an agreement that nobody signed', () => {
    project(aProject().approved().with(applied()))
      .when(terminate())
      .thenRefused('project.agreement-not-in-force', { number: AGREEMENT });
  });

  it('takes effect on a day that has come, by a decision that was taken', () => {
    project(signed)
      .when(terminate({}, { today: '2021-05-19' }))
      .thenRefused('project.dated-in-the-future', { on: '2021-05-20', today: '2021-05-19' });
    project(signed)
      .when(terminate({ effectiveOn: '2021-05-01' }, { today: '2021-05-11' }))
      .thenRefused('project.dated-in-the-future', { on: '2021-05-12', today: '2021-05-11' });
  });

  it('refuses a day before the proposal, and before its last act', () => {
    project(signed)
      .when(terminate({ effectiveOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
    project(signed.with(agreementAmended()))
      .when(terminate({ effectiveOn: '2020-03-09' }))
      .thenRefused('project.occurred-out-of-order', { on: '2020-03-09', last: '2020-03-10' });
  });

  it('is signed by who enters it, and never by a machine (C7, X6)', () => {
    project(signed)
      .when(terminate({ decision: aDecision('T-2', '2021-05-12', OTHER_DECIDER) }))
      .thenRefused('project.actor-not-among-signers', { number: 'T-2' });
    project(signed)
      .when(terminate({}, { person: null }))
      .thenRefused('project.actor-not-among-signers');
  });

  it('refuses a project that is suspended or unknown', () => {
    project(signed.suspended()).when(terminate()).thenRefused('project.is-suspended');
    project(noProject()).when(terminate()).thenRefused('project.not-registered');
  });
});
