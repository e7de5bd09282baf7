import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  agreed,
  agreementEvents,
  agreementTerminated,
  applied,
  obligationMet,
} from '../../../test/support/agreement-facts.js';
import { aProject } from '../../../test/support/a-project.js';
import { gridEvents, ppaSigned } from '../../../test/support/grid-facts.js';
import { aLife } from '../../../test/support/histories.js';
import { INVESTOR_ID } from '../../../test/support/people.js';
import { COMPLETED, INSTRUCTED, OVERDUE_NOTED } from '../../../test/support/records.js';
import { told } from '../../../test/support/told.js';
import { fold } from '../../kernel/eventsourcing/decider.js';
import { reviewAfter, noCardReview, appealsAfter, noCardAppeals } from '../reading/project-details/card-review.js';
import { agreementsAfter, noAgreements } from './agreement/agreement-line.js';
import { commitmentsAfter, type Commitment } from './change/commitments.js';
import { figuresAfter, noFigures, type ProjectFact } from './proposal/figures.js';
import { gridAfter, noGridLine } from './grid/grid-line.js';
import { instructionsAfter, type InstructionLine } from './records/instruction-line.js';
import { newestFirst } from './facts.js';
import { projectAggregate } from './project.js';
import type { ProjectEvent } from './project.events.js';

const SHIFTED = { resumedOn: '2019-11-01', shiftOpenDueDates: true, shiftedDays: 31 };
const decided = (events: readonly ProjectEvent[]) => fold(projectAggregate.evolution, events);
const factsOf = (events: readonly ProjectEvent[]): readonly ProjectFact[] => told(events) as never;

describe('what views fold of the tracks is what decisions see', () => {
  const anyOf = (events: readonly ProjectEvent[]) =>
    fc
      .shuffledSubarray([...events, ...events], { minLength: 1 })
      .map(some => [...aProject().approved().events, ...some]);

  it('of the grid, in whatever order its facts came', () => {
    fc.assert(
      fc.property(anyOf([...gridEvents(), ppaSigned({ number: 'PPA-18' })]), events => {
        const { grid } = decided(events);
        const line = factsOf(events).reduce(gridAfter, noGridLine);
        expect(line.state).toBe(grid.state);
        if (grid.ppa !== null) expect(line.ppa).toMatchObject({ number: grid.ppa.number, terms: grid.ppa.terms });
      }),
    );
  });

  it('of agreements, in whatever order their facts came', () => {
    const another = { decision: { ...agreed().data.decision, number: 'IC-2' } };
    const more = [agreed(another), obligationMet({ code: 'jobs' }), agreementTerminated({ agreementNo: 'IC-2' })];
    fc.assert(
      fc.property(anyOf([...agreementEvents(), applied(), ...more]), events => {
        const { state, agreements } = decided(events).agreement;
        const line = factsOf(events).reduce(agreementsAfter, noAgreements);
        expect(line.state).toBe(state);
        expect(line.agreements.map(({ number }) => number).sort()).toEqual([...agreements.keys()].sort());
        for (const { number, obligations, termination } of line.agreements) {
          const { verdicts, termination: ended, terms } = agreements.get(number)!;
          expect(termination === null).toBe(ended === null);
          expect(obligations.map(({ code }) => code)).toEqual(terms.counterObligations.map(({ code }) => code));
          for (const { code, state: outcome } of obligations)
            expect([code, outcome]).toEqual([code, verdicts.get(code)?.outcome ?? 'open']);
        }
        const commitments = events.reduce<readonly Commitment[]>(commitmentsAfter, []);
        const standing = [...agreements].filter(([, { termination }]) => termination === null);
        expect(commitments.map(({ agreementNo, committed }) => [agreementNo, committed]).sort()).toEqual(
          standing.map(([number, { terms }]) => [number, terms.committed]).sort(),
        );
      }),
    );
  });

  it('of terms, appeals, approved figures and instructions, in any life', () => {
    fc.assert(
      fc.property(aLife([INVESTOR_ID]), ({ events }) => {
        const project = decided(events);
        let [review, held] = [noCardReview, null as string | null];
        for (const event of factsOf(events)) {
          review = reviewAfter(review, event, held);
          if (event.type === 'ProjectSuspended') held = event.data.since;
          if (event.type === 'ProjectResumed') held = null;
        }
        expect(review.term).toEqual(project.review.term);
        expect(factsOf(events).reduce(appealsAfter, noCardAppeals).overlay).toBe(project.appeals.overlay);
        const { approved } = factsOf(events).reduce(figuresAfter, noFigures);
        expect(approved === null ? null : { ...approved, said: 0 }).toEqual(
          project.change.approved === null ? null : { ...project.change.approved, said: 0 },
        );
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['given', aProject().withMeeting(INSTRUCTED)],
    ['completed', aProject().withMeeting(INSTRUCTED).with(COMPLETED)],
    ['late', aProject().withMeeting(INSTRUCTED).with(OVERDUE_NOTED)],
    ['moved by a resumption', aProject().withMeeting(INSTRUCTED).suspended({ since: '2018-12-01' }).resumed(SHIFTED)],
    ['not moved where it was due before the hold', aProject().withMeeting(INSTRUCTED).suspended().resumed(SHIFTED)],
    [
      'not moved once done',
      aProject().withMeeting(INSTRUCTED).with(COMPLETED).suspended({ since: '2018-12-01' }).resumed(SHIFTED),
    ],
  ])('of an instruction that is %s', (_, { events }) => {
    let [lines, held] = [[] as readonly InstructionLine[], null as string | null];
    for (const event of events) {
      lines = instructionsAfter(lines, event, held);
      if (event.type === 'ProjectSuspended') held = event.data.since;
    }
    const [known] = newestFirst(decided(events).instructions);
    expect(lines.map(({ dueOn, completedOn, overdueNoted }) => [dueOn, completedOn, overdueNoted])).toEqual([
      [known?.dueOn, known?.completion?.completedOn ?? null, known?.overdueNoted],
    ]);
  });
});
