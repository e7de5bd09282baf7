import { describe, expect, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { A_DOCUMENT, aProject, noProject, type AProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, OTHER_DECIDER } from '../../../../test/support/people.js';
import { SIGNED } from '../../../../test/support/records.js';
import { fold } from '../../../kernel/eventsourcing/decider.js';
import { projectAggregate, type Project } from '../../domain/project.js';
import type { Stage } from '../../domain/stage.js';
import { stageAfter } from '../../domain/stage-line.js';
import { signMemorandum, SignMemorandum, type Memorandum } from './sign-memorandum.js';

const project = given(projectAggregate, signMemorandum);

const UNDERSTANDING: Memorandum = {
  memorandumId: 'mou-1',
  document: A_DOCUMENT,
  signedOn: '2018-11-23',
  parties: [
    { name: 'Akimat of Turkistan region', country: 'KZ', signerPersonId: DECIDER },
    { name: 'KK-KIUNSEN', country: 'KR', signerPersonId: null },
  ],
  validUntil: '2020-11-23',
  bindingness: 'non_binding',
};

const sign = (over: Partial<Memorandum> = {}, context: ContextOf = {}): SignMemorandum =>
  new SignMemorandum(
    'any',
    { ...UNDERSTANDING, ...over },
    aContext({ person: DECIDER, role: 'decision_maker', ...context }),
  );

const stateOf = ({ events }: AProject): Project => fold(projectAggregate.evolution, events);

describe('sign a memorandum', () => {
  it('records the paper, the parties, how long and how far it binds', () => {
    project(aProject()).when(sign()).thenRecorded(SIGNED);
    project(aProject().approved()).when(sign()).thenRecorded(SIGNED);
  });

  it('takes a proposal into negotiation, and no other stage anywhere; views see the same', () => {
    for (const [history, stage] of [
      [aProject().with(SIGNED), 'negotiation'],
      [aProject().inReview().with(SIGNED), 'review'],
      [aProject().approved().with(SIGNED), 'approved'],
    ] as const) {
      expect(stateOf(history).stage).toBe(stage);
      expect(history.events.reduce<Stage>(stageAfter, 'unknown')).toBe(stage);
    }
    expect(stateOf(aProject().with(SIGNED)).lastTransitionOn).toBe('2018-11-23');
    expect(stateOf(aProject().approved().with(SIGNED)).lastTransitionOn).toBe('2019-02-15');
  });

  it('keeps each memorandum once, whoever brings it again (ruling 28)', () => {
    const signed = aProject().with(SIGNED);
    project(signed).when(sign()).thenNothing();
    project(signed)
      .when(sign({}, { person: OTHER_DECIDER }))
      .thenNothing();
    project(signed)
      .when(sign({ bindingness: 'binding' }))
      .thenRefused('project.memorandum-id-reused', { memorandumId: 'mou-1' });
  });

  it('is not over before it is signed', () => {
    project(aProject())
      .when(sign({ validUntil: '2018-11-22' }))
      .thenRefused('project.memorandum-expires-before-signing');
  });

  it('is not dated after today or before the proposal, nor before a step it follows', () => {
    project(aProject())
      .when(sign({}, { today: '2018-11-22' }))
      .thenRefused('project.dated-in-the-future');
    project(aProject())
      .when(sign({ signedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
    project(aProject().amended()).when(sign()).thenRefused('project.occurred-out-of-order');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(aProject().approved().suspended()).when(sign()).thenRefused('project.is-suspended');
    project(aProject().rejected()).when(sign()).thenRefused('project.is-over');
    project(noProject()).when(sign()).thenRefused('project.not-registered');
  });
});
