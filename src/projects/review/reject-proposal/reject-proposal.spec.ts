import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aDecision, aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, OFFICER, OTHER_DECIDER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { rejectProposal, RejectProposal, type Rejection } from './reject-proposal.js';

const project = given(projectAggregate, rejectProposal);

const REJECTION: Rejection = {
  decision: aDecision('R-3', '2019-02-15'),
  grounds: [
    { code: 'land_unavailable', text: 'No free land of this size in the district', legalRef: 'Land Code art. 43' },
  ],
  appealBy: '2019-05-15',
  hearing: { heldOn: '2019-02-08', reference: 'H-12', waiver: null },
};

const reject = (over: Partial<Rejection> = {}, context: ContextOf = {}): RejectProposal =>
  new RejectProposal(
    'any',
    { ...REJECTION, ...over },
    aContext({ person: DECIDER, role: 'decision_maker', ...context }),
  );

describe('reject a proposal', () => {
  it('refuses with grounds, after a hearing, with a term to appeal', () => {
    project(aProject().inReview())
      .when(reject())
      .thenRecorded({ type: 'ProposalRejected', data: { ...REJECTION, rejectedBy: DECIDER } });
  });

  it('takes a recorded waiver for the hearing', () => {
    const hearing = { heldOn: null, reference: null, waiver: 'The applicant waived it in letter 41' };
    project(aProject().inReview())
      .when(reject({ hearing }))
      .thenRecorded({ type: 'ProposalRejected', data: { ...REJECTION, hearing, rejectedBy: DECIDER } });
  });

  it('refuses without a hearing: none, not written down, or held after the decision', () => {
    for (const hearing of [
      { heldOn: null, reference: null, waiver: null },
      { heldOn: '2019-02-08', reference: null, waiver: null },
      { heldOn: '2019-02-16', reference: 'H-12', waiver: null },
    ]) {
      project(aProject().inReview()).when(reject({ hearing })).thenRefused('project.rejected-without-hearing');
    }
  });

  it('takes the number of a recorded hearing, which says itself when it was held', () => {
    const byNumber = { heldOn: null, reference: 'H-12', waiver: null };
    const data = { ...REJECTION, rejectedBy: DECIDER };
    project(aProject().heard())
      .when(reject({ hearing: byNumber }))
      .thenRecorded({ type: 'ProposalRejected', data });
    project(aProject().heard()).when(reject()).thenRecorded({ type: 'ProposalRejected', data });
    project(aProject().heard({ heldOn: '2019-02-16' }))
      .when(reject({ hearing: byNumber }))
      .thenRefused('project.rejected-without-hearing');
  });

  it('refuses a recorded hearing of another day, or about an earlier version', () => {
    project(aProject().heard({ heldOn: '2019-02-07' }))
      .when(reject())
      .thenRefused('project.hearing-held-on-another-day', { heldOn: '2019-02-07' });
    const again = aProject().heard({ heldOn: '2018-12-19' }).returned().submitted({ submittedOn: '2019-01-28' });
    project(again)
      .when(reject({ hearing: { heldOn: null, reference: 'H-12', waiver: null } }))
      .thenRefused('project.hearing-of-another-version', { submissionNo: 1 });
  });

  it('stays quiet when the same decision is entered twice and refuses another one', () => {
    project(aProject().rejected('R-3')).when(reject()).thenNothing();
    project(aProject().rejected('R-3'))
      .when(reject({ decision: aDecision('R-4', '2019-02-15') }))
      .thenRefused('project.rejected-by-another-decision', { number: 'R-3' });
  });

  it('refuses the number of a decision that was annulled, and takes a new one', () => {
    const again = aProject().rejected('R-3').appealed().upheld();
    const after = aDecision('R-3', '2019-06-10');
    project(again)
      .when(reject({ decision: after, appealBy: '2019-09-10' }))
      .thenRefused('project.decision-was-annulled', { number: 'R-3' });
    const anew = { decision: { ...after, number: 'R-5' }, appealBy: '2019-09-10' };
    project(again)
      .when(reject(anew))
      .thenRecorded({ type: 'ProposalRejected', data: { ...REJECTION, ...anew, rejectedBy: DECIDER } });
  });

  it('refuses the submitter, and a decision its actor has not signed', () => {
    project(aProject().submitted({ submittedBy: DECIDER }))
      .when(reject())
      .thenRefused('project.decided-by-submitter');
    project(aProject().inReview())
      .when(reject({}, { person: OTHER_DECIDER }))
      .thenRefused('project.actor-not-among-signers');
  });

  it('lets who wrote the figures reject them', () => {
    const decision = aDecision('R-3', '2019-02-15', OFFICER);
    project(aProject().inReview())
      .when(reject({ decision }, { person: OFFICER }))
      .thenRecorded({ type: 'ProposalRejected', data: { ...REJECTION, decision, rejectedBy: OFFICER } });
  });

  it('refuses what is not in review, and an approved proposal', () => {
    project(aProject())
      .when(reject())
      .thenRefused('project.not-in-review', { stage: 'proposed', allowedIn: ['review'] });
    project(aProject().approved())
      .when(reject())
      .thenRefused('project.not-in-review', { stage: 'approved', allowedIn: ['review'] });
  });

  it('refuses a term to appeal that is over before it begins', () => {
    project(aProject().inReview())
      .when(reject({ appealBy: '2019-02-14' }))
      .thenRefused('project.appeal-due-before-decision');
  });

  it('refuses dates in the future, before the proposal and before the submission', () => {
    const on = (date: string): RejectProposal => reject({ decision: aDecision('R-3', date) });
    project(aProject().inReview())
      .when(reject({}, { today: '2019-02-14' }))
      .thenRefused('project.dated-in-the-future');
    project(aProject().inReview()).when(on('2018-11-08')).thenRefused('project.dated-before-proposal');
    project(aProject().inReview()).when(on('2018-12-02')).thenRefused('project.occurred-out-of-order');
  });

  it('refuses where nobody registered a project, where it is over, and where it is suspended', () => {
    project(noProject()).when(reject()).thenRefused('project.not-registered');
    project(aProject().cancelled()).when(reject()).thenRefused('project.is-over');
    project(aProject().inReview().suspended()).when(reject()).thenRefused('project.is-suspended');
  });
});
