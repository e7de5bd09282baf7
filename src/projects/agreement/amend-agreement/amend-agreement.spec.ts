import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import {
  AGREEMENT,
  AGREEMENT_TERMS,
  agreed,
  agreementAmended,
  agreementTerminated,
  applied,
  obligationMet,
} from '../../../../test/support/agreement-facts.js';
import { aDecision, aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, OTHER_DECIDER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { AmendAgreement, amendAgreement, type AgreementAmendment } from './amend-agreement.js';

const project = given(projectAggregate, amendAgreement);

const { changes: _, amendedBy: __, ...ANNEX } = agreementAmended().data;
const [JOBS, INVESTMENT] = AGREEMENT_TERMS.counterObligations;

const amend = (over: Partial<AgreementAmendment> = {}, context: ContextOf = {}): AmendAgreement =>
  new AmendAgreement('any', { ...ANNEX, ...over }, aContext({ person: DECIDER, role: 'decision_maker', ...context }));

const on = (date: string): Partial<AgreementAmendment> => ({ decision: aDecision('IC-2019-31/1', date) });
const signed = aProject().approved().with(applied(), agreed());

describe('amend an agreement', () => {
  it('records what it says from here on, and what changed', () => {
    project(signed).when(amend()).thenRecorded(agreementAmended());
  });

  it('rests on the terms of the annex before', () => {
    const second = { annexNo: 'annex-2', ...on('2020-04-01') };
    const terms = { ...ANNEX.terms, preferences: ['import_vat'] };
    const changes = [{ pointer: '/terms/preferences', from: '["customs_duty","import_vat"]', to: '["import_vat"]' }];
    project(signed.with(agreementAmended()))
      .when(amend({ ...second, terms }))
      .thenRecorded(agreementAmended({ ...second, terms, changes }));
  });

  it('is known by its number: the same again is quiet, another under it is refused', () => {
    project(signed.with(agreementAmended())).when(amend()).thenNothing();
    project(signed.with(agreementAmended(), agreementTerminated())).when(amend()).thenNothing();
    project(signed.with(agreementAmended()))
      .when(amend({ reasonCode: 'other' }))
      .thenRefused('project.agreement-annex-number-reused', { agreementNo: AGREEMENT, annexNo: 'annex-1' });
  });

  it('has nothing to record when no term changes', () => {
    project(signed)
      .when(amend({ terms: AGREEMENT_TERMS }))
      .thenNothing();
  });

  it('refuses an agreement that is unknown, ended or run out', () => {
    project(aProject().approved()).when(amend()).thenRefused('project.agreement-not-in-force', { number: AGREEMENT });
    project(signed.with(agreementTerminated({ effectiveOn: '2020-01-10' })))
      .when(amend())
      .thenRefused('project.agreement-not-in-force');
    project(
      aProject()
        .approved()
        .with(applied(), agreed({}, { validUntil: '2020-03-09' })),
    )
      .when(amend())
      .thenRefused('project.agreement-not-in-force');
  });

  it('keeps an obligation that was judged', () => {
    const without = { terms: { ...AGREEMENT_TERMS, counterObligations: [JOBS!] } };
    project(signed.with(obligationMet({ verifiedOn: '2020-02-01' })))
      .when(amend(without))
      .thenRefused('project.obligation-already-judged', { code: 'investment' });
    project(signed)
      .when(amend({ terms: { ...ANNEX.terms, counterObligations: [JOBS!, { ...INVESTMENT!, dueOn: '2019-06-30' }] } }))
      .thenRefused('project.obligation-due-before-signing');
  });

  it('refuses terms that contradict themselves', () => {
    project(signed)
      .when(amend({ terms: { ...AGREEMENT_TERMS, counterObligations: [JOBS!, JOBS!] } }))
      .thenRefused('project.agreement-code-repeated');
    project(signed)
      .when(amend({ terms: { ...AGREEMENT_TERMS, validUntil: '2019-06-30' } }))
      .thenRefused('project.agreement-expires-before-signing');
  });

  it('is signed by who enters it, and never by a machine (C7, X6)', () => {
    project(signed)
      .when(amend({ decision: aDecision('IC-2019-31/1', '2020-03-10', OTHER_DECIDER) }))
      .thenRefused('project.actor-not-among-signers');
    project(signed)
      .when(amend({}, { person: null }))
      .thenRefused('project.actor-not-among-signers');
  });

  it('refuses a day in the future, before the proposal, and before its last act', () => {
    project(signed)
      .when(amend({}, { today: '2020-03-09' }))
      .thenRefused('project.dated-in-the-future');
    project(signed)
      .when(amend(on('2018-11-08')))
      .thenRefused('project.dated-before-proposal');
    project(signed)
      .when(amend(on('2019-06-30')))
      .thenRefused('project.occurred-out-of-order');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(signed.suspended()).when(amend()).thenRefused('project.is-suspended');
    project(signed.cancelled()).when(amend()).thenRefused('project.is-over');
    project(noProject()).when(amend()).thenRefused('project.not-registered');
  });
});
