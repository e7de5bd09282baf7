import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import {
  AGREEMENT,
  agreed,
  agreementTerminated,
  applied,
  obligationBreached,
  obligationMet,
} from '../../../../test/support/agreement-facts.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { REVIEWER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { RecordObligation, recordObligation, type Finding } from './record-obligation.js';

const project = given(projectAggregate, recordObligation);

const { verifiedBy: _, ...MET } = obligationMet().data;
const { verifiedBy: __, ...BREACHED } = obligationBreached().data;

const as = (context: ContextOf) => aContext({ person: REVIEWER, role: 'verifier', ...context });
const meet = (over: Partial<Finding> = {}, context: ContextOf = {}): RecordObligation =>
  new RecordObligation('any', 'met', { ...MET, ...over }, as(context));
const breach = (over: Partial<Finding> = {}): RecordObligation =>
  new RecordObligation('any', 'breached', { ...BREACHED, ...over }, as({}));

const signed = aProject().approved().with(applied(), agreed());

describe('record what became of a counter-obligation', () => {
  it('keeps that it was met, also before it is due, and that it was breached', () => {
    project(signed).when(meet()).thenRecorded(obligationMet());
    project(signed).when(breach()).thenRecorded(obligationBreached());
  });

  it('may find met later what was breached', () => {
    const later = { code: 'jobs', actual: '50.000000', verifiedOn: '2021-04-20' };
    project(signed.with(obligationBreached())).when(meet(later)).thenRecorded(obligationMet(later));
  });

  it('keeps one finding of an obligation and day: the same again is quiet, another is refused', () => {
    project(signed.with(obligationMet())).when(meet()).thenNothing();
    project(signed.with(obligationBreached())).when(breach()).thenNothing();
    project(signed.with(obligationMet()))
      .when(meet({ actual: '7400000000.000000' }))
      .thenRefused('project.obligation-judged-otherwise', { code: 'investment', verifiedOn: '2020-12-01' });
    project(signed.with(obligationBreached()))
      .when(meet({ ...BREACHED }))
      .thenRefused('project.obligation-judged-otherwise');
  });

  it('finds nothing breached before it is overdue', () => {
    project(signed)
      .when(breach({ verifiedOn: '2020-12-31' }))
      .thenRefused('project.obligation-not-overdue', { code: 'jobs', dueOn: '2020-12-31' });
    project(signed)
      .when(breach({ verifiedOn: '2021-01-01' }))
      .thenRecorded(obligationBreached({ verifiedOn: '2021-01-01' }));
  });

  it('refuses an obligation that the agreement has not, and an agreement that is unknown or ended', () => {
    project(signed)
      .when(meet({ code: 'training' }))
      .thenRefused('project.obligation-unknown', { code: 'training' });
    project(aProject().approved()).when(meet()).thenRefused('project.agreement-not-in-force', { number: AGREEMENT });
    project(signed.with(agreementTerminated())).when(meet()).thenRefused('project.agreement-not-in-force');
  });

  it('takes the last findings of an agreement that ran out', () => {
    project(
      aProject()
        .approved()
        .with(applied(), agreed({}, { validUntil: '2020-11-30' })),
    )
      .when(meet())
      .thenRecorded(obligationMet());
  });

  it('refuses a day in the future, before the proposal, and before the agreement was signed', () => {
    project(signed)
      .when(meet({}, { today: '2020-11-30' }))
      .thenRefused('project.dated-in-the-future');
    project(signed)
      .when(meet({ verifiedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
    project(signed)
      .when(meet({ verifiedOn: '2019-06-30' }))
      .thenRefused('project.occurred-out-of-order');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(signed.suspended()).when(meet()).thenRefused('project.is-suspended');
    project(signed.cancelled()).when(meet()).thenRefused('project.is-over');
    project(noProject()).when(meet()).thenRefused('project.not-registered');
  });
});
