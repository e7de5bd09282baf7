import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, REVIEWER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { returnForRevision, ReturnForRevision, type Return } from './return-for-revision.js';

const project = given(projectAggregate, returnForRevision);

const RETURN: Return = {
  kind: 'substantive',
  remarks: [{ pointer: '/declared/landHa', text: 'Explain 1,200 ha for 10 MW' }],
  cureBy: '2019-01-31',
  returnedOn: '2018-12-20',
};

const giveBack = (over: Partial<Return> = {}, context: ContextOf = {}): ReturnForRevision =>
  new ReturnForRevision(
    'any',
    { ...RETURN, ...over },
    aContext({ person: DECIDER, role: 'decision_maker', ...context }),
  );

describe('return a proposal for revision', () => {
  it('says what to cure and by when', () => {
    project(aProject().inReview())
      .when(giveBack())
      .thenRecorded({
        type: 'ProposalReturnedForRevision',
        data: { ...RETURN, submissionNo: 1, returnedBy: DECIDER },
      });
  });

  it('lets a line body return for form only', () => {
    const reviewer: ContextOf = { person: REVIEWER, role: 'agency_reviewer' };
    project(aProject().inReview()).when(giveBack({}, reviewer)).thenRefused('project.reviewer-returns-formally-only');
    project(aProject().inReview())
      .when(giveBack({ kind: 'formal' }, reviewer))
      .thenRecorded({
        type: 'ProposalReturnedForRevision',
        data: { ...RETURN, kind: 'formal', submissionNo: 1, returnedBy: REVIEWER },
      });
  });

  it('stays quiet when the same return is entered twice', () => {
    project(aProject().returned()).when(giveBack()).thenNothing();
  });

  it('refuses another return of a proposal that is back with its applicant', () => {
    project(aProject().returned())
      .when(giveBack({ cureBy: '2019-02-28' }))
      .thenRefused('project.not-in-review', { stage: 'revision', allowedIn: ['review'] });
  });

  it('refuses a cure that is due before the return', () => {
    project(aProject().inReview())
      .when(giveBack({ cureBy: '2018-12-19' }))
      .thenRefused('project.cure-due-before-return');
  });

  it('refuses dates in the future, before the proposal and before the submission', () => {
    const history = aProject().inReview();
    project(history)
      .when(giveBack({}, { today: '2018-12-19' }))
      .thenRefused('project.dated-in-the-future');
    project(history)
      .when(giveBack({ returnedOn: '2018-11-01' }))
      .thenRefused('project.dated-before-proposal');
    project(history)
      .when(giveBack({ returnedOn: '2018-12-02' }))
      .thenRefused('project.occurred-out-of-order');
  });

  it('refuses where nobody registered a project, where it is over, and where it is suspended', () => {
    project(noProject()).when(giveBack()).thenRefused('project.not-registered');
    project(aProject().rejected()).when(giveBack()).thenRefused('project.is-over');
    project(aProject().inReview().suspended()).when(giveBack()).thenRefused('project.is-suspended');
  });
});
