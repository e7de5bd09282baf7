import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, ECOLOGY, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { OFFICER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { requestOpinion, RequestOpinion, type OpinionAsked } from './request-opinion.js';

const project = given(projectAggregate, requestOpinion);

const ASKED: OpinionAsked = { body: ECOLOGY, requestedOn: '2018-12-05', dueOn: '2019-01-05' };

const ask = (over: Partial<OpinionAsked> = {}, context: ContextOf = {}): RequestOpinion =>
  new RequestOpinion('any', { ...ASKED, ...over }, aContext(context));

const recorded = (submissionNo: number, over: object = {}): { type: 'AgencyOpinionRequested'; data: object } => ({
  type: 'AgencyOpinionRequested',
  data: { ...ASKED, submissionNo, requestedBy: OFFICER, ...over },
});

describe('ask a line body for its opinion', () => {
  it('is about the version in review', () => {
    project(aProject().inReview()).when(ask()).thenRecorded(recorded(1));
    const later = { requestedOn: '2019-01-28', dueOn: null };
    project(aProject().opinionAsked().returned().amended().submitted({ submittedOn: '2019-01-28' }))
      .when(ask(later))
      .thenRecorded(recorded(2, later));
  });

  it('asks several bodies, each of them once, however its name is spelt', () => {
    const asked = aProject().opinionAsked();
    project(asked).when(ask()).thenNothing();
    project(asked)
      .when(ask({ body: 'ECOLOGY  department of Turkistan region' }))
      .thenRefused('project.opinion-already-requested', { body: ECOLOGY });
    project(asked)
      .when(ask({ body: 'Energy department' }))
      .thenRecorded(recorded(1, { body: 'Energy department' }));
  });

  it('refuses an answer that is due before it is asked for', () => {
    project(aProject().inReview())
      .when(ask({ dueOn: '2018-12-04' }))
      .thenRefused('project.opinion-due-before-request');
  });

  it('refuses what is not in review', () => {
    project(aProject())
      .when(ask())
      .thenRefused('project.not-in-review', { stage: 'proposed', allowedIn: ['review'] });
    project(aProject().returned()).when(ask()).thenRefused('project.not-in-review');
  });

  it('refuses dates in the future, before the proposal and before the submission', () => {
    const on = (requestedOn: string): RequestOpinion => ask({ requestedOn });
    project(aProject().inReview())
      .when(ask({}, { today: '2018-12-04' }))
      .thenRefused('project.dated-in-the-future');
    project(aProject().inReview()).when(on('2018-11-08')).thenRefused('project.dated-before-proposal');
    project(aProject().inReview()).when(on('2018-12-02')).thenRefused('project.occurred-out-of-order');
  });

  it('refuses where nobody registered a project, where it is over, and where it is suspended', () => {
    project(noProject()).when(ask()).thenRefused('project.not-registered');
    project(aProject().rejected()).when(ask()).thenRefused('project.is-over');
    project(aProject().inReview().suspended()).when(ask()).thenRefused('project.is-suspended');
  });
});
