import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject, type AProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, MANAGER, OFFICER } from '../../../../test/support/people.js';
import { told } from '../../../../test/support/told.js';
import type { CorrectionRequested, FigureCorrected } from '../../domain/corrections/corrections.events.js';
import type { ProjectEvent } from '../../domain/project.events.js';
import { projectAggregate } from '../../domain/project.js';
import { recordedFigure } from '../../domain/corrections/recorded-figure.js';
import { approveCorrection, type CorrectionApproval } from './approve-correction.js';

const project = given(projectAggregate, approveCorrection);

type Figure = Pick<CorrectionRequested['data'], 'pointer' | 'wrong' | 'right'>;
const SUM: Figure = { pointer: '/amount/amount', wrong: '"500000000.00"', right: '"50000000.00"' };

const targetOf = (history: AProject) => {
  const { eventId, type, revision, occurredOn } = told(history).at(-1)!;
  return { eventId, type, revision, occurredOn };
};

/** Asked for by the officer on 10 January 2020, about the last fact of a history. */
const withRequest = (history: AProject, figure: Figure = SUM): AProject =>
  history.with({
    type: 'CorrectionRequested',
    data: {
      correctionId: 'COR-1',
      target: targetOf(history),
      ...figure,
      reasonCode: 'decimal',
      reasonText: 'The payment order has a zero less',
      evidence: [],
      requestedOn: '2020-01-10',
      requestedBy: OFFICER,
    },
  });

const approve = (
  history: AProject,
  eventId: string,
  { person = DECIDER, ...context }: ContextOf = {},
  correctedOn = '2020-01-12',
): CorrectionApproval => {
  const facts = told(history, MANAGER);
  const target = recordedFigure(facts, eventId);
  const by = aContext({ person, role: 'correction_approver', ...context });
  return { correctionId: 'COR-1', correctedOn, target, history: facts, context: by };
};

const corrected = (history: AProject, over: Partial<FigureCorrected['data']> = {}): ProjectEvent => ({
  type: 'FigureCorrected',
  data: {
    correctionId: 'COR-1',
    target: targetOf(history),
    ...SUM,
    reasonCode: 'decimal',
    correctedOn: '2020-01-12',
    findings: [],
    approvedBy: DECIDER,
    ...over,
  },
});

const PAID = aProject().underConstruction().disbursed();
const ASKED = withRequest(PAID);
const EVENT = targetOf(PAID).eventId;

describe('approve a correction', () => {
  it('records what was wrong, what is right, and of which event', () => {
    project(ASKED).when(approve(ASKED, EVENT)).thenRecorded(corrected(PAID));
  });

  it('is decided by a person who neither asked for it nor recorded the fact', () => {
    project(ASKED)
      .when(approve(ASKED, EVENT, { person: OFFICER }))
      .thenRefused('project.correction-decided-by-requester');
    project(ASKED)
      .when(approve(ASKED, EVENT, { person: MANAGER }))
      .thenRefused('project.correction-decided-by-author');
  });

  it('is decided once, one way or the other', () => {
    const done = ASKED.with(corrected(PAID));
    project(done).when(approve(done, EVENT)).thenNothing();
    project(done)
      .when(approve(done, EVENT, {}, '2020-01-13'))
      .thenRefused('project.correction-already-decided');
    const rejected = ASKED.with({
      type: 'CorrectionRejected',
      data: { correctionId: 'COR-1', rejectedOn: '2020-01-11', reasonText: 'The order says so', rejectedBy: DECIDER },
    });
    project(rejected).when(approve(rejected, EVENT)).thenRefused('project.correction-already-decided');
  });

  it('refuses what nobody asked for, and a figure that another correction has changed meanwhile', () => {
    project(PAID).when(approve(PAID, EVENT)).thenRefused('project.correction-not-requested');
    const meanwhile = ASKED.with(corrected(PAID, { correctionId: 'COR-0', right: '"1.00"' }));
    project(meanwhile)
      .when(approve(meanwhile, EVENT))
      .thenRefused('project.correction-of-another-value', { pointer: '/amount/amount', present: '"1.00"' });
  });

  it('refuses a day before it was asked for, one in the future, and a project that nobody registered', () => {
    project(ASKED)
      .when(approve(ASKED, EVENT, {}, '2020-01-09'))
      .thenRefused('project.occurred-out-of-order');
    project(ASKED)
      .when(approve(ASKED, EVENT, { today: '2020-01-11' }))
      .thenRefused('project.dated-in-the-future');
    project(noProject()).when(approve(ASKED, EVENT)).thenRefused('project.not-registered');
  });

  it.each<[string, AProject, Figure, readonly string[]]>([
    [
      'a step of the stage line before the one it followed',
      aProject().underConstruction(),
      { pointer: '/startedOn', wrong: '"2019-09-02"', right: '"2019-01-01"' },
      ['occurred-out-of-order'],
    ],
    [
      'a payment before the proposal',
      PAID,
      { pointer: '/paidOn', wrong: '"2019-09-30"', right: '"2018-09-30"' },
      ['dated-before-proposal'],
    ],
    [
      'a report whose period overlaps another',
      aProject()
        .underConstruction()
        .reported()
        .reported({ reportId: 'r-2', periodFrom: '2020-01-01', periodTo: '2020-03-31', physicalPct: '30.00' }),
      { pointer: '/periodFrom', wrong: '"2020-01-01"', right: '"2019-12-01"' },
      ['report-periods-overlap'],
    ],
    [
      'a report that ends before it starts',
      aProject().underConstruction().reported(),
      { pointer: '/periodFrom', wrong: '"2019-10-01"', right: '"2020-10-01"' },
      ['report-ends-before-start'],
    ],
    [
      'progress that falls without a word',
      aProject()
        .underConstruction()
        .reported()
        .reported({ reportId: 'r-2', periodFrom: '2020-01-01', periodTo: '2020-03-31', physicalPct: '30.00' }),
      { pointer: '/physicalPct', wrong: '"30.00"', right: '"3.00"' },
      ['progress-falls-unexplained'],
    ],
  ])('records as a finding, and does not refuse, %s', (_, history, figure, findings) => {
    const asked = withRequest(history, figure);
    project(asked)
      .when(approve(asked, targetOf(history).eventId))
      .thenRecorded(corrected(history, { ...figure, findings }));
  });

  it('finds nothing that the history broke before', () => {
    const broken = aProject().underConstruction().reported().reported({ reportId: 'r-2', physicalPct: '26.00' });
    const figure = { pointer: '/physicalPct', wrong: '"26.00"', right: '"27.00"' };
    const asked = withRequest(broken, figure);
    project(asked)
      .when(approve(asked, targetOf(broken).eventId))
      .thenRecorded(corrected(broken, { ...figure, findings: [] }));
  });
});
