import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { A_DOCUMENT, aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { holdHearing, HoldHearing, type Hearing } from './hold-hearing.js';

const project = given(projectAggregate, holdHearing);

const HEARING: Hearing = {
  hearingNo: 'H-12',
  heldOn: '2019-02-08',
  form: 'in_person',
  investorPosition: 'The investor asks for a smaller plot',
  protocol: A_DOCUMENT,
};

const hear = (over: Partial<Hearing> = {}, context: ContextOf = {}): HoldHearing =>
  new HoldHearing('any', { ...HEARING, ...over }, aContext({ person: DECIDER, role: 'decision_maker', ...context }));

const recorded = (over: object = {}): { type: 'HearingHeld'; data: object } => ({
  type: 'HearingHeld',
  data: { ...HEARING, submissionNo: 1, heldBy: DECIDER, ...over },
});

describe('hold a hearing', () => {
  it('keeps what the investor said about the version in review', () => {
    project(aProject().inReview()).when(hear()).thenRecorded(recorded());
    const second = { hearingNo: 'H-13', heldOn: '2019-02-20' };
    project(aProject().heard()).when(hear(second)).thenRecorded(recorded(second));
  });

  it('is possible after the term too: the decision is still owed', () => {
    const late = { heldOn: '2019-03-08' };
    project(aProject().deemedRefused()).when(hear(late)).thenRecorded(recorded(late));
  });

  it('is known by its number: the same again is quiet, another under the same number refused', () => {
    project(aProject().heard()).when(hear()).thenNothing();
    project(aProject().heard().rejected()).when(hear()).thenNothing();
    project(aProject().heard())
      .when(hear({ heldOn: '2019-02-09' }))
      .thenRefused('project.hearing-no-reused', { hearingNo: 'H-12' });
  });

  it('refuses what is not in review', () => {
    project(aProject())
      .when(hear())
      .thenRefused('project.not-in-review', { stage: 'proposed', allowedIn: ['review'] });
    project(aProject().approved()).when(hear()).thenRefused('project.not-in-review');
  });

  it('refuses dates in the future, before the proposal and before the submission', () => {
    const on = (heldOn: string): HoldHearing => hear({ heldOn });
    project(aProject().inReview())
      .when(hear({}, { today: '2019-02-07' }))
      .thenRefused('project.dated-in-the-future');
    project(aProject().inReview()).when(on('2018-11-08')).thenRefused('project.dated-before-proposal');
    project(aProject().inReview()).when(on('2018-12-02')).thenRefused('project.occurred-out-of-order');
  });

  it('refuses where nobody registered a project, where it is over, and where it is suspended', () => {
    project(noProject()).when(hear()).thenRefused('project.not-registered');
    project(aProject().rejected()).when(hear()).thenRefused('project.is-over');
    project(aProject().inReview().suspended()).when(hear()).thenRefused('project.is-suspended');
  });
});
