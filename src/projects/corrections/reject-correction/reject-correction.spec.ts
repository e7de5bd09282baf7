import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, OFFICER } from '../../../../test/support/people.js';
import { eventIdOf } from '../../../../test/support/told.js';
import { projectAggregate } from '../../domain/project.js';
import { rejectCorrection, RejectCorrection } from './reject-correction.js';

const project = given(projectAggregate, rejectCorrection);
const FIGURE = { pointer: '/amount/amount', wrong: '"500000000.00"', right: '"50000000.00"', reasonCode: 'decimal' };
const target = { eventId: eventIdOf(14), type: 'InvestmentDisbursed', revision: 14, occurredOn: '2019-09-30' };
const rejection = { correctionId: 'COR-1', rejectedOn: '2020-01-12', reasonText: 'The order shows the sum recorded' };

const ASKED = aProject()
  .underConstruction()
  .disbursed()
  .with({
    type: 'CorrectionRequested',
    data: {
      correctionId: 'COR-1',
      target,
      ...FIGURE,
      reasonText: 'A zero too many',
      evidence: [],
      requestedOn: '2020-01-10',
      requestedBy: OFFICER,
    },
  });
const REJECTED = ASKED.with({ type: 'CorrectionRejected', data: { ...rejection, rejectedBy: DECIDER } });

const reject = (over: Partial<typeof rejection> = {}, context: ContextOf = {}): RejectCorrection =>
  new RejectCorrection(
    'any',
    { ...rejection, ...over },
    aContext({ person: DECIDER, role: 'correction_approver', ...context }),
  );

describe('reject a correction', () => {
  it('says why what was recorded stands', () => {
    project(ASKED)
      .when(reject())
      .thenRecorded({ type: 'CorrectionRejected', data: { ...rejection, rejectedBy: DECIDER } });
  });

  it('is decided by another person than the one who asked', () => {
    project(ASKED)
      .when(reject({}, { person: OFFICER }))
      .thenRefused('project.correction-decided-by-requester');
  });

  it('is decided once, one way or the other', () => {
    project(REJECTED).when(reject()).thenNothing();
    project(REJECTED)
      .when(reject({ reasonText: 'Another reason than before' }))
      .thenRefused('project.correction-already-decided');
    project(
      ASKED.with({
        type: 'FigureCorrected',
        data: {
          correctionId: 'COR-1',
          target,
          ...FIGURE,
          correctedOn: '2020-01-11',
          findings: [],
          approvedBy: DECIDER,
        },
      }),
    )
      .when(reject())
      .thenRefused('project.correction-already-decided');
  });

  it('refuses what nobody asked for, a day before it was asked for, and one in the future', () => {
    project(ASKED)
      .when(reject({ correctionId: 'COR-2' }))
      .thenRefused('project.correction-not-requested');
    project(ASKED)
      .when(reject({ rejectedOn: '2020-01-09' }))
      .thenRefused('project.occurred-out-of-order');
    project(ASKED)
      .when(reject({}, { today: '2020-01-11' }))
      .thenRefused('project.dated-in-the-future');
    project(noProject()).when(reject()).thenRefused('project.not-registered');
  });
});
