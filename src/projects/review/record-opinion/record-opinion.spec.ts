import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { A_DOCUMENT, aProject, ECOLOGY, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { REVIEWER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { recordOpinion, RecordOpinion, type OpinionGiven } from './record-opinion.js';

const project = given(projectAggregate, recordOpinion);

const OPINION: OpinionGiven = {
  body: ECOLOGY,
  verdict: 'positive',
  conditions: [],
  reasonCode: null,
  reasonText: null,
  givenOn: '2018-12-21',
  document: A_DOCUMENT,
};

const give = (over: Partial<OpinionGiven> = {}, context: ContextOf = {}): RecordOpinion =>
  new RecordOpinion(
    'any',
    { ...OPINION, ...over },
    aContext({ person: REVIEWER, role: 'agency_reviewer', ...context }),
  );

const recorded = (over: object = {}): { type: 'AgencyOpinionRecorded'; data: object } => ({
  type: 'AgencyOpinionRecorded',
  data: { ...OPINION, submissionNo: 1, givenBy: REVIEWER, ...over },
});

const CONDITIONS = ['No building from April to June'];
const WHY = { reasonCode: 'environment', reasonText: 'The site is a nesting ground' };

describe('record the opinion of a line body', () => {
  it('keeps verdict, conditions and document, asked or not', () => {
    project(aProject().inReview().opinionAsked()).when(give()).thenRecorded(recorded());
    project(aProject().inReview()).when(give()).thenRecorded(recorded());
  });

  it('has conditions where it is conditional, and only there', () => {
    const history = aProject().inReview();
    const conditional = { verdict: 'conditional', conditions: CONDITIONS } as const;
    project(history).when(give(conditional)).thenRecorded(recorded(conditional));
    project(history)
      .when(give({ verdict: 'conditional' }))
      .thenRefused('project.opinion-contradicts-itself');
    project(history)
      .when(give({ conditions: CONDITIONS }))
      .thenRefused('project.opinion-contradicts-itself');
  });

  it('says why it is negative, by a code and in words, and only then (C6)', () => {
    const history = aProject().inReview();
    const negative = { verdict: 'negative', ...WHY } as const;
    project(history).when(give(negative)).thenRecorded(recorded(negative));
    for (const unreasoned of [
      { verdict: 'negative' },
      { verdict: 'negative', reasonCode: 'environment' },
      { verdict: 'negative', reasonText: WHY.reasonText },
      WHY,
    ] as const) {
      project(history).when(give(unreasoned)).thenRefused('project.opinion-unreasoned');
    }
  });

  it('is one of each body on each version', () => {
    const answered = aProject().opinionGiven();
    project(answered).when(give()).thenNothing();
    project(answered)
      .when(give({ verdict: 'negative', ...WHY }))
      .thenRefused('project.opinion-already-recorded', { body: ECOLOGY });
    project(answered)
      .when(give({ body: 'Energy department' }))
      .thenRecorded(recorded({ body: 'Energy department' }));
    const anew = { givenOn: '2019-02-01' };
    project(answered.returned().amended().submitted({ submittedOn: '2019-01-28' }))
      .when(give(anew))
      .thenRecorded(recorded({ ...anew, submissionNo: 2 }));
  });

  it('refuses what is not in review', () => {
    project(aProject())
      .when(give())
      .thenRefused('project.not-in-review', { stage: 'proposed', allowedIn: ['review'] });
    project(aProject().approved()).when(give()).thenRefused('project.not-in-review');
  });

  it('refuses dates in the future, before the proposal and before the submission', () => {
    const on = (givenOn: string): RecordOpinion => give({ givenOn });
    project(aProject().inReview())
      .when(give({}, { today: '2018-12-20' }))
      .thenRefused('project.dated-in-the-future');
    project(aProject().inReview()).when(on('2018-11-08')).thenRefused('project.dated-before-proposal');
    project(aProject().inReview()).when(on('2018-12-02')).thenRefused('project.occurred-out-of-order');
  });

  it('refuses where nobody registered a project, where it is over, and where it is suspended', () => {
    project(noProject()).when(give()).thenRefused('project.not-registered');
    project(aProject().rejected()).when(give()).thenRefused('project.is-over');
    project(aProject().inReview().suspended()).when(give()).thenRefused('project.is-suspended');
  });
});
