import { describe, expect, it } from '@jest/globals';
import { aDecision, aProject, type AProject } from '../../../test/support/a-project.js';
import { DECIDER } from '../../../test/support/people.js';
import { fold } from '../../kernel/eventsourcing/decider.js';
import { projectEventReleases } from './project.events.js';
import { projectAggregate } from './project.js';
import type { ToldProjectEvent } from './corrections/retelling.js';
import { inTruth, inTruthOn } from './truth.js';

const told = ({ events }: AProject): ToldProjectEvent[] =>
  events.map((event, revision) => ({
    ...event,
    eventId: `e${revision}`,
    revision,
    occurredOn: projectEventReleases[event.type].businessDate(event.data as never),
  }));
const types = (history: readonly ToldProjectEvent[]): string[] => history.map(({ type }) => type);
const stageOf = (history: readonly ToldProjectEvent[]): string => fold(projectAggregate.evolution, history).stage;

const inReview = aProject().inReview();
const lateApproval = told(inReview.deemedRefused().approved('D-7')).map(fact =>
  fact.type === 'ProposalApproved'
    ? { ...fact, data: { ...fact.data, decision: aDecision('D-7', '2019-02-27', DECIDER) }, occurredOn: '2019-02-27' }
    : fact,
);

describe('the history in the order of truth', () => {
  it('tells a decision recorded late where it was taken', () => {
    expect(types(inTruth(lateApproval)).slice(-2)).toEqual(['ProposalApproved', 'RefusalDeemed']);
  });

  it('does not count a silence after a decision that was taken in time', () => {
    const { stage, review } = fold(projectAggregate.evolution, inTruth(lateApproval));
    expect([stage, review.term.deemed]).toEqual(['approved', null]);
    expect(fold(projectAggregate.evolution, lateApproval).review.term.decidedLate).toBe(true);
  });

  it('keeps facts of one day in the order of recording', () => {
    const history = told(aProject().underConstruction()).map(fact => ({ ...fact, occurredOn: '2019-05-05' }));
    expect(inTruth(history)).toEqual(history);
  });

  it('begins with the proposal, also where the delegation was met before', () => {
    const history = told(aProject().withMeeting({ heldOn: '2018-10-01' }));
    expect(types(inTruth(history))).toEqual(['ProposalRegistered', 'MeetingRecorded']);
    expect(stageOf(inTruthOn(history, '2018-11-09'))).toBe('negotiation');
    expect(inTruthOn(history, '2018-11-08')).toEqual([]);
  });

  it('shows a day without what came later', () => {
    expect(stageOf(inTruthOn(told(inReview.approved()), '2018-12-31'))).not.toBe('approved');
  });

  it('takes a decision out that was annulled from the beginning, and leaves one that was annulled from then on', () => {
    const cancelled = aProject()
      .inPreparation()
      .cancelled({ decision: aDecision('C-3', '2019-06-01', DECIDER) });
    const ended = (effect: 'from_the_beginning' | 'from_annulment'): readonly ToldProjectEvent[] =>
      told(cancelled.appealed().upheld('2019-07-08', { effect }));
    expect(stageOf(inTruthOn(ended('from_the_beginning'), '2019-06-15'))).toBe('preparation');
    expect(stageOf(inTruthOn(ended('from_annulment'), '2019-06-15'))).toBe('cancelled');
    expect(stageOf(inTruthOn(ended('from_annulment'), '2019-07-08'))).toBe('preparation');
  });
});
