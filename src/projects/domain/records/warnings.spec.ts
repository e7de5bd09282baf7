import { describe, it } from '@jest/globals';
import { aContext } from '../../../../test/support/a-context.js';
import { A_DOCUMENT, aDecision, theSeedProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, INVESTOR_REP } from '../../../../test/support/people.js';
import { ACKNOWLEDGED, RAISED_ANEW } from '../../../../test/support/records.js';
import { approveProposal, ApproveProposal } from '../../review/approve-proposal/approve-proposal.js';
import { submitForReview, SubmitForReview } from '../../proposal/submit-for-review/submit-for-review.js';
import type { ProjectEvent } from '../project.events.js';
import { projectAggregate } from '../project.js';

describe('a red warning that is acknowledged (ruling 32)', () => {
  const submission = given(projectAggregate, submitForReview);
  const approval = given(projectAggregate, approveProposal);
  const submit = (submittedOn = '2018-12-03'): SubmitForReview =>
    new SubmitForReview(
      'any',
      { submittedOn, documents: [A_DOCUMENT], decisionDueOn: '2019-03-01', justifications: [] },
      aContext({ person: INVESTOR_REP, role: 'investor_rep' }),
    );
  const decision = aDecision('D-7', '2019-02-15');
  const landHa = '1200.0000';
  const approve = (history: typeof seen): ApproveProposal =>
    new ApproveProposal(
      'any',
      {
        decision,
        approved: declaredIn(history),
        conditions: [],
        pool: 'national',
        validUntil: null,
        overrideReason: null,
      },
      aContext({ person: DECIDER, role: 'decision_maker' }),
    );
  const seen = theSeedProject().with(ACKNOWLEDGED);

  it('needs no justification at submission', () => {
    submission(theSeedProject()).when(submit()).thenRefused('project.red-warning-unjustified');
    submission(seen)
      .when(submit())
      .thenRecorded({
        type: 'ProposalSubmittedForReview',
        data: {
          submissionNo: 1,
          submittedOn: '2018-12-03',
          submittedBy: INVESTOR_REP,
          documents: [A_DOCUMENT],
          decisionDueOn: '2019-03-01',
          justifications: [],
        },
      });
  });

  it('needs no override at approval', () => {
    approval(theSeedProject().inReview())
      .when(approve(seen))
      .thenRefused('project.red-warning-without-override', { rules: ['X10'] });
    approval(seen.inReview())
      .when(approve(seen))
      .thenRecorded({
        type: 'ProposalApproved',
        data: {
          decision,
          approved: declaredIn(seen),
          conditions: [],
          pool: 'national',
          validUntil: null,
          override: null,
          approvedBy: DECIDER,
        },
      });
  });

  it('says nothing for figures amended since: they are warned of anew', () => {
    const anew = seen.inReview().returned().amended({ landHa }).with(RAISED_ANEW);
    submission(anew)
      .when(submit('2019-01-28'))
      .thenRefused('project.red-warning-unjustified', { rules: ['X10'] });
    approval(anew.submitted({ submittedOn: '2019-01-28' }))
      .when(approve(anew))
      .thenRefused('project.red-warning-without-override', { rules: ['X10'] });
  });
});

function declaredIn(history: { readonly events: readonly ProjectEvent[] }): ApproveProposal['approval']['approved'] {
  const first = history.events.find(event => event.type === 'ProposalRegistered');
  if (first === undefined) throw new Error('nothing is registered in this history');
  return first.data.declared;
}
