import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BUILT_IN } from '../../../test/support/templates.js';
import { aContext } from '../../../test/support/a-context.js';
import {
  A_DOCUMENT,
  aDecision,
  aProject,
  aStep,
  DECLARED,
  STEPS,
  theSeedProject,
} from '../../../test/support/a-project.js';
import { agreementEvents } from '../../../test/support/agreement-facts.js';
import { gridEvents } from '../../../test/support/grid-facts.js';
import { DECIDER, INVESTOR_REP, OFFICER, OTHER_DECIDER } from '../../../test/support/people.js';
import { RECORDS } from '../../../test/support/records.js';
import { fold } from '../../kernel/eventsourcing/decider.js';
import { RuleViolation } from '../../kernel/eventsourcing/rule-violation.js';
import { amendProposal, AmendProposal } from '../proposal/amend-proposal/amend-proposal.js';
import { approveProposal, ApproveProposal } from '../review/approve-proposal/approve-proposal.js';
import { approveRoadmap, ApproveRoadmap } from '../works/approve-roadmap/approve-roadmap.js';
import { cancelProject, CancelProject } from '../change/cancel-project/cancel-project.js';
import { recordMeeting, RecordMeeting } from '../proposal/record-meeting/record-meeting.js';
import { rejectProposal, RejectProposal } from '../review/reject-proposal/reject-proposal.js';
import { resumeProject, ResumeProject } from '../change/resume-project/resume-project.js';
import { returnForRevision, ReturnForRevision } from '../proposal/return-for-revision/return-for-revision.js';
import { submitForReview, SubmitForReview } from '../proposal/submit-for-review/submit-for-review.js';
import { suspendProject, SuspendProject } from '../change/suspend-project/suspend-project.js';
import type { ProjectEvent } from './project.events.js';
import { evolve, initialProject, projectAggregate, type Project } from './project.js';
import { isTerminal } from './stage.js';

/** A command with its decision: what a person might try next, sensible or not. */
type Attempt = { readonly name: string; readonly decide: (project: Project) => readonly ProjectEvent[] };

/** Few values of each kind, so that repetitions and collisions are common. */
const day = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('2018-12-03', '2019-02-15', '2019-06-01', '2021-06-01') },
  { weight: 1, arbitrary: fc.constantFrom('2018-11-01', '2030-01-01') },
);
const person = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(DECIDER, OTHER_DECIDER) },
  { weight: 1, arbitrary: fc.constantFrom(OFFICER, INVESTOR_REP, null) },
);
const number = fc.constantFrom('D-1', 'D-2');
const declared = fc
  .record({ landHa: fc.constantFrom('1200.0000', '20.0000', null), capacityMw: fc.constantFrom('10.000000', null) })
  .map(figures => ({ ...DECLARED, ...figures }));
const REASON = { reasonCode: 'other', reasonText: 'Because somebody asked for it' };

const attempt: fc.Arbitrary<Attempt> = fc
  .record({ day, later: day, person, number, declared, flag: fc.boolean(), key: fc.constantFrom('k-1', 'k-2') })
  .chain(({ day: on, later, person: who, number: no, declared: figures, flag, key }) => {
    const context = aContext({ person: who, role: 'decision_maker', key });
    const decision = aDecision(no, on, who ?? DECIDER);
    const attempts: readonly Attempt[] = [
      {
        name: `meet on ${on}`,
        decide: state =>
          recordMeeting(new RecordMeeting('p', { ...meeting(), meetingId: no, heldOn: on }, context), state),
      },
      {
        name: `amend on ${on}`,
        decide: state =>
          amendProposal(new AmendProposal('p', { amendedOn: on, declared: figures, ...REASON }, context), state),
      },
      {
        name: `submit on ${on}`,
        decide: state =>
          submitForReview(
            new SubmitForReview(
              'p',
              {
                submittedOn: on,
                documents: [A_DOCUMENT],
                decisionDueOn: later,
                justifications: flag ? [{ rule: 'X10', text: 'Two phases are planned' }] : [],
              },
              context,
            ),
            state,
          ),
      },
      {
        name: `return on ${on}`,
        decide: state =>
          returnForRevision(
            new ReturnForRevision('p', { kind: 'formal', remarks: [], cureBy: later, returnedOn: on }, context),
            state,
          ),
      },
      {
        name: `approve on ${on}`,
        decide: state =>
          approveProposal(
            new ApproveProposal(
              'p',
              {
                decision,
                approved: figures,
                conditions: [],
                pool: 'national',
                validUntil: null,
                overrideReason: flag ? 'The council saw the survey' : null,
              },
              context,
            ),
            state,
          ),
      },
      {
        name: `reject on ${on}`,
        decide: state =>
          rejectProposal(
            new RejectProposal(
              'p',
              {
                decision,
                grounds: [],
                appealBy: later,
                hearing: { heldOn: null, reference: null, waiver: flag ? 'Waived in letter 41' : null },
              },
              context,
            ),
            state,
          ),
      },
      {
        name: `plan on ${on}`,
        decide: state =>
          approveRoadmap(
            new ApproveRoadmap(
              'p',
              {
                decision,
                template: { id: 'solar', version: 1 },
                steps: flag ? STEPS : [aStep('a', { dependsOn: ['b'] }), aStep('b', { dependsOn: ['a'] })],
                plannedOperationOn: '2020-09-01',
                disbursementPlan: [],
                jobsPlan: [],
              },
              context,
            ),
            state,
            BUILT_IN,
          ),
      },
      {
        name: `suspend since ${on}`,
        decide: state =>
          suspendProject(
            new SuspendProject(
              'p',
              { since: on, ...REASON, decision: flag ? decision : null, reviewOn: later },
              context,
            ),
            state,
          ),
      },
      {
        name: `resume on ${on}`,
        decide: state =>
          resumeProject(new ResumeProject('p', { resumedOn: on, shiftOpenDueDates: flag }, context), state),
      },
      {
        name: `cancel on ${on}`,
        decide: state =>
          cancelProject(
            new CancelProject(
              'p',
              {
                initiator: flag ? 'investor' : 'state',
                ...REASON,
                decision,
                requestedBy: who === DECIDER ? null : DECIDER,
              },
              context,
            ),
            state,
          ),
      },
    ];
    return fc.constantFrom(...attempts);
  });

const start = fc.constantFrom(
  aProject().events,
  theSeedProject().events,
  aProject().inReview().events,
  aProject().approved().events,
  aProject().underConstruction().events,
  [],
);

/** Records what is not refused; anything but a refusal fails the property. */
function tried({ decide }: Attempt, state: Project): readonly ProjectEvent[] {
  try {
    return decide(state);
  } catch (error) {
    if (error instanceof RuleViolation) return [];
    throw error;
  }
}

describe('whatever is tried on a project', () => {
  it('is recorded once or refused by a rule; said twice it records nothing', () => {
    const recorded = new Set<string>();
    fc.assert(
      fc.property(start, fc.array(attempt, { minLength: 10, maxLength: 40 }), (history, attempts) => {
        let state = fold(projectAggregate.evolution, history);
        for (const one of attempts) {
          const events = tried(one, state);
          for (const { type } of events) recorded.add(type);
          state = fold(projectAggregate.evolution, events, state);
          if (events.length > 0) expect([one.name, one.decide(state)]).toEqual([one.name, []]);
        }
      }),
      { numRuns: 400 },
    );
    // The road is walked, not only refused: all ten kinds of step, the template that is pinned, and the warnings.
    expect(recorded.size).toBe(12);
  });

  it('never goes back in time, never past the end, and out of a hold only by resuming or cancelling', () => {
    fc.assert(
      fc.property(start, fc.array(attempt, { minLength: 10, maxLength: 40 }), (history, attempts) => {
        let state = fold(projectAggregate.evolution, history);
        for (const one of attempts) {
          const after = fold(projectAggregate.evolution, tried(one, state), state);
          if (isTerminal(state.stage)) expect(after).toBe(state);
          if (state.hold.suspended && after !== state) {
            expect(after.stage === 'cancelled' || !after.hold.suspended).toBe(true);
          }
          if (state.lastTransitionOn !== null)
            expect((after.lastTransitionOn ?? '') >= state.lastTransitionOn).toBe(true);
          state = after;
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('evolve', () => {
  const everything = [
    ...theSeedProject().withMeeting().inReview().returned().amended().inReview().approved().withRoadmap().events,
    ...aProject().operating().disbursed().reported().stepCompleted().suspended().resumed().released().cancelled()
      .events,
    ...aProject().rejected().events,
    ...aProject().reserved().reservationLapsed().events,
    ...RECORDS,
    ...gridEvents(),
    ...agreementEvents(),
  ];

  it('is total: any events in any order become a state', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(everything, { minLength: 0 }), events => {
        expect(fold(projectAggregate.evolution, events)).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same state for the same prefix, and leaves the one before as it was', () => {
    const states = everything.map((_, length) => fold(projectAggregate.evolution, everything.slice(0, length)));
    let state = initialProject;
    everything.forEach((event, index) => {
      expect(state).toEqual(states[index]);
      state = evolve(state, event);
    });
  });

  it('keeps what it was by an event of a newer release', () => {
    const state = fold(projectAggregate.evolution, aProject().approved().events);
    expect(evolve(state, { type: 'FacilityPainted', data: {} } as unknown as ProjectEvent)).toBe(state);
  });

  it('folds ten thousand reports without copying the ones before', () => {
    const report = lastReport();
    const reports = Array.from({ length: 10_000 }, (_, index): ProjectEvent => ({
      type: 'ProgressReported',
      data: { ...report, reportId: `r-${index}` },
    }));
    const state = fold(projectAggregate.evolution, reports);
    expect(state.progress.latest?.reportId).toBe('r-9999');
  });
});

type DataOf<Type extends ProjectEvent['type']> = Extract<ProjectEvent, { type: Type }>['data'];

function meeting(): DataOf<'MeetingRecorded'> {
  return dataOf('MeetingRecorded', aProject().withMeeting().events);
}

function lastReport(): DataOf<'ProgressReported'> {
  return dataOf('ProgressReported', aProject().reported().events);
}

function dataOf<Type extends ProjectEvent['type']>(type: Type, events: readonly ProjectEvent[]): DataOf<Type> {
  const found = events.find((event): event is Extract<ProjectEvent, { type: Type }> => event.type === type);
  if (found === undefined) throw new Error(`no ${type} in this history`);
  return found.data as DataOf<Type>;
}
