import { describe, expect, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject, type AProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, SHA256 } from '../../../../test/support/people.js';
import { told } from '../../../../test/support/told.js';
import type { CorrectionRequested } from '../../domain/corrections/corrections.events.js';
import type { ProjectEvent } from '../../domain/project.events.js';
import { projectAggregate } from '../../domain/project.js';
import { recordedFigure } from '../../domain/corrections/recorded-figure.js';
import { requestCorrection, type CorrectionRequest, type CorrectionWish } from './request-correction.js';

const STEWARD = '0e6a3a52-0011-4c1e-9a01-000000000011';
const project = given(projectAggregate, requestCorrection);
const evidence = [{ documentId: 'PAY-1', sha256: SHA256, title: 'Payment order' }];

/** The wish about the last fact of a history: its payment was typed with a zero too many. */
const ask = (
  history: { readonly events: readonly ProjectEvent[] },
  over: Partial<CorrectionWish> = {},
  context: ContextOf = {},
): CorrectionRequest => {
  const facts = told(history);
  const last = facts.findLast(({ type }) => type !== 'FigureCorrected' && type !== 'CorrectionRequested')!;
  const wish: CorrectionWish = {
    correctionId: 'COR-1',
    eventId: last.eventId,
    pointer: '/amount/amount',
    wrong: '500000000.00',
    right: '50000000.00',
    reasonCode: 'decimal',
    reasonText: 'The payment order has a zero less',
    evidence,
    requestedOn: '2019-10-10',
    ...over,
  };
  const target = recordedFigure(facts, wish.eventId);
  return { wish, target, context: aContext({ person: STEWARD, role: 'data_steward', ...context }) };
};

const PAID: AProject = aProject().underConstruction().disbursed();
const TARGET = (history: AProject): CorrectionRequested['data']['target'] => {
  const { eventId, type, revision, occurredOn } = told(history).at(-1)!;
  return { eventId, type, revision, occurredOn };
};
const requested = (history: AProject, over: Partial<CorrectionRequested['data']> = {}): ProjectEvent => ({
  type: 'CorrectionRequested',
  data: {
    correctionId: 'COR-1',
    target: TARGET(history),
    pointer: '/amount/amount',
    wrong: '"500000000.00"',
    right: '"50000000.00"',
    reasonCode: 'decimal',
    reasonText: 'The payment order has a zero less',
    evidence,
    requestedOn: '2019-10-10',
    requestedBy: STEWARD,
    ...over,
  },
});
const correctedTo = (history: AProject, right: string | null, pointer = '/amount/amount'): ProjectEvent => ({
  type: 'FigureCorrected',
  data: {
    correctionId: 'COR-0',
    target: TARGET(history),
    pointer,
    wrong: '"500000000.00"',
    right,
    reasonCode: 'decimal',
    correctedOn: '2019-10-09',
    findings: [],
    approvedBy: DECIDER,
  },
});

describe('ask for a correction', () => {
  it('names the event, the figure, what is recorded and what is true instead, both in the form they are stored', () => {
    project(PAID).when(ask(PAID)).thenRecorded(requested(PAID));
  });

  it('writes the right figure as its kind is written', () => {
    const cases = [
      ['/paidOn', '2019-09-30', '2019-09-03', '"2019-09-30"', '"2019-09-03"'],
      ['/amount/amount', '500000000.00', '50000000', '"500000000.00"', '"50000000.00"'],
      ['/amount/currency', 'KZT', 'USD', '"KZT"', '"USD"'],
    ] as const;
    for (const [pointer, wrong, right, from, to] of cases)
      project(PAID)
        .when(ask(PAID, { pointer, wrong, right }))
        .thenRecorded(requested(PAID, { pointer, wrong: from, right: to }));
    const reported = aProject().underConstruction().reported();
    project(reported)
      .when(ask(reported, { pointer: '/jobsConstruction', wrong: '40', right: '4' }))
      .thenRecorded(requested(reported, { pointer: '/jobsConstruction', wrong: '40', right: '4' }));
    project(reported)
      .when(ask(reported, { pointer: '/forecastOperationOn', wrong: null, right: '2020-12-01' }))
      .thenRecorded(requested(reported, { pointer: '/forecastOperationOn', wrong: 'null', right: '"2020-12-01"' }));
  });

  it('may say that a whole payment, report, meeting, permit or step never was, and of nothing else', () => {
    const whole = { pointer: '', wrong: null, right: null, reasonCode: 'duplicate' };
    project(PAID).when(ask(PAID, whole)).thenRecorded(requested(PAID, whole));
    const approved = aProject().approved();
    project(approved).when(ask(approved, whole)).thenRefused('project.fact-not-voidable', { type: 'ProposalApproved' });
    project(PAID)
      .when(ask(PAID, { ...whole, right: '1.00' }))
      .thenRefused('project.corrected-figure-invalid');
  });

  it('is possible whatever became of the project', () => {
    for (const history of [PAID.suspended(), PAID.cancelled(), PAID.accepted().operating()]) {
      const facts = told(history);
      const eventId = facts.find(({ type }) => type === 'InvestmentDisbursed')!.eventId;
      const { eventId: _, ...target } = recordedFigure(facts, eventId)!;
      project(history)
        .when(ask(history, { eventId, requestedOn: '2021-05-01' }))
        .thenRecorded({
          type: 'CorrectionRequested',
          data: expect.objectContaining({ correctionId: 'COR-1' }) as object,
        });
      expect(target.type).toBe('InvestmentDisbursed');
    }
  });

  it('is kept once under its id', () => {
    project(PAID.with(requested(PAID)))
      .when(ask(PAID))
      .thenNothing();
    project(PAID.with(requested(PAID)))
      .when(ask(PAID, { right: '40000000.00' }))
      .thenRefused('project.correction-id-reused');
  });

  it('refuses an event that the project does not have, and an id that stands for another event', () => {
    const elsewhere = { eventId: '7c9e6679-7425-50de-944b-e07fc1f90ae7' };
    project(PAID).when(ask(PAID, elsewhere)).thenRefused('project.correction-target-unknown', elsewhere);
    project(PAID.with(requested(PAID)))
      .when(ask(PAID, elsewhere))
      .thenRefused('project.correction-id-reused');
  });

  it.each([
    ['ids and codes', '/disbursementId'],
    ['places that are not there', '/amount/rate'],
    ['a whole object', '/amount'],
  ])('refuses %s', (_, pointer) => {
    project(PAID)
      .when(ask(PAID, { pointer }))
      .thenRefused('project.figure-not-correctable', { type: 'InvestmentDisbursed', pointer });
  });

  it('refuses a figure that is not what the register says, earlier corrections included', () => {
    project(PAID)
      .when(ask(PAID, { wrong: '500000001.00' }))
      .thenRefused('project.correction-of-another-value', { pointer: '/amount/amount', present: '"500000000.00"' });
    const once = PAID.with(correctedTo(PAID, '"50000000.00"'));
    project(once)
      .when(ask(PAID))
      .thenRefused('project.correction-of-another-value', { pointer: '/amount/amount', present: '"50000000.00"' });
    project(once)
      .when(ask(PAID, { wrong: '50000000.00', right: '5000000.00' }))
      .thenRecorded(requested(PAID, { wrong: '"50000000.00"', right: '"5000000.00"' }));
  });

  it('refuses a figure that is right already, and one that is waiting for a decision', () => {
    project(PAID)
      .when(ask(PAID, { right: '500000000.00' }))
      .thenRefused('project.correction-changes-nothing');
    project(PAID.with(requested(PAID)))
      .when(ask(PAID, { correctionId: 'COR-2' }))
      .thenRefused('project.correction-already-requested', { correctionId: 'COR-1' });
  });

  it('refuses a fact that is void already', () => {
    project(PAID.with(correctedTo(PAID, null, '')))
      .when(ask(PAID))
      .thenRefused('project.correction-target-void');
  });

  it.each([
    ['/amount/amount', '500000000.00', '0.00'],
    ['/amount/amount', '500000000.00', '-5.00'],
    ['/amount/amount', '500000000.00', '5.001'],
    ['/amount/amount', '500000000.00', 'much'],
    ['/amount/currency', 'KZT', 'TENGE'],
    ['/paidOn', '2019-09-30', '2019-02-30'],
  ])('refuses as %s what is none: %s to %s', (pointer, wrong, right) => {
    project(PAID).when(ask(PAID, { pointer, wrong, right })).thenRefused('project.corrected-figure-invalid');
  });

  it('refuses a figure without the right one', () => {
    project(PAID)
      .when(ask(PAID, { right: null }))
      .thenRefused('project.corrected-figure-invalid');
  });

  it('refuses a day in the future, one before the proposal, and a project that nobody registered', () => {
    project(PAID)
      .when(ask(PAID, {}, { today: '2019-10-09' }))
      .thenRefused('project.dated-in-the-future');
    project(PAID)
      .when(ask(PAID, { requestedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
    project(noProject()).when(ask(PAID)).thenRefused('project.not-registered');
  });
});
