import { describe, expect, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { INVESTOR_REP } from '../../../../test/support/people.js';
import { fold } from '../../../kernel/eventsourcing/decider.js';
import { projectAggregate } from '../../domain/project.js';
import { withdrawAppeal, WithdrawAppeal, type Withdrawal } from './withdraw-appeal.js';

const project = given(projectAggregate, withdrawAppeal);

const WITHDRAWAL: Withdrawal = { appealId: 'APPEAL-4', withdrawnOn: '2019-04-10', reasonText: null };

const withdraw = (over: Partial<Withdrawal> = {}, context: ContextOf = {}): WithdrawAppeal =>
  new WithdrawAppeal(
    'any',
    { ...WITHDRAWAL, ...over },
    aContext({ person: INVESTOR_REP, role: 'investor_rep', ...context }),
  );

describe('withdraw an appeal', () => {
  it('takes it back, and what was decided stands', () => {
    const history = aProject().rejected().appealed();
    project(history)
      .when(withdraw())
      .thenRecorded({ type: 'AppealWithdrawn', data: { ...WITHDRAWAL, withdrawnBy: INVESTOR_REP } });
    const { stage, appeals } = fold(projectAggregate.evolution, history.appealWithdrawn().events);
    expect([stage, appeals.overlay, appeals.open]).toEqual(['rejected', 'none', null]);
  });

  it('stays quiet when it is entered twice, and refuses what is answered or was never filed', () => {
    project(aProject().rejected().appealed().appealWithdrawn()).when(withdraw()).thenNothing();
    project(aProject().rejected().appealed().upheld()).when(withdraw()).thenRefused('project.appeal-already-answered');
    project(aProject().rejected()).when(withdraw()).thenRefused('project.appeal-not-filed');
  });

  it('refuses dates in the future, before the proposal and before the appeal', () => {
    const history = aProject().rejected().appealed();
    const on = (withdrawnOn: string): WithdrawAppeal => withdraw({ withdrawnOn });
    project(history)
      .when(withdraw({}, { today: '2019-04-09' }))
      .thenRefused('project.dated-in-the-future');
    project(history).when(on('2018-11-08')).thenRefused('project.dated-before-proposal');
    project(history).when(on('2019-03-19')).thenRefused('project.occurred-out-of-order');
  });

  it('refuses where nobody registered a project', () => {
    project(noProject()).when(withdraw()).thenRefused('project.not-registered');
  });
});
