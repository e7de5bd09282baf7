import fc from 'fast-check';
import type { CommandContext } from '../../src/kernel/eventsourcing/command-context.js';
import { fold } from '../../src/kernel/eventsourcing/decider.js';
import { RuleViolation } from '../../src/kernel/eventsourcing/rule-violation.js';
import { Power } from '../../src/kernel/quantities/power.js';
import type { MeasureJson } from '../../src/kernel/shapes.js';
import { LocalDate } from '../../src/kernel/time/local-date.js';
import { acceptPhase, AcceptPhase } from '../../src/projects/works/accept-phase/accept-phase.js';
import { acceptFacility, AcceptFacility } from '../../src/projects/works/accept-facility/accept-facility.js';
import { BUILT_IN } from './templates.js';
import { allocateLand, AllocateLand } from '../../src/projects/land/allocate-land/allocate-land.js';
import { attachDocument, AttachDocument } from '../../src/projects/records/attach-document/attach-document.js';
import { amendProposal, AmendProposal } from '../../src/projects/proposal/amend-proposal/amend-proposal.js';
import { approveProposal, ApproveProposal } from '../../src/projects/review/approve-proposal/approve-proposal.js';
import { approveRoadmap, ApproveRoadmap } from '../../src/projects/works/approve-roadmap/approve-roadmap.js';
import { cancelProject, CancelProject } from '../../src/projects/change/cancel-project/cancel-project.js';
import { closeProject, CloseProject } from '../../src/projects/works/close-project/close-project.js';
import { completeStep, CompleteStep } from '../../src/projects/works/complete-step/complete-step.js';
import type { DocumentRecordJson, ProjectEvent } from '../../src/projects/domain/project.events.js';
import { projectAggregate, type Project } from '../../src/projects/domain/project.js';
import { dismissAppeal, DismissAppeal } from '../../src/projects/appeals/dismiss-appeal/dismiss-appeal.js';
import { fileAppeal, FileAppeal } from '../../src/projects/appeals/file-appeal/file-appeal.js';
import { holdHearing, HoldHearing } from '../../src/projects/review/hold-hearing/hold-hearing.js';
import {
  recordDisbursement,
  RecordDisbursement,
} from '../../src/projects/works/record-disbursement/record-disbursement.js';
import {
  recordLandConclusion,
  RecordLandConclusion,
} from '../../src/projects/land/record-land-conclusion/record-land-conclusion.js';
import { recordMeeting, RecordMeeting } from '../../src/projects/proposal/record-meeting/record-meeting.js';
import { recordOpinion, RecordOpinion } from '../../src/projects/review/record-opinion/record-opinion.js';
import { recordPermit, RecordPermit } from '../../src/projects/works/record-permit/record-permit.js';
import { registerProposal, RegisterProposal } from '../../src/projects/proposal/register-proposal/register-proposal.js';
import { rejectProposal, RejectProposal } from '../../src/projects/review/reject-proposal/reject-proposal.js';
import { fileSeizureClaim, FileSeizureClaim } from '../../src/projects/land/file-seizure-claim/file-seizure-claim.js';
import { issueLandNotice, IssueLandNotice } from '../../src/projects/land/issue-land-notice/issue-land-notice.js';
import { revokeLand, RevokeLand } from '../../src/projects/land/revoke-land/revoke-land.js';
import {
  suspendForRevokedLand,
  SuspendForRevokedLand,
} from '../../src/projects/land/when-land-revoked-suspend-project/suspend-for-revoked-land.js';
import {
  approveLandProject,
  ApproveLandProject,
} from '../../src/projects/land/approve-land-project/approve-land-project.js';
import {
  changeLandCategory,
  ChangeLandCategory,
} from '../../src/projects/land/change-land-category/change-land-category.js';
import {
  registerLandRight,
  RegisterLandRight,
} from '../../src/projects/land/register-land-right/register-land-right.js';
import { signLandLease, SignLandLease } from '../../src/projects/land/sign-land-lease/sign-land-lease.js';
import { releaseLand, ReleaseLand } from '../../src/projects/land/release-land/release-land.js';
import { replaceInvestor, ReplaceInvestor } from '../../src/projects/change/replace-investor/replace-investor.js';
import { reportProgress, ReportProgress } from '../../src/projects/works/report-progress/report-progress.js';
import {
  OverrideLandLimit,
  overrideLandLimit,
} from '../../src/projects/land/override-land-limit/override-land-limit.js';
import { requestLand, RequestLand } from '../../src/projects/land/request-land/request-land.js';
import { requestOpinion, RequestOpinion } from '../../src/projects/review/request-opinion/request-opinion.js';
import { reserveLand, ReserveLand } from '../../src/projects/land/reserve-land/reserve-land.js';
import { resumeProject, ResumeProject } from '../../src/projects/change/resume-project/resume-project.js';
import {
  returnForRevision,
  ReturnForRevision,
} from '../../src/projects/proposal/return-for-revision/return-for-revision.js';
import { signMemorandum, SignMemorandum } from '../../src/projects/proposal/sign-memorandum/sign-memorandum.js';
import {
  startConstruction,
  StartConstruction,
} from '../../src/projects/works/start-construction/start-construction.js';
import { startOperation, StartOperation } from '../../src/projects/works/start-operation/start-operation.js';
import { submitForReview, SubmitForReview } from '../../src/projects/proposal/submit-for-review/submit-for-review.js';
import {
  supersedeDocument,
  SupersedeDocument,
} from '../../src/projects/records/supersede-document/supersede-document.js';
import { suspendProject, SuspendProject } from '../../src/projects/change/suspend-project/suspend-project.js';
import { upholdAppeal, UpholdAppeal } from '../../src/projects/appeals/uphold-appeal/uphold-appeal.js';
import { deemRefusal, DeemRefusal } from '../../src/projects/review/when-decision-overdue-deem-refused/deem-refusal.js';
import {
  expireLandConclusion,
  ExpireLandConclusion,
} from '../../src/projects/land/when-conclusion-over-expire-it/expire-land-conclusion.js';
import {
  expireLandReservation,
  ExpireLandReservation,
} from '../../src/projects/land/when-reservation-over-expire-it/expire-land-reservation.js';
import { withdrawAppeal, WithdrawAppeal } from '../../src/projects/appeals/withdraw-appeal/withdraw-appeal.js';
import { aContext, type ContextOf } from './a-context.js';
import { promise, revise } from './promises.js';
import { A_DOCUMENT, aDecision, DECLARED, STEPS, TITLE } from './a-project.js';
import {
  APPEAL_JUDGE,
  COMMISSION_SECRETARY,
  DECIDER,
  INVESTOR_REP,
  LAND_DECIDER,
  MANAGER,
  OFFICER,
  REVIEWER,
} from './people.js';

/**
 * Random lives of projects, lived by the real deciders: each choice is tried on the state so far, and what a rule
 * refuses is not recorded. The way forward is chosen more often than the side steps, so that some lives get far.
 */
export interface Life {
  readonly projectId: string;
  readonly events: readonly ProjectEvent[];
}

export interface Choice {
  readonly act: number;
  readonly days: number;
  readonly pick: number;
  readonly flag: boolean;
}

export const choice: fc.Arbitrary<Choice> = fc.record({
  act: fc.nat(999),
  days: fc.constantFrom(0, 1, 7, 30, 90),
  pick: fc.nat(99),
  flag: fc.boolean(),
});

export const aLife = (investorIds: readonly string[]): fc.Arbitrary<Life> =>
  fc
    .record({ key: fc.uuid(), start: choice, choices: fc.array(choice, { minLength: 1, maxLength: 60, size: 'max' }) })
    .map(({ key, start, choices }) => live(key, start, choices, investorIds));

const UNDERSTANDING = {
  document: A_DOCUMENT,
  parties: [],
  validUntil: null,
  bindingness: 'non_binding',
} as const;
const SITES = ['613600000', '610000000', '190000000', '750000000'];
const SECTORS = ['energy.solar', 'energy.wind', 'tourism'];
const CURRENCIES = ['KZT', 'USD', 'JPY'];
const BODIES = ['Ecology department', 'Energy department'];
const PARCELS = ['19-293-045-101', '19-293-045-102'];
const PERMITS = ['apz', 'sketch', 'design_docs', 'expertise_pos', 'works_notified', 'expertise_neg'] as const;

function live(key: string, start: Choice, choices: readonly Choice[], investorIds: readonly string[]): Life {
  let today = '2019-01-10';
  let state: Project = projectAggregate.evolution.initialState;
  const events: ProjectEvent[] = [];
  let count = 0;
  const context = (over: ContextOf = {}): CommandContext => aContext({ today, key: `${key}-${count++}`, ...over });
  const attempt = (decide: (project: Project) => readonly ProjectEvent[]): void => {
    try {
      const recorded = decide(state);
      events.push(...recorded);
      state = fold(projectAggregate.evolution, recorded, state);
    } catch (error) {
      if (!(error instanceof RuleViolation)) throw error;
    }
  };
  const register = new RegisterProposal(
    {
      registryNo: null,
      proposedOn: today,
      title: { ...TITLE, en: start.flag ? TITLE.en : null },
      description: null,
      sectors: [{ scheme: 'qadam-sector', code: of(SECTORS, start.pick) }],
      assetType: 'solar_pv',
      facilityType: 'new',
      site: { kato: of(SITES, start.act), katoVersion: '2022-10-17', locality: null, location: null },
      investorId: of(investorIds, start.pick + start.act),
      declared: figures(start),
      source: { kind: 'application', url: null, date: today },
    },
    context({ person: OFFICER }),
  );
  attempt(project => registerProposal(register, project));
  for (const { act, days, pick, flag } of choices) {
    today = LocalDate.addDays(today as LocalDate, days);
    const next = act % 10 < 7 ? forward(state, pick) : of(SIDE_STEPS, Math.floor(act / 10));
    attempt(project => step(next, project, { act, days, pick, flag }, today, context, investorIds));
  }
  return { projectId: register.projectId, events };
}

export type Step = (typeof SIDE_STEPS)[number] | 'accept-phase';
export const SIDE_STEPS = [
  'amend',
  'meet',
  'agree',
  'submit',
  'ask-opinion',
  'give-opinion',
  'hear',
  'wait-for-decision',
  'return',
  'approve',
  'reject',
  'plan',
  'exceed-land',
  'request-land',
  'conclude-land',
  'reserve',
  'lapse',
  'expire',
  'expire-conclusion',
  'allocate',
  'release',
  'survey',
  'recategorise',
  'lease',
  'register-right',
  'notice',
  'claim',
  'revoke',
  'suspend-landless',
  'permit',
  'build',
  'pay',
  'report',
  'complete',
  'accept',
  'operate',
  'close',
  'replace-investor',
  'suspend',
  'resume',
  'cancel',
  'appeal',
  'uphold',
  'dismiss',
  'withdraw-appeal',
  'attach',
  'supersede',
  'revise',
  'promise',
] as const;

const REVIEWING: readonly Step[] = [
  'return',
  'approve',
  'ask-opinion',
  'give-opinion',
  'hear',
  'wait-for-decision',
  'approve',
  'approve',
];

export function forward(project: Project, pick: number): Step {
  const { stage, hold, land, works, appeals } = project;
  if (appeals.open !== null) return of(['uphold', 'dismiss', 'attach', 'withdraw-appeal'] as const, pick);
  if (stage === 'rejected' || stage === 'cancelled') return pick % 4 === 0 ? 'appeal' : 'attach';
  if (hold.suspended) return 'resume';
  switch (stage) {
    case 'proposed':
    case 'negotiation':
    case 'revision':
      return pick % 5 === 0 ? 'amend' : pick % 5 === 1 ? 'meet' : 'submit';
    case 'review':
      return REVIEWING[pick % REVIEWING.length] ?? 'approve';
    case 'approved':
      return pick % 3 === 0 ? 'promise' : 'plan';
    case 'preparation': {
      if (land.allocated.size === 0 && isApprovedForLittle(project) && pick % 4 === 0) return 'exceed-land';
      if (land.requests === null) return 'request-land';
      if (land.conclusion === null) return 'conclude-land';
      if (land.allocated.size === 0) return land.reservations.size === 0 ? 'reserve' : 'allocate';
      return pick % 3 === 0 ? 'build' : works.permits === null || pick % 3 === 1 ? 'permit' : 'pay';
    }
    case 'construction':
      if (pick % 11 === 5) return pick % 2 === 0 ? 'promise' : 'revise';
      return pick % 4 === 0 ? (pick % 8 === 0 ? 'accept-phase' : 'accept') : pick % 2 === 0 ? 'pay' : 'report';
    case 'commissioning':
      return works.acceptance === null && pick % 3 !== 0 ? 'accept' : 'operate';
    case 'operation':
      return pick % 3 === 0 ? 'close' : 'report';
    default:
      return of(['operate', 'promise', 'revise'] as const, pick);
  }
}

/** Less land was approved than the plots have: what is asked for is beyond it (X3). */
function isApprovedForLittle({ change }: Project): boolean {
  return change.approved?.landHa?.startsWith('9.') === true;
}

export function step(
  next: Step,
  project: Project,
  { pick, flag, act }: Choice,
  on: string,
  context: (over?: ContextOf) => CommandContext,
  investorIds: readonly string[],
): readonly ProjectEvent[] {
  const byDecider = context({ person: DECIDER, role: 'decision_maker' });
  const parcel = of(PARCELS, pick);
  switch (next) {
    case 'amend': {
      const amendment = { amendedOn: on, declared: figures({ pick, flag, act, days: 0 }), reasonCode: 'other' };
      const reasonText = 'The plan has changed since';
      return amendProposal(
        new AmendProposal('p', { ...amendment, reasonText }, context({ person: INVESTOR_REP })),
        project,
      );
    }
    case 'agree': {
      const memorandum = { ...UNDERSTANDING, memorandumId: `mou-${pick % 5}`, signedOn: on };
      return signMemorandum(new SignMemorandum('p', memorandum, byDecider), project);
    }
    case 'meet':
      return recordMeeting(
        new RecordMeeting(
          'p',
          {
            meetingId: `meeting-${pick % 5}`,
            kind: 'working_group',
            heldOn: on,
            place: 'Turkistan',
            hostBody: 'Akimat of Turkistan region',
            hostOfficial: null,
            delegation: null,
            agenda: 'The plant',
            outcomes: [],
            instructions: [],
            minutes: null,
          },
          context(),
        ),
        project,
      );
    case 'submit':
      return submitForReview(
        new SubmitForReview(
          'p',
          {
            submittedOn: on,
            documents: [A_DOCUMENT],
            decisionDueOn: LocalDate.addDays(on as LocalDate, 60),
            justifications: ['X10', 'X11', 'X12', 'X13'].map(rule => ({ rule, text: 'As the annex explains' })),
          },
          context({ person: INVESTOR_REP }),
        ),
        project,
      );
    case 'ask-opinion':
      return requestOpinion(
        new RequestOpinion('p', { body: of(BODIES, act), requestedOn: on, dueOn: null }, byDecider),
        project,
      );
    case 'hear': {
      const hearing = {
        hearingNo: `H-${pick % 7}`,
        heldOn: on,
        form: 'written',
        investorPosition: 'As the annex',
      } as const;
      return holdHearing(new HoldHearing('p', { ...hearing, protocol: A_DOCUMENT }, byDecider), project);
    }
    case 'wait-for-decision': {
      const { submissionNo, term } = project.review;
      return deemRefusal(new DeemRefusal('p', submissionNo, term.dueOn ?? on, context({ person: null })), project);
    }
    case 'give-opinion': {
      const opinion = { body: of(BODIES, pick), verdict: 'positive', conditions: [], givenOn: on } as const;
      const unreasoned = { reasonCode: null, reasonText: null, document: A_DOCUMENT };
      return recordOpinion(
        new RecordOpinion('p', { ...opinion, ...unreasoned }, context({ person: REVIEWER })),
        project,
      );
    }
    case 'return':
      return returnForRevision(
        new ReturnForRevision(
          'p',
          { kind: 'formal', remarks: [], cureBy: LocalDate.addDays(on as LocalDate, 30), returnedOn: on },
          byDecider,
        ),
        project,
      );
    case 'approve':
      return approveProposal(
        new ApproveProposal(
          'p',
          {
            decision: aDecision(`D-${pick}`, on),
            approved: figures({ pick: act, flag, act: pick, days: 0 }),
            conditions: [],
            pool: 'national',
            validUntil: null,
            overrideReason: 'The council has seen the survey',
          },
          byDecider,
        ),
        project,
      );
    case 'reject':
      return rejectProposal(
        new RejectProposal(
          'p',
          {
            decision: aDecision(`R-${pick}`, on),
            grounds: [],
            appealBy: LocalDate.addDays(on as LocalDate, 90),
            hearing: { heldOn: null, reference: null, waiver: 'Waived in letter 41' },
          },
          byDecider,
        ),
        project,
      );
    case 'plan':
      return approveRoadmap(
        new ApproveRoadmap(
          'p',
          {
            decision: aDecision(`P-${pick}`, on),
            template: { id: 'solar', version: 1 },
            steps: STEPS,
            plannedOperationOn: '2020-09-01',
            disbursementPlan: [],
            jobsPlan: [],
          },
          byDecider,
        ),
        project,
        BUILT_IN,
      );
    case 'exceed-land': {
      const reason = 'The plots cannot be divided without cutting off the road';
      const override = { overrideId: `LL-${pick}`, upToHa: '20.0000', overriddenOn: on, reason };
      // Now and then by the one who will allocate it.
      const by = flag ? context({ person: LAND_DECIDER, role: 'land_decider' }) : byDecider;
      return overrideLandLimit(new OverrideLandLimit('p', override, by), project);
    }
    case 'request-land':
      return requestLand(
        new RequestLand(
          'p',
          {
            requestNo: `L-${pick}`,
            requestedOn: on,
            landHa: '10.0000',
            purpose: 'Solar power plant',
            right: 'lease',
            termYears: 25,
            legalBasis: 'no_auction_investment_project',
            candidateParcels: [],
          },
          context(),
        ),
        project,
      );
    case 'conclude-land':
      return recordLandConclusion(
        new RecordLandConclusion(
          'p',
          {
            outcome: pick % 5 === 0 ? 'negative' : 'positive',
            protocolNo: `LC-${pick}-${act}`,
            concludedOn: on,
            votesFor: null,
            votesAgainst: null,
            recordingRef: 'lc.mp4',
          },
          context({ person: COMMISSION_SECRETARY }),
        ),
        project,
      );
    case 'reserve': {
      const until = LocalDate.addDays(on as LocalDate, 180);
      const reserve = new ReserveLand('p', parcel, flag ? '4.5000' : '10.0000', on, until, context());
      return reserveLand(reserve, `reservation-${parcel}-${pick}`, [], project);
    }
    case 'lapse': {
      if (project.proposal === null) return [];
      // What the automation records for a reservation whose second step never came.
      const reservationId = `late-${pick}-${act}`;
      return [{ type: 'LandReservationLapsed', data: { reservationId, cadastralNumber: parcel, lapsedOn: on } }];
    }
    case 'expire': {
      const reservation = project.land.reservations.get(parcel);
      const expire = new ExpireLandReservation(
        'p',
        reservation?.reservationId ?? '',
        parcel,
        context({ person: null }),
      );
      return expireLandReservation(expire, project);
    }
    case 'expire-conclusion': {
      const protocolNo = project.land.conclusion?.protocolNo ?? '';
      return expireLandConclusion(new ExpireLandConclusion('p', protocolNo, context({ person: null })), project);
    }
    case 'allocate': {
      const parcels = [...project.land.reservations.values()]
        .slice(0, flag ? 1 : 2)
        .map(({ cadastralNumber, landHa }) => ({ cadastralNumber, landHa }));
      if (parcels.length === 0) return [];
      const decision = aDecision(`A-${pick}`, on, LAND_DECIDER);
      const by = context({ person: LAND_DECIDER, role: 'land_decider' });
      const allocation = new AllocateLand('p', decision, parcels, 'lease', on, null, null, by);
      return allocateLand(allocation, project, { foreignInvestor: false, categories: new Map() });
    }
    case 'release':
      return releaseLand(new ReleaseLand('p', [parcel], on, 'surrender', 'Given back by letter', context()), project);
    case 'survey': {
      const survey = {
        number: `LP-${pick}`,
        approvedOn: on,
        parcels: [{ cadastralNumber: parcel, landHa: '10.0000' }],
      };
      return approveLandProject(
        new ApproveLandProject('p', { ...survey, document: A_DOCUMENT }, context({ person: LAND_DECIDER })),
        project,
      );
    }
    case 'recategorise': {
      const decision = aDecision(`CH-${act}`, on, LAND_DECIDER);
      const categories = { from: flag ? 'reserve' : 'industry', to: flag ? 'industry' : 'reserve' } as const;
      const change = { decision, cadastralNumber: parcel, ...categories, lossCompensation: null };
      const by = context({ person: LAND_DECIDER, role: 'land_decider' });
      return changeLandCategory(new ChangeLandCategory('p', change, by), 'reserve', project);
    }
    case 'lease': {
      const lease = { contractNo: `lease-${parcel}-${pick}`, signedOn: on, cadastralNumbers: [parcel] };
      const annualRent = { amount: '1800000.00', currency: 'KZT' };
      return signLandLease(new SignLandLease('p', { ...lease, annualRent }, context()), project);
    }
    case 'register-right': {
      const right = { registrationNo: `right-${parcel}-${pick}`, registeredOn: on, cadastralNumbers: [parcel] };
      return registerLandRight(new RegisterLandRight('p', right, context({ person: null })), project);
    }
    case 'notice': {
      const cureBy = LocalDate.addDays(on as LocalDate, 100);
      const order = { orderNo: `LI-${parcel}`, ground: 'misuse', cadastralNumbers: [parcel], issuedOn: on } as const;
      const notice = { ...order, cureBy, reasonText: 'Used as a pasture', document: A_DOCUMENT };
      return issueLandNotice(new IssueLandNotice('p', notice, context()), project);
    }
    case 'claim': {
      const claim = { caseNo: `case-${parcel}`, court: 'District court', filedOn: on, orderNo: `LI-${parcel}` };
      const reasonText = 'The order was not followed';
      return fileSeizureClaim(
        new FileSeizureClaim('p', { ...claim, reasonText, document: A_DOCUMENT }, context()),
        project,
      );
    }
    case 'revoke': {
      const decision = aDecision(`R-${act}`, on, LAND_DECIDER);
      const basis = flag ? 'court_judgment' : 'state_needs';
      const caseNo = flag ? `case-${parcel}` : null;
      const papers = {
        decision,
        basis,
        basisDocument: A_DOCUMENT,
        caseNo,
        reasonText: 'A road is built there',
      } as const;
      const by = context({ person: LAND_DECIDER, role: 'land_decider' });
      return revokeLand(new RevokeLand('p', { ...papers, cadastralNumbers: [parcel] }, null, by), project);
    }
    case 'suspend-landless': {
      const last = project.land.taking.revocations?.fact.decision.number ?? '';
      return suspendForRevokedLand(new SuspendForRevokedLand('p', last, context({ person: null })), project);
    }
    case 'permit': {
      const issued = (kind: string): boolean =>
        [...allPermits(project)].some(permit => permit === `${kind}` && kind !== 'expertise_neg');
      const kind = PERMITS.find(wanted => !issued(wanted)) ?? of(PERMITS, pick);
      const permit = { kind, number: `${kind}-1`, issuedOn: on, issuer: 'Architecture department' };
      return recordPermit(new RecordPermit('p', { ...permit, validUntil: null, document: null }, context()), project);
    }
    case 'build':
      return startConstruction(
        new StartConstruction(
          'p',
          {
            startedOn: on,
            notificationNo: 'works_notified-1',
            contractor: 'Solar Build LLP',
            technicalSupervisor: 'Tech Supervision LLP',
            authorSupervisor: 'Design Institute LLP',
          },
          context({ person: MANAGER }),
        ),
        project,
      );
    case 'pay': {
      const currency = of(CURRENCIES, act);
      const amount = currency === 'JPY' ? `${pick + 1}` : `${act + 1}.0${pick % 10}`;
      const payment = { disbursementId: `payment-${act}-${pick}`, amount: { amount, currency }, paidOn: on };
      return recordDisbursement(
        new RecordDisbursement(
          'p',
          { ...payment, category: 'equipment', fundingSource: 'own', document: null },
          context({ person: MANAGER }),
        ),
        project,
      );
    }
    case 'report': {
      // One day a report, so that late ones fit between and the latest period is not the last one said.
      const periodTo = LocalDate.addDays(on as LocalDate, -(pick % 40));
      return reportProgress(
        new ReportProgress(
          'p',
          {
            reportId: `report-${periodTo}-${pick % 2}`,
            periodFrom: periodTo,
            periodTo,
            physicalPct: `${pick}.00`,
            disbursedInPeriod: null,
            disbursedCumulative: flag ? { amount: `${act}.00`, currency: of(CURRENCIES.slice(0, 2), pick) } : null,
            jobsConstruction: flag ? pick : null,
            jobsPermanent: act % 3 === 0 ? null : act,
            forecastOperationOn: null,
            evidence: [],
            explanation: 'Measured anew by the supervisor',
          },
          context({ person: MANAGER }),
        ),
        project,
      );
    }
    case 'complete':
      return completeStep(
        new CompleteStep('p', { stepCode: of(STEPS, pick).code, completedOn: on, evidence: [] }, context()),
        project,
      );
    case 'accept-phase': {
      const phase = {
        phaseNo: 1 + (pick % 3),
        acceptedMw: `${1 + (pick % 5)}.500000`,
        actNo: `ACT-${pick}`,
        acceptedOn: on,
      };
      return acceptPhase(new AcceptPhase('p', phase, context()), project);
    }
    case 'accept':
      return acceptFacility(
        new AcceptFacility(
          'p',
          {
            actNo: 'ACT-5',
            acceptedOn: on,
            acceptedMw: project.works.phases === null ? (flag ? '9.500000' : null) : phasesMw(project),
            finalCost: null,
            signers: { customer: 'a', contractor: 'b', technicalSupervisor: 'c', authorSupervisor: 'd' },
            technicalConclusionNo: 'T-8',
            authorConclusionNo: 'AU-4',
          },
          context(),
        ),
        project,
      );
    case 'operate':
      return startOperation(new StartOperation('p', on, context({ person: MANAGER })), project);
    case 'replace-investor': {
      const fromInvestorId = project.proposal?.investorId ?? '';
      const others = investorIds.filter(id => id !== fromInvestorId);
      if (others.length === 0) return [];
      const replacement = {
        decision: aDecision(`D-${pick}`, on),
        fromInvestorId,
        toInvestorId: of(others, act),
        effectiveOn: on,
        legalBasis: 'assignment',
        reasonText: 'The rights were assigned',
        consents: [],
        obligationsAssumed: flag,
        requestedBy: MANAGER,
      } as const;
      const screenings = [{ result: 'clear', screenedOn: on }] as const;
      const known = { registered: true, screenings, foreignInvestor: false, categories: new Map<string, never>() };
      return replaceInvestor(new ReplaceInvestor('p', replacement, null, byDecider), project, known);
    }
    case 'close': {
      const capacityMw = project.works.acceptance?.acceptedMw ?? null;
      const final = { ...figures({ pick, flag, act, days: 0 }), capacityMw, jobsPermanent: null };
      const said = { reasonCode: 'monitoring_complete', reasonText: 'All that was owed is built' } as const;
      const papers = { report: A_DOCUMENT, auditRefs: [], waivedObligations: [] };
      const closure = { ...said, ...papers, decision: aDecision(`Z-${pick}`, on), final };
      return closeProject(new CloseProject('p', closure, byDecider), project);
    }
    case 'suspend':
      return suspendProject(
        new SuspendProject(
          'p',
          {
            since: on,
            reasonCode: 'financing',
            reasonText: 'The lender has not confirmed',
            decision: null,
            reviewOn: LocalDate.addDays(on as LocalDate, 90),
          },
          byDecider,
        ),
        project,
      );
    case 'resume':
      return resumeProject(new ResumeProject('p', { resumedOn: on, shiftOpenDueDates: flag }, byDecider), project);
    case 'appeal': {
      const { stage, review, cancellation } = project;
      const decided = stage === 'rejected' ? review.rejection : cancellation;
      const kind = stage === 'rejected' ? 'rejection' : stage === 'cancelled' ? 'cancellation' : 'deemed_refusal';
      const against = {
        kind,
        decisionNumber: kind === 'deemed_refusal' ? null : (decided?.decision.number ?? null),
      } as const;
      const appeal = { appealId: `appeal-${pick}-${act}`, against, body: 'Ministry', grounds: 'As the annex says' };
      const filed = { ...appeal, filedOn: on, lateReason: 'Served late', document: A_DOCUMENT };
      return fileAppeal(new FileAppeal('p', filed, context({ person: INVESTOR_REP })), project);
    }
    case 'attach':
      return attachDocument(new AttachDocument('p', aPaper(act), on, context()), project);
    case 'supersede': {
      const replacedDocumentId = project.documents?.id ?? 'none';
      const supersession = { document: aPaper(act + 1_000), replacedDocumentId, supersededOn: on };
      const reasonText = 'The investor sent a newer one';
      return supersedeDocument(new SupersedeDocument('p', { ...supersession, reasonText }, context()), project);
    }
    case 'withdraw-appeal': {
      const withdrawal = { appealId: project.appeals.open?.appealId ?? 'none', withdrawnOn: on, reasonText: null };
      return withdrawAppeal(new WithdrawAppeal('p', withdrawal, context({ person: INVESTOR_REP })), project);
    }
    case 'uphold':
    case 'dismiss': {
      const { appeals, stage, stageBeforeEnd } = project;
      const appealId = appeals.open?.appealId ?? 'none';
      const decision = { ...aDecision(`M-${pick}`, on, APPEAL_JUDGE), body: 'Ministry' };
      const by = context({ person: APPEAL_JUDGE, role: 'appeal_body' });
      if (next === 'dismiss') {
        const dismissal = { appealId, decision, reasonCode: 'unfounded', reasonText: 'Nothing new was said' };
        return dismissAppeal(new DismissAppeal('p', dismissal, by), project);
      }
      const inReview = stage !== 'cancelled' || stageBeforeEnd === 'review';
      const decisionDueOn = inReview ? LocalDate.addDays(on as LocalDate, 30) : null;
      const upholding = {
        appealId,
        decision,
        grounds: 'It was not heard',
        effect: pick % 2 === 0 ? 'from_annulment' : 'from_the_beginning',
        decisionDueOn,
      } as const;
      return upholdAppeal(new UpholdAppeal('p', upholding, by), project);
    }
    case 'revise':
      return revise(project, { pick, flag, act }, figures({ pick: act, flag, act: pick, days: 0 }), on, byDecider);
    case 'promise':
      return promise(project, { pick, flag, act }, figures({ pick, flag, act, days: 0 }), on, byDecider);
    case 'cancel':
      // Rare: a life that is over tells nothing more.
      if (pick % 4 !== 0) return [];
      return cancelProject(
        new CancelProject(
          'p',
          {
            initiator: flag ? 'investor' : 'state',
            reasonCode: 'investor_withdrew',
            reasonText: 'The investor builds elsewhere',
            decision: aDecision(`C-${pick}`, on),
            requestedBy: INVESTOR_REP,
          },
          byDecider,
        ),
        project,
      );
  }
}

function aPaper(no: number): DocumentRecordJson {
  const sha256 = String(no).padStart(64, '0');
  const kind = { documentType: 'other', language: 'ru', signatures: [], access: 'public' } as const;
  return { ...kind, documentId: `paper-${no}`, title: 'A paper', sha256, sizeBytes: 1_000 };
}

function phasesMw({ works }: Project): string {
  let sum = Power.zero();
  for (let link = works.phases; link !== null; link = link.earlier) sum = sum.add(Power.parse(link.fact.acceptedMw));
  return sum.toJson();
}

function* allPermits({ works }: Project): Generator<string> {
  for (let link = works.permits; link !== null; link = link.earlier) yield link.fact.kind;
}

export function figures({ pick, flag, act }: Choice): MeasureJson {
  const currency = of(CURRENCIES.slice(0, 2), pick);
  const cost = { primary: { amount: `${1_000_000 + act}.${10 + (pick % 90)}`, currency }, alsoQuoted: [] };
  return {
    ...DECLARED,
    cost: pick % 7 === 0 ? DECLARED.cost : cost,
    capacityMw: `${1 + (pick % 20)}.${100_000 + act}`,
    landHa: act % 6 === 0 ? '9.5000' : `${20 + (act % 30)}.${1_000 + pick}`,
    jobsPermanent: flag ? pick : null,
    jobsConstruction: act % 2 === 0 ? act : null,
  };
}

function of<Value>(values: readonly Value[], index: number): Value {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}
