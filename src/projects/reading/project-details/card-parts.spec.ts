import { describe, expect, it } from '@jest/globals';
import {
  agreed,
  agreementAmended,
  agreementEvents,
  agreementTerminated,
  applied,
  obligationBreached,
  obligationMet,
} from '../../../../test/support/agreement-facts.js';
import { aProject, ECOLOGY, MINISTRY, theSeedProject, type AProject } from '../../../../test/support/a-project.js';
import {
  auctionLost,
  auctionWon,
  gridConditions,
  gridConnected,
  ppaAmended,
  ppaSigned,
  ppaTerminated,
} from '../../../../test/support/grid-facts.js';
import { MANAGER } from '../../../../test/support/people.js';
import {
  A_STUDY,
  ACKNOWLEDGED,
  ANOTHER_STUDY,
  ASSIGNED,
  ATTACHED,
  COMPLETED,
  ESCALATED,
  INSTRUCTED,
  OVERDUE_NOTED,
  RAISED,
  RESOLVED,
  SIGNED,
  SUPERSEDED,
} from '../../../../test/support/records.js';
import { told } from '../../../../test/support/told.js';
import type { ProjectFact } from '../../domain/proposal/figures.js';
import { cardAnswer } from './card-answer.js';
import { projectDetails, type ProjectDetails } from './project-details.js';

const cardOf = (project: AProject): ProjectDetails =>
  (told(project) as readonly ProjectFact[]).reduce(projectDetails, undefined as never)!;
const answerOf = (project: AProject): Record<string, Record<string, unknown>> =>
  cardAnswer(cardOf(project), null, { lastEventRevision: 0, projectionPosition: 1 }) as never;

describe('figures on the card', () => {
  it('are approved as revised since, beside baseline 1', () => {
    const { approved, baseline } = answerOf(aProject().approved().costRevised().scopeRevised())['figures']!;
    expect(approved).toMatchObject({
      cost: { primary: { amount: '7770000000.00' } },
      capacityMw: '12.000000',
      said: { revision: 4, on: '2020-01-20' },
    });
    expect(baseline).toMatchObject({ cost: { primary: { amount: '7400000000.00' } }, said: { on: '2019-02-15' } });
  });

  it('are baseline 1 as long as nobody revised them', () => {
    const { approved, baseline } = answerOf(aProject().approved())['figures']!;
    expect(baseline).toEqual(approved);
    expect(cardOf(aProject().approved()).figures.baseline).toBeNull();
  });

  it('are contracted in each agreement that nobody has ended, as its last annex says', () => {
    const smaller = { committed: { ...agreed().data.terms.committed, capacityMw: '8.000000' } };
    const annex = agreementAmended({ terms: { ...agreed().data.terms, ...smaller } });
    const signed = aProject().approved().with(applied(), agreed(), annex);
    expect(answerOf(signed)['figures']).toMatchObject({
      contracted: [{ agreementNo: 'IC-2019-31', capacityMw: '8.000000', said: { on: '2020-03-10' } }],
    });
    expect(answerOf(signed.with(agreementTerminated()))['figures']).toMatchObject({ contracted: [] });
  });

  it('are verified and disputed beside what was reported', () => {
    const disputed = cardOf(aProject().underConstruction().reported().disputed());
    expect(disputed.figures).toMatchObject({
      reported: { physicalPct: '25.00' },
      verified: null,
      disputed: { physicalPct: '20.00', reasonCode: 'figures_differ' },
    });
    const visited = { verificationId: 'visit-2', visitedOn: '2020-02-15' };
    const settled = aProject().underConstruction().reported().disputed().verified(visited);
    expect(cardOf(settled).figures).toMatchObject({ verified: { physicalPct: '24.50' }, disputed: null });
    expect(cardOf(settled).counts).toMatchObject({ verifications: 1, disputes: 1 });
  });

  it('stay disputed when the visit that bore the report out came before', () => {
    const early = { verificationId: 'visit-0', visitedOn: '2020-01-02' };
    const { figures } = cardOf(aProject().underConstruction().reported().disputed().verified(early));
    expect(figures.disputed).toMatchObject({ visitedOn: '2020-01-15' });
  });
});

describe('the end of a project on the card', () => {
  it('shows the act that closed it, the jobs that were counted, and what was let go', () => {
    const waivedObligations = [{ agreementNo: 'IC-2019-31', code: 'jobs', reasonText: 'The market fell away' }];
    const card = cardOf(aProject().operating().with(applied(), agreed()).jobsVerified().closed({ waivedObligations }));
    expect(card).toMatchObject({
      stage: 'closed',
      closure: { reasonCode: 'monitoring_complete', decision: { number: expect.any(String) } },
      figures: { jobs: { jobsPermanent: expect.any(Number), said: { on: expect.any(String) } } },
      agreements: { agreements: [{ obligations: [{ code: 'jobs', state: 'waived' }, { state: 'open' }] }] },
    });
    expect(card.dates.closedOn).not.toBeNull();
  });
});

describe('the review on the card', () => {
  it('shows whom it asked and what they answered, of the version submitted last', () => {
    const asked = aProject()
      .opinionAsked()
      .opinionGiven({ body: ` ${ECOLOGY.toUpperCase()}` })
      .opinionGiven({ body: 'Energy' });
    expect(cardOf(asked).review!.opinions).toMatchObject([
      { body: ECOLOGY, dueOn: '2019-01-05', answer: { verdict: 'positive', givenOn: '2018-12-21' } },
      { body: 'Energy', requestedOn: null, answer: { verdict: 'positive' } },
    ]);
    expect(cardOf(asked.returned().submitted()).review).toMatchObject({ submissionNo: 2, opinions: [] });
  });

  it('shows the hearing, the term, the silence that counts as refusal and the decision that came late', () => {
    expect(cardOf(aProject().heard()).review).toMatchObject({
      term: { dueOn: '2019-03-01', deemed: null },
      hearings: [{ hearingNo: 'H-12', heldOn: '2019-02-08' }],
    });
    const silent = aProject().deemedRefused();
    expect(cardOf(silent).review!.term).toMatchObject({ deemed: { deemedOn: '2019-03-02' } });
    expect(cardOf(silent.approved()).review!.term).toEqual({ dueOn: null, deemed: null, decidedLate: true });
  });

  it('moves a term that had not run out with the hold', () => {
    const shifted = { shiftOpenDueDates: true, shiftedDays: 31 };
    const held = aProject()
      .inReview()
      .suspended({ since: '2019-01-15' })
      .resumed({ resumedOn: '2019-02-15', ...shifted });
    expect(cardOf(held).review!.term.dueOn).toBe('2019-04-01');
  });

  it('drops a decision that was annulled and keeps the appeal that did it', () => {
    const appealed = aProject().rejected().appealed();
    expect(cardOf(appealed).appeals).toMatchObject({
      overlay: 'filed',
      appeals: [{ appealId: 'APPEAL-4', body: MINISTRY, answer: null }],
    });
    const upheld = cardOf(appealed.upheld());
    expect(upheld).toMatchObject({ stage: 'review', rejection: null, review: { term: { dueOn: '2019-08-01' } } });
    expect(upheld.appeals).toMatchObject({
      overlay: 'upheld',
      appeals: [{ answer: { outcome: 'upheld', decisionNo: 'M-1' } }],
    });
    expect(cardOf(aProject().inPreparation().cancelled().appealed().upheld('2020-01-10')).cancellation).toBeNull();
    expect(cardOf(appealed.dismissed()).appeals).toMatchObject({ overlay: 'dismissed' });
    expect(cardOf(appealed.dismissed()).rejection).not.toBeNull();
    expect(cardOf(appealed.appealWithdrawn()).appeals).toMatchObject({
      overlay: 'none',
      appeals: [{ answer: { outcome: 'withdrawn', decisionNo: null } }],
    });
  });
});

describe('the tracks on the card', () => {
  it('show what surrounds the grant of land', () => {
    expect(cardOf(aProject().recategorised().surveyed().allocated().leased().rightRegistered()).land).toMatchObject({
      state: 'right_registered',
      survey: { number: 'LP-8' },
      categoryChanges: [
        { from: 'agricultural', to: 'industry', decisionNo: 'A-20', lossCompensation: { currency: 'KZT' } },
      ],
      leases: [{ contractNo: 'LEASE-40', annualRent: { amount: '1800000.00' } }],
      rights: [{ registrationNo: 'RR-9931' }],
      risks: [],
    });
  });

  it('show the order, the claim and the judgment that took land, and the risk until there is other land', () => {
    const risk = {
      type: 'LandRiskRaised',
      data: {
        riskId: 'risk-1',
        kind: 'land_revoked',
        severity: 'red',
        decisionNo: 'A-77',
        revokedHa: '20.0000',
        raisedOn: '2021-02-01',
      },
    } as const;
    const taken = aProject().revoked().with(risk);
    expect(cardOf(taken).land).toMatchObject({
      state: 'revoked',
      parcels: [],
      notices: [{ orderNo: 'LI-3', cureBy: '2020-10-07' }],
      claims: [{ caseNo: '5149-20-311', orderNo: 'LI-3' }],
      revocations: [{ decisionNo: 'A-77', basis: 'court_judgment', remainingHa: '0.0000' }],
      risks: [{ riskId: 'risk-1', severity: 'red' }],
    });
    expect(cardOf(taken.reserved({ reservationId: 'r-2' }).allocated()).land.risks).toEqual([]);
  });

  it('show the grid, the buyer and the connection', () => {
    const bought = aProject().approved().with(gridConditions(), auctionLost(), auctionWon(), ppaSigned(), ppaAmended());
    expect(cardOf(bought).grid).toMatchObject({
      state: 'ppa_signed',
      conditions: { number: 'TU-88', validUntil: '2022-06-03' },
      auction: { auctionId: 'SOLAR-2019-10', outcome: 'won' },
      ppa: { number: 'PPA-17', annexes: 1, terms: { operationDueOn: '2022-06-30' }, said: { on: '2020-03-10' } },
      connections: [],
    });
    expect(cardOf(bought.with(gridConnected())).grid).toMatchObject({
      state: 'grid_connected',
      connections: [{ actNo: 'GC-41' }],
    });
    expect(cardOf(bought.with(ppaTerminated())).grid).toMatchObject({
      state: 'ppa_terminated',
      ppa: { number: 'PPA-17', termination: { reasonCode: 'late_commissioning' } },
    });
  });

  it('show the agreement with what is met and what is breached of it', () => {
    expect(cardOf(aProject().approved().with(applied(), agreed(), obligationMet())).agreements).toMatchObject({
      state: 'agreement_signed',
      applications: [{ applicationNo: 'IA-4' }],
      agreements: [
        {
          number: 'IC-2019-31',
          obligations: [
            { code: 'jobs', state: 'open', actual: null },
            { code: 'investment', state: 'met', actual: '7650000000.000000', verifiedOn: '2020-12-01' },
          ],
          termination: null,
        },
      ],
    });
    const { agreements } = cardOf(
      aProject()
        .approved()
        .with(...agreementEvents()),
    ).agreements!;
    expect(agreements).toMatchObject([
      {
        annexes: 1,
        validUntil: '2030-07-01',
        obligations: [{ state: 'breached' }, { state: 'met' }],
        termination: { decisionNo: 'T-2' },
      },
    ]);
  });

  it('keep in an annex what was judged, and the later finding about an earlier day out', () => {
    const late = obligationBreached({ code: 'investment', verifiedOn: '2020-11-01' });
    const { agreements } = cardOf(
      aProject().approved().with(applied(), agreed(), obligationMet(), late, agreementAmended()),
    ).agreements!;
    expect(agreements[0]?.obligations[1]).toMatchObject({ code: 'investment', state: 'met' });
  });
});

describe('what is kept beside the road, on the card', () => {
  it('shows the manager, the memorandum and the documents in force', () => {
    const card = cardOf(aProject().with(SIGNED, ASSIGNED, ATTACHED, SUPERSEDED));
    expect(card.manager).toEqual({ personId: MANAGER, since: '2019-03-04' });
    expect(card.memoranda).toMatchObject([{ memorandumId: 'mou-1', parties: [{ country: 'KZ' }, { country: 'KR' }] }]);
    expect(card.documents).toMatchObject({
      newest: [{ documentId: ANOTHER_STUDY.documentId, recordedOn: '2019-10-09' }],
      inForce: 1,
      superseded: 1,
    });
  });

  it('shows ten documents and counts all', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({
      type: 'DocumentAttached' as const,
      data: { document: { ...A_STUDY, documentId: `study-${index}` }, attachedOn: '2019-10-02', attachedBy: null },
    }));
    const { newest, inForce } = cardOf(aProject().with(...many)).documents!;
    expect([newest.length, newest[0]?.documentId, inForce]).toEqual([10, 'study-11', 12]);
  });

  it('shows open issues as they were escalated, and counts the resolved', () => {
    expect(cardOf(aProject().with(RAISED, ESCALATED)).issues).toMatchObject({
      open: [
        {
          issueId: 'issue-1',
          severity: 'red',
          responsibleBody: 'Ministry of Energy',
          dueOn: '2019-09-02',
          escalations: 1,
        },
      ],
      raised: 1,
      resolved: 0,
    });
    expect(cardOf(aProject().with(RAISED, ESCALATED, RESOLVED)).issues).toEqual({ open: [], raised: 1, resolved: 1 });
  });

  it('shows open instructions, late ones marked, and counts the completed', () => {
    const met = aProject().withMeeting(INSTRUCTED);
    expect(cardOf(met.with(OVERDUE_NOTED)).instructions).toMatchObject({
      open: [{ instructionId: 'i-1', ownerBody: 'Land department', dueOn: '2018-12-14', overdueNoted: true }],
      given: 1,
      completed: 0,
    });
    expect(cardOf(met.with(COMPLETED)).instructions).toEqual({ open: [], given: 1, completed: 1 });
  });

  it('shows who has seen a warning and lets the figure stand', () => {
    const [red] = cardOf(theSeedProject().with(ACKNOWLEDGED)).warnings;
    expect(red).toMatchObject({ rule: 'X10', acknowledged: { justification: 'The plot holds the second phase too' } });
  });
});

describe('changes on the card', () => {
  it('are baselines, delays, revisions and phases, each with its act', () => {
    const operation = { delayId: 'delay-2', stepCode: null, newForecastOn: '2020-12-01' };
    const { changes } = cardOf(
      aProject()
        .underConstruction()
        .costRevised()
        .scopeRevised()
        .delayed()
        .delayed(operation)
        .rebaselined()
        .phaseAccepted(),
    );
    expect(changes).toMatchObject({
      baselines: [
        { baselineNo: 1, decisionNo: 'D-9', plannedOperationOn: '2020-09-01', reasonCode: null },
        { baselineNo: 2, decisionNo: 'D-21', plannedOperationOn: '2020-11-02', reasonCode: 'delays_reported' },
      ],
      delays: {
        reported: 2,
        newest: [{ delayId: 'delay-2' }, { delayId: 'delay-1' }],
        operationForecastOn: '2020-12-01',
      },
      costRevisions: [
        { decisionNo: 'D-30', from: { amount: '7400000000.00' }, to: { amount: '7770000000.00' }, changePct: '5.00' },
      ],
      scopeRevisions: [{ decisionNo: 'D-40', to: { landHa: '15.0000' }, surplusHa: '5.0000' }],
      phases: [{ phaseNo: 1, acceptedMw: '4.000000' }],
    });
  });
});
