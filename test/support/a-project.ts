import { fold } from '../../src/kernel/eventsourcing/decider.js';
import type { DecisionJson, DocumentJson, LocalizedTextJson, MeasureJson } from '../../src/kernel/shapes.js';
import { projectAggregate, type Project } from '../../src/projects/domain/project.js';
import type { PermitKind, ProjectEvent, RoadmapStepJson } from '../../src/projects/domain/project.events.js';
import { holdsLand } from '../../src/projects/domain/land/land-track.js';
import { repaperingSteps } from '../../src/projects/domain/change/repapering.js';
import {
  APPEAL_JUDGE,
  CADASTRAL_NUMBER,
  COMMISSION_SECRETARY,
  DECIDER,
  INVESTOR_ID,
  INVESTOR_REP,
  LAND_DECIDER,
  LAND_OFFICER,
  MANAGER,
  OFFICER,
  OTHER_INVESTOR_ID,
  PROJECT_ID,
  REVIEWER,
  SHA256,
  VERIFIER,
} from './people.js';
import { SOLAR } from './templates.js';

/**
 * A project as its history, with the words of the story: `aProject().inReview()`, `aProject().underConstruction()`.
 * Each step first goes the road that leads to it, unless the project is already there. Events only, never a state.
 */
export function aProject(figures: Partial<MeasureJson> = {}): AProject {
  return new AProject([]).proposed(figures);
}

/** As Kazinform had it on 9 November 2018: 1,200 ha for 10 MW, 50 jobs; with the warnings that raises. */
export function theSeedProject(): AProject {
  return aProject({ landHa: '1200.0000' })
    .withWarning('X10', 'red')
    .withWarning('X11', 'amber')
    .withWarning('X12', 'amber');
}

/** An id under which nobody registered anything. */
export function noProject(): AProject {
  return new AProject([]);
}

export const TITLE: LocalizedTextJson = {
  kk: 'Бәйдібек ауданындағы 10 МВт күн электр станциясы',
  ru: 'Солнечная электростанция 10 МВт в Байдибекском районе',
  en: '10 MW solar plant in Baidibek district',
};

/** 20 ha for 10 MW: what the investor amends the proposal to. */
export const DECLARED: MeasureJson = {
  cost: {
    primary: { amount: '7400000000.00', currency: 'KZT' },
    alsoQuoted: [{ amount: '19860000.00', currency: 'USD' }],
  },
  capacityMw: '10.000000',
  capacityBasis: 'unknown',
  landHa: '20.0000',
  jobsPermanent: 50,
  jobsConstruction: null,
  jobsBasis: 'unspecified',
};

export const A_DOCUMENT: DocumentJson = { documentId: 'application-1', sha256: SHA256, title: 'Application' };

/** The superior body. */
export const MINISTRY = 'Ministry of Foreign Affairs';
export const WHY_UPHELD = 'The offer of land was not looked at';

/** A line body. */
export const ECOLOGY = 'Ecology department of Turkistan region';

/** Three steps; building waits for the land and the design. */
export const STEPS: readonly RoadmapStepJson[] = [
  aStep('land', { track: 'land', plannedStart: '2019-03-04', dueOn: '2019-06-03' }),
  aStep('design', { track: 'design', plannedStart: '2019-03-04', dueOn: '2019-08-15' }),
  aStep('build', {
    track: 'construction',
    plannedStart: '2019-09-02',
    dueOn: '2020-08-31',
    dependsOn: ['land', 'design'],
  }),
];

export function aStep(code: string, fields: Partial<RoadmapStepJson> = {}): RoadmapStepJson {
  return {
    code,
    title: { kk: `Қадам: ${code}`, ru: `Шаг: ${code}`, en: null },
    track: 'general',
    ownerBody: 'Turkistan region investment department',
    plannedStart: '2019-03-04',
    dueOn: '2020-08-31',
    dependsOn: [],
    weightPct: null,
    legalRef: null,
    ...fields,
  };
}

/** Signed by the one who enters it, as rule C7 wants. */
export function aDecision(number: string, date: string, signer: string = DECIDER): DecisionJson {
  return { number, date, body: 'Akimat of Turkistan region', documentSha256: SHA256, signerPersonIds: [signer] };
}

type DataOf<Type extends ProjectEvent['type']> = Extract<ProjectEvent, { type: Type }>['data'];

const FOUND_ON_SITE = {
  verificationId: 'visit-1',
  reportId: 'report-2019-q4',
  visitedOn: '2020-01-15',
  disbursedCumulative: null,
  jobsConstruction: 38,
  jobsPermanent: null,
  photos: [A_DOCUMENT],
  verifiedBy: VERIFIER,
};

const REASON_TEXT = 'The investor asked for it in writing';

export class AProject {
  constructor(readonly events: readonly ProjectEvent[]) {}

  /** Any event, as it would have been recorded. */
  with(...events: readonly ProjectEvent[]): AProject {
    return new AProject([...this.events, ...events]);
  }

  proposed(figures: Partial<MeasureJson> = {}, over: Partial<DataOf<'ProposalRegistered'>> = {}): AProject {
    return this.with({
      type: 'ProposalRegistered',
      data: {
        projectId: PROJECT_ID,
        registryNo: 'TRK-2018-001',
        proposedOn: '2018-11-09',
        registeredBy: OFFICER,
        title: TITLE,
        description: null,
        sectors: [{ scheme: 'qadam-sector', code: 'energy.solar' }],
        assetType: 'solar_pv',
        facilityType: 'new',
        site: { kato: '613600000', katoVersion: '2022-10-17', locality: null, location: null },
        investorId: INVESTOR_ID,
        declared: { ...DECLARED, ...figures },
        source: { kind: 'press', url: 'https://en.inform.kz/news/a3451675/', date: '2018-11-09' },
        ...over,
      },
    });
  }

  withWarning(rule: DataOf<'PlausibilityWarningRaised'>['rule'], severity: 'amber' | 'red' | 'not_checked'): AProject {
    const data = { warningId: `warning-${rule}`, rule, severity, measured: null, limit: null, unit: 'pct' } as const;
    return this.with({
      type: 'PlausibilityWarningRaised',
      data: { ...data, referenceVersion: null, raisedOn: '2018-11-09' },
    });
  }

  withMeeting(over: Partial<DataOf<'MeetingRecorded'>> = {}): AProject {
    return this.with({
      type: 'MeetingRecorded',
      data: {
        meetingId: 'delegation-2018-11-09',
        kind: 'delegation',
        heldOn: '2018-11-09',
        place: 'Turkistan',
        hostBody: 'Akimat of Turkistan region',
        hostOfficial: { name: 'Zhanseit Tuimebayev', office: 'Akim of Turkistan region' },
        delegation: { country: 'KR', organisationName: 'KK-KIUNSEN', headPersonId: null, size: null },
        agenda: 'A 10 MW solar plant in Baidibek district',
        outcomes: [],
        instructions: [],
        minutes: null,
        ...over,
      },
    });
  }

  submitted(over: Partial<DataOf<'ProposalSubmittedForReview'>> = {}): AProject {
    return this.with({
      type: 'ProposalSubmittedForReview',
      data: {
        submissionNo: this.#now.review.submissionNo + 1,
        submittedOn: this.#onOrAfter('2018-12-03'),
        submittedBy: INVESTOR_REP,
        documents: [A_DOCUMENT],
        decisionDueOn: '2019-03-01',
        justifications: [],
        ...over,
      },
    });
  }

  opinionAsked(over: Partial<DataOf<'AgencyOpinionRequested'>> = {}): AProject {
    const reviewed = this.inReview();
    return reviewed.with({
      type: 'AgencyOpinionRequested',
      data: {
        submissionNo: reviewed.#now.review.submissionNo,
        body: ECOLOGY,
        requestedOn: '2018-12-05',
        dueOn: '2019-01-05',
        requestedBy: OFFICER,
        ...over,
      },
    });
  }

  opinionGiven(over: Partial<DataOf<'AgencyOpinionRecorded'>> = {}): AProject {
    const reviewed = this.inReview();
    return reviewed.with({
      type: 'AgencyOpinionRecorded',
      data: {
        submissionNo: reviewed.#now.review.submissionNo,
        body: ECOLOGY,
        verdict: 'positive',
        conditions: [],
        reasonCode: null,
        reasonText: null,
        givenOn: '2018-12-21',
        document: A_DOCUMENT,
        givenBy: REVIEWER,
        ...over,
      },
    });
  }

  heard(over: Partial<DataOf<'HearingHeld'>> = {}): AProject {
    const reviewed = this.inReview();
    return reviewed.with({
      type: 'HearingHeld',
      data: {
        hearingNo: 'H-12',
        submissionNo: reviewed.#now.review.submissionNo,
        heldOn: '2019-02-08',
        form: 'in_person',
        investorPosition: 'The investor asks for a smaller plot',
        protocol: A_DOCUMENT,
        heldBy: DECIDER,
        ...over,
      },
    });
  }

  /** Nobody decided by 1 March. */
  deemedRefused(over: Partial<DataOf<'RefusalDeemed'>> = {}): AProject {
    const reviewed = this.inReview();
    return reviewed.with({
      type: 'RefusalDeemed',
      data: {
        submissionNo: reviewed.#now.review.submissionNo,
        decisionDueOn: '2019-03-01',
        deemedOn: '2019-03-02',
        legalRef: 'APPC art. 91(2)',
        ...over,
      },
    });
  }

  inReview(): AProject {
    return this.#now.stage === 'review' ? this : this.submitted();
  }

  returned(over: Partial<DataOf<'ProposalReturnedForRevision'>> = {}): AProject {
    const reviewed = this.inReview();
    return reviewed.with({
      type: 'ProposalReturnedForRevision',
      data: {
        submissionNo: reviewed.#now.review.submissionNo,
        kind: 'substantive',
        remarks: [{ pointer: '/declared/landHa', text: 'Explain 1,200 ha for 10 MW' }],
        cureBy: '2019-01-31',
        returnedOn: '2018-12-20',
        returnedBy: DECIDER,
        ...over,
      },
    });
  }

  amended(figures: Partial<MeasureJson> = { landHa: '20.0000' }, amendedBy: string = INVESTOR_REP): AProject {
    const { proposal } = this.#now;
    const declared = { ...(proposal?.declared ?? DECLARED), ...figures };
    return this.with({
      type: 'ProposalAmended',
      data: {
        amendmentNo: (proposal?.amendmentNo ?? 0) + 1,
        amendedOn: '2019-01-21',
        amendedBy,
        title: proposal?.title ?? TITLE,
        description: proposal?.description ?? null,
        declared,
        changes: [{ pointer: '/declared/landHa', from: '"1200.0000"', to: '"20.0000"' }],
        reasonCode: 'plan_changed',
        reasonText: REASON_TEXT,
      },
    });
  }

  approved(number = 'D-7', approved: Partial<MeasureJson> = {}): AProject {
    const reviewed = this.inReview();
    return reviewed.with({
      type: 'ProposalApproved',
      data: {
        decision: aDecision(number, '2019-02-15'),
        approved: { ...(reviewed.#now.proposal?.declared ?? DECLARED), ...approved },
        conditions: [],
        pool: 'national',
        validUntil: null,
        override: null,
        approvedBy: DECIDER,
      },
    });
  }

  rejected(number = 'R-3', over: Partial<DataOf<'ProposalRejected'>> = {}): AProject {
    return this.inReview().with({
      type: 'ProposalRejected',
      data: {
        decision: aDecision(number, '2019-02-15'),
        grounds: [
          {
            code: 'land_unavailable',
            text: 'No free land of this size in the district',
            legalRef: 'Land Code art. 43',
          },
        ],
        appealBy: '2019-05-15',
        hearing: { heldOn: '2019-02-08', reference: 'H-12', waiver: null },
        rejectedBy: DECIDER,
        ...over,
      },
    });
  }

  withRoadmap(steps: readonly RoadmapStepJson[] = STEPS, number = 'D-9'): AProject {
    const approved = this.#now.stage === 'approved' ? this : this.approved();
    return approved.with({
      type: 'RoadmapApproved',
      data: {
        baselineNo: 1,
        decision: aDecision(number, '2019-03-01'),
        template: { id: 'solar', version: 1 },
        steps,
        plannedOperationOn: '2020-09-01',
        disbursementPlan: [{ dueOn: '2019-12-31', amount: { amount: '3700000000.00', currency: 'KZT' } }],
        jobsPlan: [{ dueOn: '2020-09-01', jobsPermanent: 50, jobsConstruction: 0 }],
        approvedBy: DECIDER,
      },
    });
  }

  /** Under a template of its own; by default the solar one of the release. */
  pinned(over: Partial<DataOf<'ProcedureTemplatePinned'>> = {}): AProject {
    const { title, permits, gates } = SOLAR;
    return this.with({
      type: 'ProcedureTemplatePinned',
      data: {
        template: { id: 'solar', version: 1 },
        title,
        permits,
        gates,
        decisionNo: 'D-9',
        pinnedOn: '2019-03-01',
        pinnedBy: DECIDER,
        ...over,
      },
    });
  }

  inPreparation(): AProject {
    return this.#now.stage === 'preparation' ? this : this.withRoadmap();
  }

  landRequested(over: Partial<DataOf<'LandRequested'>> = {}): AProject {
    const ready = ['approved', 'preparation', 'construction'].includes(this.#now.stage) ? this : this.withRoadmap();
    return ready.with({
      type: 'LandRequested',
      data: {
        requestNo: 'L-1',
        requestedOn: '2019-03-11',
        landHa: '20.0000',
        purpose: 'Solar power plant',
        right: 'lease',
        termYears: 25,
        legalBasis: 'no_auction_investment_project',
        candidateParcels: [CADASTRAL_NUMBER],
        ...over,
      },
    });
  }

  reserved(over: Partial<DataOf<'LandReserved'>> = {}): AProject {
    return this.#withRequest().with({
      type: 'LandReserved',
      data: {
        reservationId: 'reservation-1',
        cadastralNumber: CADASTRAL_NUMBER,
        landHa: '20.0000',
        reservedOn: '2019-03-25',
        reservedUntil: '2019-09-25',
        ...over,
      },
    });
  }

  reservationLapsed(over: Partial<DataOf<'LandReservationLapsed'>> = {}): AProject {
    return this.#withRequest().with({
      type: 'LandReservationLapsed',
      data: {
        reservationId: 'reservation-1',
        cadastralNumber: CADASTRAL_NUMBER,
        lapsedOn: '2019-03-26',
        ...over,
      },
    });
  }

  reservationExpired(over: Partial<DataOf<'LandReservationExpired'>> = {}): AProject {
    const reserved = this.#now.land.reservations.size === 0 ? this.reserved() : this;
    return reserved.with({
      type: 'LandReservationExpired',
      data: {
        reservationId: 'reservation-1',
        cadastralNumber: CADASTRAL_NUMBER,
        landHa: '20.0000',
        reservedUntil: '2019-09-25',
        expiredOn: '2019-09-26',
        ...over,
      },
    });
  }

  conclusionExpired(): AProject {
    const concluded = this.#now.land.conclusion === null ? this.concluded() : this;
    return concluded.with({
      type: 'LandConclusionExpired',
      data: { protocolNo: 'LC-14', validUntil: '2020-04-10', expiredOn: '2020-04-11' },
    });
  }

  undeveloped(): AProject {
    const allocated = this.#now.land.allocated.size > 0 ? this : this.allocated();
    return allocated.with({
      type: 'LandDevelopmentOverdueNoted',
      data: {
        decisionNo: 'A-31',
        cadastralNumbers: [CADASTRAL_NUMBER],
        developBy: '2022-05-15',
        overdueOn: '2022-05-16',
        legalRef: 'Land Code art. 92',
      },
    });
  }

  concluded(
    outcome: 'positive' | 'negative' = 'positive',
    over: Partial<DataOf<'LandCommissionConcluded'>> = {},
  ): AProject {
    return this.#withRequest().with({
      type: 'LandCommissionConcluded',
      data: {
        outcome,
        protocolNo: 'LC-14',
        concludedOn: '2019-04-10',
        votesFor: 7,
        votesAgainst: 0,
        recordingRef: 'lc-2019-04-10.mp4',
        validUntil: '2020-04-10',
        concludedBy: COMMISSION_SECRETARY,
        ...over,
      },
    });
  }

  allocated(over: Partial<DataOf<'LandAllocated'>> = {}): AProject {
    const concluded = this.#now.land.conclusion === null ? this.concluded() : this;
    const reserved = concluded.#now.land.reservations.size === 0 ? concluded.reserved() : concluded;
    return reserved.with({
      type: 'LandAllocated',
      data: {
        decision: aDecision('A-31', '2019-05-15', LAND_DECIDER),
        parcels: [{ cadastralNumber: CADASTRAL_NUMBER, landHa: '20.0000' }],
        right: 'lease',
        termFrom: '2019-06-01',
        termTo: '2044-05-31',
        developBy: '2022-05-15',
        allocatedBy: LAND_DECIDER,
        ...over,
      },
    });
  }

  released(over: Partial<DataOf<'LandReleased'>> = {}): AProject {
    const holding = holdsLand(this.#now.land) ? this : this.allocated();
    return holding.with({
      type: 'LandReleased',
      data: {
        parcels: [{ cadastralNumber: CADASTRAL_NUMBER, landHa: '20.0000' }],
        releasedOn: '2019-06-20',
        reasonCode: 'surrender',
        reasonText: REASON_TEXT,
        releasedBy: LAND_DECIDER,
        ...over,
      },
    });
  }

  surveyed(over: Partial<DataOf<'LandManagementProjectApproved'>> = {}): AProject {
    const concluded = this.#now.land.conclusion === null ? this.concluded() : this;
    return concluded.with({
      type: 'LandManagementProjectApproved',
      data: {
        number: 'LP-8',
        approvedOn: '2019-05-02',
        parcels: [{ cadastralNumber: CADASTRAL_NUMBER, landHa: '20.0000' }],
        document: A_DOCUMENT,
        approvedBy: LAND_OFFICER,
        ...over,
      },
    });
  }

  recategorised(over: Partial<DataOf<'LandCategoryChanged'>> = {}): AProject {
    const holding = holdsLand(this.#now.land) ? this : this.reserved();
    return holding.with({
      type: 'LandCategoryChanged',
      data: {
        decision: aDecision('A-20', '2019-04-22', LAND_DECIDER),
        cadastralNumber: CADASTRAL_NUMBER,
        from: 'agricultural',
        to: 'industry',
        lossCompensation: { amount: '12500000.00', currency: 'KZT' },
        changedBy: LAND_DECIDER,
        ...over,
      },
    });
  }

  leased(over: Partial<DataOf<'LandLeaseSigned'>> = {}): AProject {
    const allocated = this.#now.land.allocations === null ? this.allocated() : this;
    return allocated.with({
      type: 'LandLeaseSigned',
      data: {
        contractNo: 'LEASE-40',
        signedOn: '2019-06-03',
        cadastralNumbers: [CADASTRAL_NUMBER],
        annualRent: { amount: '1800000.00', currency: 'KZT' },
        recordedBy: LAND_OFFICER,
        ...over,
      },
    });
  }

  rightRegistered(over: Partial<DataOf<'LandRightRegistered'>> = {}): AProject {
    const allocated = this.#now.land.allocations === null ? this.allocated() : this;
    return allocated.with({
      type: 'LandRightRegistered',
      data: {
        registrationNo: 'RR-9931',
        registeredOn: '2019-06-10',
        cadastralNumbers: [CADASTRAL_NUMBER],
        recordedBy: LAND_OFFICER,
        ...over,
      },
    });
  }

  noticed(over: Partial<DataOf<'LandUseNoticeIssued'>> = {}): AProject {
    const allocated = this.#now.land.allocations === null ? this.allocated() : this;
    return allocated.with({
      type: 'LandUseNoticeIssued',
      data: {
        orderNo: 'LI-3',
        ground: 'not_developed',
        cadastralNumbers: [CADASTRAL_NUMBER],
        issuedOn: '2019-10-07',
        cureBy: '2020-10-07',
        reasonText: 'No works were seen on the site',
        document: A_DOCUMENT,
        issuedBy: LAND_OFFICER,
        ...over,
      },
    });
  }

  claimed(over: Partial<DataOf<'LandSeizureClaimFiled'>> = {}): AProject {
    const noticed = this.#now.land.taking.notices === null ? this.noticed() : this;
    return noticed.with({
      type: 'LandSeizureClaimFiled',
      data: {
        caseNo: '5149-20-311',
        court: 'Baidibek district court',
        filedOn: '2020-10-08',
        orderNo: 'LI-3',
        reasonText: 'The order was not followed in its term',
        document: A_DOCUMENT,
        filedBy: LAND_OFFICER,
        ...over,
      },
    });
  }

  /** By a judgment, after the order and the claim. */
  revoked(over: Partial<DataOf<'LandRevoked'>> = {}): AProject {
    const claimed = this.#now.land.taking.claims === null ? this.claimed() : this;
    return claimed.with({
      type: 'LandRevoked',
      data: {
        decision: aDecision('A-77', '2021-02-01', LAND_DECIDER),
        basis: 'court_judgment',
        basisDocument: A_DOCUMENT,
        caseNo: '5149-20-311',
        parcels: [{ cadastralNumber: CADASTRAL_NUMBER, landHa: '20.0000' }],
        remainingHa: '0.0000',
        reasonText: 'The land was not developed in its term',
        override: null,
        revokedBy: LAND_DECIDER,
        ...over,
      },
    });
  }

  /** Without kinds: all that building needs, the notification of works last. */
  permitted(...kinds: readonly PermitKind[]): AProject {
    const needed: readonly PermitKind[] = ['apz', 'tech_conditions', 'design_docs', 'expertise_pos', 'works_notified'];
    return this.inPreparationOrLater().with(
      ...(kinds.length > 0 ? kinds : needed).map((kind, index): ProjectEvent => ({
        type: 'PermitMilestoneRecorded',
        data: {
          kind,
          number: `${kind}-1`,
          issuedOn: `2019-07-${String(10 + index)}`,
          issuer: 'Architecture department of Turkistan region',
          validUntil: null,
          document: null,
        },
      })),
    );
  }

  underConstruction(over: Partial<DataOf<'ConstructionStarted'>> = {}): AProject {
    const withLand = this.#now.land.allocated.size > 0 ? this : this.inPreparation().allocated();
    const ready = withLand.#now.works.permits === null ? withLand.permitted() : withLand;
    return ready.with({
      type: 'ConstructionStarted',
      data: {
        startedOn: '2019-09-02',
        notificationNo: 'works_notified-1',
        contractor: 'Solar Build LLP',
        technicalSupervisor: 'Tech Supervision LLP',
        authorSupervisor: 'Design Institute LLP',
        ...over,
      },
    });
  }

  disbursed(over: Partial<DataOf<'InvestmentDisbursed'>> = {}): AProject {
    return this.inPreparationOrLater().with({
      type: 'InvestmentDisbursed',
      data: {
        disbursementId: 'payment-1',
        amount: { amount: '500000000.00', currency: 'KZT' },
        paidOn: '2019-09-30',
        category: 'equipment',
        fundingSource: 'own',
        document: null,
        ...over,
      },
    });
  }

  reported(over: Partial<DataOf<'ProgressReported'>> = {}): AProject {
    return this.inPreparationOrLater().with({
      type: 'ProgressReported',
      data: {
        reportId: 'report-2019-q4',
        periodFrom: '2019-10-01',
        periodTo: '2019-12-31',
        physicalPct: '25.00',
        disbursedInPeriod: null,
        disbursedCumulative: null,
        jobsConstruction: 40,
        jobsPermanent: 0,
        forecastOperationOn: null,
        evidence: [],
        explanation: null,
        reportedBy: MANAGER,
        ...over,
      },
    });
  }

  verified(over: Partial<DataOf<'ProgressVerified'>> = {}): AProject {
    return this.with({ type: 'ProgressVerified', data: { ...FOUND_ON_SITE, physicalPct: '24.50', ...over } });
  }

  disputed(over: Partial<DataOf<'ProgressDisputed'>> = {}): AProject {
    const reason = { reasonCode: 'figures_differ', reasonText: 'Two rows have no panels' };
    return this.with({
      type: 'ProgressDisputed',
      data: { ...FOUND_ON_SITE, physicalPct: '20.00', ...reason, ...over },
    });
  }

  jobsVerified(over: Partial<DataOf<'JobsVerified'>> = {}): AProject {
    const count = { verificationId: 'jobs-2020', jobsPermanent: 46, method: 'pension_contributions' } as const;
    return this.with({
      type: 'JobsVerified',
      data: { ...count, countedOn: '2020-11-30', evidence: [A_DOCUMENT], verifiedBy: VERIFIER, ...over },
    });
  }

  delayed(over: Partial<DataOf<'DelayReported'>> = {}): AProject {
    return this.inPreparationOrLater().with({
      type: 'DelayReported',
      data: {
        delayId: 'delay-1',
        stepCode: 'build',
        reportedOn: '2020-02-10',
        oldForecastOn: '2020-08-31',
        newForecastOn: '2020-10-15',
        cause: 'supply',
        attributableTo: 'contractor',
        reasonText: 'The inverters left the factory late',
        reportedBy: MANAGER,
        ...over,
      },
    });
  }

  /** From 7.4 bn to a twentieth more. */
  costRevised(over: Partial<DataOf<'InvestmentCostRevised'>> = {}): AProject {
    return this.with({
      type: 'InvestmentCostRevised',
      data: {
        decision: aDecision('D-30', '2020-01-20'),
        from: DECLARED.cost!,
        to: { primary: { amount: '7770000000.00', currency: 'KZT' }, alsoQuoted: [] },
        changePct: '5.00',
        drivers: ['fx', 'price'],
        reasonText: 'The modules are paid in dollars',
        requestedBy: MANAGER,
        override: null,
        revisedBy: DECIDER,
        ...over,
      },
    });
  }

  /** From 20 hectares to 15. */
  scopeRevised(over: Partial<DataOf<'ScopeRevised'>> = {}): AProject {
    const { cost: _cost, ...from } = DECLARED;
    return this.with({
      type: 'ScopeRevised',
      data: {
        decision: aDecision('D-40', '2020-01-20'),
        from,
        to: { ...from, landHa: '15.0000', capacityMw: '12.000000' },
        reasonCode: 'technology_changed',
        reasonText: 'Panels of more power need less land',
        surplusHa: '5.0000',
        revisedBy: DECIDER,
        ...over,
      },
    });
  }

  /** With the steps that put its agreement in the new name, where it has one. */
  investorReplaced(over: Partial<DataOf<'InvestorReplaced'>> = {}): AProject {
    const data: DataOf<'InvestorReplaced'> = {
      decision: aDecision('D-60', '2020-05-04'),
      fromInvestorId: INVESTOR_ID,
      toInvestorId: OTHER_INVESTOR_ID,
      effectiveOn: '2020-05-11',
      legalBasis: 'share_sale',
      reasonText: 'The founder sold all shares',
      consents: [{ givenBy: 'Development Bank of Kazakhstan', document: A_DOCUMENT }],
      obligationsAssumed: true,
      requestedBy: INVESTOR_REP,
      override: null,
      replacedBy: DECIDER,
      ...over,
    };
    const ready = this.inPreparationOrLater();
    const steps = repaperingSteps(ready.#now, data);
    const replaced = ready.with({ type: 'InvestorReplaced', data });
    if (steps.length === 0) return replaced;
    const why = { reasonCode: 'investor_replaced', decisionNo: data.decision.number } as const;
    return replaced.with({ type: 'RoadmapStepsAdded', data: { ...why, addedOn: data.effectiveOn, steps } });
  }

  rebaselined(over: Partial<DataOf<'RoadmapRebaselined'>> = {}): AProject {
    const dates = STEPS.map(({ code, plannedStart, dueOn }) => ({ code, plannedStart, dueOn }));
    return this.inPreparationOrLater().with({
      type: 'RoadmapRebaselined',
      data: {
        baselineNo: 2,
        decision: aDecision('D-21', '2020-03-02'),
        steps: dates.map(step => (step.code === 'build' ? { ...step, dueOn: '2020-10-15' } : step)),
        plannedOperationOn: '2020-11-02',
        reasonCode: 'delays_reported',
        reasonText: 'The inverters come six weeks late',
        requestedBy: MANAGER,
        rebaselinedBy: DECIDER,
        ...over,
      },
    });
  }

  stepCompleted(stepCode = 'land', completedOn = '2019-05-20'): AProject {
    return this.inPreparationOrLater().with({
      type: 'RoadmapStepCompleted',
      data: { stepCode, completedOn, evidence: [] },
    });
  }

  /** Without phases: the first, of 4 MW. */
  phaseAccepted(...phases: readonly DataOf<'PhaseAccepted'>[]): AProject {
    const first = { phaseNo: 1, acceptedMw: '4.000000', actNo: 'ACT-5/1', acceptedOn: '2020-06-15' };
    const accepted = phases.length > 0 ? phases : [first];
    return this.with(...accepted.map((data): ProjectEvent => ({ type: 'PhaseAccepted', data })));
  }

  accepted(over: Partial<DataOf<'FacilityAccepted'>> = {}): AProject {
    const built = ['construction', 'commissioning'].includes(this.#now.stage) ? this : this.underConstruction();
    return built.with({
      type: 'FacilityAccepted',
      data: {
        actNo: 'ACT-5',
        acceptedOn: '2020-08-20',
        acceptedMw: '10.000000',
        finalCost: { amount: '7650000000.00', currency: 'KZT' },
        signers: {
          customer: 'KK-KIUNSEN Kazakhstan LLP',
          contractor: 'Solar Build LLP',
          technicalSupervisor: 'Tech Supervision LLP',
          authorSupervisor: 'Design Institute LLP',
        },
        technicalConclusionNo: 'T-8',
        authorConclusionNo: 'AU-4',
        ...over,
      },
    });
  }

  operating(startedOn = '2020-09-01'): AProject {
    const accepted = this.#now.works.acceptance === null ? this.accepted() : this;
    return accepted.with({ type: 'OperationStarted', data: { startedOn } });
  }

  closed(over: Partial<DataOf<'ProjectClosed'>> = {}): AProject {
    const operating = this.#now.stage === 'operation' ? this : this.operating();
    return operating.with({
      type: 'ProjectClosed',
      data: {
        decision: aDecision('Z-1', '2021-05-03'),
        reasonCode: 'monitoring_complete',
        reasonText: 'All that was owed is built and verified',
        final: { ...DECLARED, jobsPermanent: 46, jobsBasis: 'stated' },
        report: A_DOCUMENT,
        auditRefs: ['A-2021-14'],
        waivedObligations: [],
        closedBy: DECIDER,
        ...over,
      },
    });
  }

  suspended(over: Partial<DataOf<'ProjectSuspended'>> = {}): AProject {
    return this.with({
      type: 'ProjectSuspended',
      data: {
        since: this.#onOrAfter('2019-10-01'),
        reasonCode: 'financing',
        reasonText: 'The lender has not confirmed the loan',
        decision: null,
        reviewOn: '2020-04-01',
        suspendedBy: DECIDER,
        ...over,
      },
    });
  }

  resumed(over: Partial<DataOf<'ProjectResumed'>> = {}): AProject {
    const held = this.#now.hold.suspended ? this : this.suspended();
    return held.with({
      type: 'ProjectResumed',
      data: {
        resumedOn: held.#onOrAfter('2019-11-01'),
        shiftOpenDueDates: false,
        shiftedDays: 0,
        resumedBy: DECIDER,
        ...over,
      },
    });
  }

  cancelled(over: Partial<DataOf<'ProjectCancelled'>> = {}): AProject {
    return this.with({
      type: 'ProjectCancelled',
      data: {
        initiator: 'investor',
        reasonCode: 'investor_withdrew',
        reasonText: REASON_TEXT,
        decision: aDecision('C-3', this.#onOrAfter('2019-12-02')),
        landDisposition: holdsLand(this.#now.land) ? 'release' : 'none_held',
        requestedBy: INVESTOR_REP,
        cancelledBy: DECIDER,
        ...over,
      },
    });
  }

  /** Against the decision that ended it, or the silence. */
  appealed(over: Partial<DataOf<'AppealFiled'>> = {}): AProject {
    const { stage, review, cancellation } = this.#now;
    const against =
      stage === 'cancelled'
        ? ({ kind: 'cancellation', decisionNumber: cancellation?.decision.number ?? null } as const)
        : stage === 'rejected'
          ? ({ kind: 'rejection', decisionNumber: review.rejection?.decision.number ?? null } as const)
          : ({ kind: 'deemed_refusal', decisionNumber: null } as const);
    return this.with({
      type: 'AppealFiled',
      data: {
        appealId: 'APPEAL-4',
        against,
        body: MINISTRY,
        grounds: 'Free land of this size was offered in the district',
        filedOn: this.#onOrAfter('2019-03-20'),
        lateReason: null,
        document: A_DOCUMENT,
        filedBy: INVESTOR_REP,
        ...over,
      },
    });
  }

  /** Granted, and what was appealed annulled. */
  upheld(date = '2019-06-03', annulment: Partial<DataOf<'DecisionAnnulled'>> = {}): AProject {
    const { appeals, review, cancellation, stageBeforeEnd, hold } = this.#now;
    const against = appeals.open?.against ?? { kind: 'rejection', decisionNumber: 'R-3' };
    const restoredStage = against.kind === 'cancellation' ? stageBeforeEnd : 'review';
    const decision = { ...aDecision('M-1', date, APPEAL_JUDGE), body: MINISTRY };
    const effect = 'from_annulment';
    const decisionDueOn = restoredStage === 'review' ? '2019-08-01' : null;
    const landReleased = against.kind === 'cancellation' && cancellation?.landDisposition === 'release';
    return this.with(
      {
        type: 'AppealUpheld',
        data: { appealId: 'APPEAL-4', decision, grounds: WHY_UPHELD, effect, decisionDueOn, decidedBy: APPEAL_JUDGE },
      },
      {
        type: 'DecisionAnnulled',
        data: {
          appealId: 'APPEAL-4',
          annulled: { ...against, takenOn: '2019-02-15' },
          decision,
          effect,
          restoredStage,
          restoredHold: hold.suspended || landReleased ? 'suspended' : 'none',
          landReleased,
          submissionNo: review.submissionNo,
          decisionDueOn,
          shiftedDays: 0,
          ...annulment,
        },
      },
    );
  }

  dismissed(): AProject {
    const decision = { ...aDecision('M-2', '2019-06-03', APPEAL_JUDGE), body: MINISTRY };
    const reason = { reasonCode: 'unfounded', reasonText: 'The district has no free land of this size' };
    const data = { appealId: 'APPEAL-4', decision, ...reason, decidedBy: APPEAL_JUDGE };
    return this.with({ type: 'AppealDismissed', data });
  }

  appealWithdrawn(): AProject {
    const data = { appealId: 'APPEAL-4', withdrawnOn: '2019-04-10', reasonText: null, withdrawnBy: INVESTOR_REP };
    return this.with({ type: 'AppealWithdrawn', data });
  }

  inPreparationOrLater(): AProject {
    return this.#now.roadmap === null ? this.withRoadmap() : this;
  }

  #withRequest(): AProject {
    return this.#now.land.requests === null ? this.landRequested() : this;
  }

  #onOrAfter(day: string): string {
    const { lastTransitionOn } = this.#now;
    return lastTransitionOn !== null && lastTransitionOn > day ? lastTransitionOn : day;
  }

  get #now(): Project {
    return fold(projectAggregate.evolution, this.events);
  }
}
