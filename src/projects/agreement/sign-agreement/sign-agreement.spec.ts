import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import {
  AGREEMENT,
  AGREEMENT_TERMS,
  agreed,
  agreementTerminated,
  applied,
} from '../../../../test/support/agreement-facts.js';
import { aDecision, aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, OTHER_DECIDER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import type { AgreementTermsJson } from '../../domain/project.events.js';
import { SignAgreement, signAgreement, type SignedAgreement } from './sign-agreement.js';

const project = given(projectAggregate, signAgreement);

const { kind: _, recordedBy: __, ...SIGNED } = agreed().data;

const sign = (
  over: Partial<SignedAgreement> = {},
  terms: Partial<AgreementTermsJson> = {},
  context: ContextOf = {},
): SignAgreement =>
  new SignAgreement(
    'any',
    { ...SIGNED, ...over, terms: { ...AGREEMENT_TERMS, ...terms } },
    aContext({ person: DECIDER, role: 'decision_maker', ...context }),
  );

const ready = aProject().approved().with(applied());
const second = { applicationNo: 'IA-9', decision: aDecision('IC-2020-2', '2020-07-01') };

describe('sign an agreement', () => {
  it.each([
    ['approved', aProject().approved()],
    ['preparation', aProject().inPreparation()],
    ['construction', aProject().underConstruction()],
    ['commissioning', aProject().accepted()],
    ['operation', aProject().operating()],
  ])('keeps what was agreed in stage %s, of the kind that was applied for', (_stage, history) => {
    project(history.with(applied())).when(sign()).thenRecorded(agreed());
  });

  it('is known by its number: the same again is quiet, also after it ended; another under it is refused', () => {
    project(ready.with(agreed())).when(sign()).thenNothing();
    project(ready.with(agreed(), agreementTerminated())).when(sign()).thenNothing();
    project(ready.with(agreed()))
      .when(sign({}, { preferences: [] }))
      .thenRefused('project.agreement-number-reused', { number: AGREEMENT });
  });

  it('refuses what is not approved yet', () => {
    project(aProject().inReview().with(applied())).when(sign()).thenRefused('project.agreement-before-approval');
  });

  it('refuses what nobody applied for', () => {
    project(aProject().approved()).when(sign()).thenRefused('project.agreement-not-applied', { applicationNo: 'IA-4' });
  });

  describe('one of a kind at a time (X19)', () => {
    const again = ready.with(agreed(), applied({ applicationNo: 'IA-9', appliedOn: '2020-06-10' }));

    it('refuses a second one while the first is in force', () => {
      project(again)
        .when(sign(second))
        .thenRefused('project.agreement-of-kind-in-force', { kind: 'investment_contract', number: AGREEMENT });
    });

    it('takes the next one once the first has ended or run out', () => {
      project(again.with(agreementTerminated({ effectiveOn: '2020-06-20' })))
        .when(sign(second))
        .thenRecorded(agreed(second));
      const short = ready.with(
        agreed({}, { validUntil: '2020-06-30' }),
        applied({ applicationNo: 'IA-9', appliedOn: '2020-06-10' }),
      );
      project(short).when(sign(second)).thenRecorded(agreed(second));
      project(short)
        .when(sign({ ...second, decision: aDecision('IC-2020-2', '2020-06-30') }))
        .thenRefused('project.agreement-of-kind-in-force');
    });

    it('takes one of another kind beside it', () => {
      project(ready.with(agreed(), applied({ applicationNo: 'IA-9', kind: 'special' })))
        .when(sign(second))
        .thenRecorded(agreed({ ...second, kind: 'special' }));
    });

    it('refuses a kind that the law has ended meanwhile', () => {
      const decision = aDecision(AGREEMENT, '2026-01-01');
      project(
        aProject()
          .approved()
          .with(applied({ appliedOn: '2025-12-31' })),
      )
        .when(sign({ decision }, { counterObligations: [] }, { today: '2026-11-23' }))
        .thenRefused('project.agreement-kind-not-valid-on-date', { kind: 'investment_contract', on: '2026-01-01' });
    });
  });

  it('is signed by who enters it; a register brings what persons signed (C7, X6)', () => {
    const decision = aDecision(AGREEMENT, '2019-07-01', OTHER_DECIDER);
    project(ready).when(sign({ decision })).thenRefused('project.actor-not-among-signers', { number: AGREEMENT });
    project(ready)
      .when(sign({ decision }, {}, { person: null, role: 'machine' }))
      .thenRecorded(agreed({ decision, recordedBy: null }));
  });

  it('refuses terms that contradict themselves', () => {
    const [jobs] = AGREEMENT_TERMS.counterObligations;
    const [modules] = AGREEMENT_TERMS.workProgramme;
    project(ready)
      .when(sign({}, { counterObligations: [jobs!, jobs!] }))
      .thenRefused('project.agreement-code-repeated', { code: 'jobs' });
    project(ready)
      .when(sign({}, { workProgramme: [modules!, modules!] }))
      .thenRefused('project.agreement-code-repeated', { code: 'modules' });
    project(ready)
      .when(sign({}, { counterObligations: [{ ...jobs!, dueOn: '2019-06-30' }] }))
      .thenRefused('project.obligation-due-before-signing', { code: 'jobs' });
    project(ready)
      .when(sign({}, { validUntil: '2019-06-30' }))
      .thenRefused('project.agreement-expires-before-signing');
  });

  it('refuses a day in the future, before the proposal, and before the application', () => {
    project(ready)
      .when(sign({}, {}, { today: '2019-06-30' }))
      .thenRefused('project.dated-in-the-future');
    project(ready)
      .when(sign({ decision: aDecision(AGREEMENT, '2018-11-08') }))
      .thenRefused('project.dated-before-proposal');
    project(ready)
      .when(sign({ decision: aDecision(AGREEMENT, '2019-06-09') }))
      .thenRefused('project.occurred-out-of-order', { on: '2019-06-09', last: '2019-06-10' });
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(ready.suspended()).when(sign()).thenRefused('project.is-suspended');
    project(ready.cancelled()).when(sign()).thenRefused('project.is-over');
    project(noProject()).when(sign()).thenRefused('project.not-registered');
  });
});
