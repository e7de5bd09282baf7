import { describe, expect, it } from '@jest/globals';
import { AGREEMENT, agreed, agreementTerminated } from '../../../../test/support/agreement-facts.js';
import { aContext } from '../../../../test/support/a-context.js';
import { aDecision, aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { gridConditions, ppaSigned, ppaTerminated } from '../../../../test/support/grid-facts.js';
import { PROJECT_ID } from '../../../../test/support/people.js';
import type { ProjectCancelled } from '../../domain/project.events.js';
import { projectAggregate } from '../../domain/project.js';
import { EndAgreements, endAgreements } from './end-agreements.js';
import { EndPpa, endPpa } from './end-ppa.js';
import { next } from './when-project-cancelled-end-contracts.js';

const ofAgreements = given(projectAggregate, endAgreements);
const ofPpa = given(projectAggregate, endPpa);
const byMachine = aContext({ person: null, role: 'machine' });
const agreements = (decisionNo = 'C-3'): EndAgreements => new EndAgreements(PROJECT_ID, decisionNo, byMachine);
const ppa = (decisionNo = 'C-3'): EndPpa => new EndPpa(PROJECT_ID, decisionNo, byMachine);

const contracted = aProject().inPreparation().with(agreed(), gridConditions(), ppaSigned());
const cancelled = contracted.cancelled();

const ended = (over: object = {}): { type: 'InvestmentAgreementTerminated'; data: object } => ({
  type: 'InvestmentAgreementTerminated',
  data: {
    agreementNo: AGREEMENT,
    initiator: 'investor',
    reasonCode: 'project_ended',
    reasonText: 'The project was cancelled by decision C-3',
    decision: aDecision('C-3', '2019-12-02'),
    effectiveOn: '2019-12-02',
    clawback: null,
    terminatedBy: null,
    ...over,
  },
});

const bought = (over: object = {}): { type: 'PpaTerminated'; data: object } => ({
  type: 'PpaTerminated',
  data: {
    number: ppaSigned().data.number,
    terminatedOn: '2019-12-02',
    initiator: 'seller',
    reasonCode: 'project_ended',
    reasonText: 'The project was cancelled by decision C-3',
    recordedBy: null,
    ...over,
  },
});

describe('after a cancellation', () => {
  it('what is to end is asked for step by step, whatever there is', () => {
    const event = { ...(cancelled.events.at(-1) as ProjectCancelled), stream: `project-${PROJECT_ID}` };
    const payload = { projectId: PROJECT_ID, decisionNo: 'C-3' };
    expect(next(event)).toEqual({
      state: null,
      commands: [
        { name: 'EndAgreements', payload },
        { name: 'EndPpa', payload },
      ],
    });
  });
});

describe('the agreements of a cancelled project', () => {
  it('end by the act that cancelled it, each that is in force, and nothing is claimed back', () => {
    ofAgreements(cancelled).when(agreements()).thenRecorded(ended());
    const second = agreed({ decision: aDecision('OA-7', '2019-08-01'), kind: 'special' });
    ofAgreements(contracted.with(second).cancelled({ initiator: 'state' }))
      .when(agreements())
      .thenRecorded(ended({ initiator: 'state' }), ended({ initiator: 'state', agreementNo: 'OA-7' }));
  });

  it('do not end before their own last act', () => {
    const late = agreed({ decision: aDecision(AGREEMENT, '2019-12-10') });
    ofAgreements(aProject().inPreparation().with(late).cancelled())
      .when(agreements())
      .thenRecorded(ended({ effectiveOn: '2019-12-10' }));
  });

  it('are left alone where they ended or ran out before', () => {
    const over = agreementTerminated({ decision: aDecision('T-2', '2019-11-01'), effectiveOn: '2019-11-04' });
    ofAgreements(contracted.with(over).cancelled()).when(agreements()).thenNothing();
    ofAgreements(
      aProject()
        .inPreparation()
        .with(agreed({}, { validUntil: '2019-12-01' }))
        .cancelled(),
    )
      .when(agreements())
      .thenNothing();
    ofAgreements(aProject().cancelled()).when(agreements()).thenNothing();
  });

  it('stay where the cancellation was annulled before the step came, or is another one', () => {
    ofAgreements(cancelled.appealed().upheld('2020-02-03')).when(agreements()).thenNothing();
    ofAgreements(cancelled).when(agreements('C-9')).thenNothing();
    ofAgreements(contracted).when(agreements()).thenNothing();
    ofAgreements(noProject()).when(agreements()).thenNothing();
  });
});

describe('the power purchase agreement of a cancelled project', () => {
  it.each([
    ['investor', 'seller'],
    ['state', 'buyer'],
    ['court', 'court'],
  ] as const)('ends where the %s ended the project, and bars nobody from auctions', (initiator, ender) => {
    ofPpa(contracted.cancelled({ initiator }))
      .when(ppa())
      .thenRecorded(bought({ initiator: ender }));
  });

  it('does not end before the last fact of the grid', () => {
    const late = ppaSigned({ signedOn: '2019-12-10' });
    ofPpa(aProject().inPreparation().with(gridConditions(), late).cancelled())
      .when(ppa())
      .thenRecorded(bought({ terminatedOn: '2019-12-10' }));
  });

  it('is left alone where none is in force, the cancellation was annulled, or is another one', () => {
    ofPpa(aProject().cancelled()).when(ppa()).thenNothing();
    ofPpa(contracted.with(ppaTerminated({ terminatedOn: '2019-11-04' })).cancelled())
      .when(ppa())
      .thenNothing();
    ofPpa(cancelled.appealed().upheld('2020-02-03')).when(ppa()).thenNothing();
    ofPpa(cancelled).when(ppa('C-9')).thenNothing();
    ofPpa(contracted).when(ppa()).thenNothing();
    ofPpa(noProject()).when(ppa()).thenNothing();
  });
});
