import { Kato } from '../../../kernel/reference/kato.js';
import type { ProjectFact } from '../../domain/proposal/figures.js';
import type { ProjectEvent } from '../../domain/project.events.js';
import { isTerminal, type Stage } from '../../domain/stage.js';
import { stageAfter } from '../../domain/stage-line.js';
import { knownRisks, nothingKnown, type KnownRisks } from './known-risks.js';

export const RISK_KINDS = [
  'warning',
  'issue',
  'land_revoked',
  'land_claimed',
  'land_notice',
  'land_undeveloped',
  'silence',
  'appeal',
  'report_disputed',
  'obligation_breached',
  'ppa_terminated',
  'hold',
] as const;
export type RiskKind = (typeof RISK_KINDS)[number];

/** Advice: no rule of the register rests on it (domain.md g, automated decisions). */
export type Risk = {
  readonly kind: RiskKind;
  readonly severity: 'red' | 'amber';
  /** What it is about, by its number or id. */
  readonly ref: string;
  readonly since: string;
};

/** What endangers a project by what is on record; what only the day tells, as a late step, is in the other registers. */
export interface ProjectAtRisk {
  readonly projectId: string;
  readonly region: string;
  /** `none` where the site names a whole region. */
  readonly district: string;
  readonly stage: Stage;
  readonly known: KnownRisks;
  readonly risks: readonly Risk[];
  readonly red: number;
  readonly amber: number;
  /** Kinds of its risks between spaces: what it is found by. */
  readonly kinds: string;
}

/** All but what is only paid, reported, attached or planned. */
export const RISK_TYPES = [
  'ProposalRegistered',
  'ProposalAmended',
  'PlausibilityWarningRaised',
  'WarningAcknowledged',
  'MeetingRecorded',
  'MemorandumSigned',
  'ProposalSubmittedForReview',
  'ProposalReturnedForRevision',
  'ProposalApproved',
  'ProposalRejected',
  'RefusalDeemed',
  'AppealFiled',
  'AppealUpheld',
  'AppealDismissed',
  'AppealWithdrawn',
  'DecisionAnnulled',
  'RoadmapApproved',
  'LandRequested',
  'LandReserved',
  'LandReservationLapsed',
  'LandReservationExpired',
  'LandCommissionConcluded',
  'LandConclusionExpired',
  'LandManagementProjectApproved',
  'LandAllocated',
  'LandReleased',
  'LandLeaseSigned',
  'LandRightRegistered',
  'LandUseNoticeIssued',
  'LandSeizureClaimFiled',
  'LandRevoked',
  'LandRiskRaised',
  'LandDevelopmentOverdueNoted',
  'IssueRaised',
  'IssueEscalated',
  'IssueResolved',
  'ProgressVerified',
  'ProgressDisputed',
  'GridConditionsIssued',
  'GridConnected',
  'PpaSigned',
  'PpaAmended',
  'PpaTerminated',
  'InvestmentAgreementSigned',
  'InvestmentAgreementAmended',
  'InvestmentAgreementTerminated',
  'CounterObligationMet',
  'CounterObligationBreached',
  'ConstructionStarted',
  'PhaseAccepted',
  'FacilityAccepted',
  'OperationStarted',
  'ProjectClosed',
  'ProjectSuspended',
  'ProjectResumed',
  'ProjectCancelled',
  'FigureCorrected',
] as const satisfies readonly ProjectEvent['type'][];

export function projectAtRisk(row: ProjectAtRisk | undefined, event: ProjectFact): ProjectAtRisk | undefined {
  if (event.type === 'ProposalRegistered') {
    const place = Kato.placeOf(event.data.site.kato as Kato);
    const none = { risks: [], red: 0, amber: 0, kinds: '' };
    return { projectId: event.data.projectId, ...place, stage: 'proposed', known: nothingKnown, ...none };
  }
  if (row === undefined) return undefined;
  const stage = stageAfter(row.stage, event);
  const known = knownRisks(row.known, event);
  const risks = risksOf(known, stage);
  const red = risks.filter(({ severity }) => severity === 'red').length;
  const kinds = risks.length === 0 ? '' : ` ${[...new Set(risks.map(({ kind }) => kind))].join(' ')} `;
  return { ...row, stage, known, risks, red, amber: risks.length - red, kinds };
}

/** Of a project that is over nothing is at risk but what its appeal may bring back. */
function risksOf(
  { heldSince, warnings, land, issues, visits, term, appeals, grid, agreements }: KnownRisks,
  stage: Stage,
) {
  const risk = (kind: RiskKind, severity: Risk['severity'], ref: string, since: string): Risk => {
    return { kind, severity, ref, since };
  };
  const appealed = appeals.map(({ appealId, filedOn }) => risk('appeal', 'amber', appealId, filedOn));
  if (isTerminal(stage)) return appealed;
  const { disputed } = visits;
  const { ppa } = grid;
  const ended = stage === 'operation' ? null : (ppa?.termination ?? null);
  return [
    ...warnings.flatMap(({ rule, severity, raisedOn, answered }) =>
      answered || severity === 'not_checked' ? [] : [risk('warning', severity, rule, raisedOn)],
    ),
    ...issues.map(({ issueId, severity, raisedOn }) => risk('issue', severity, issueId, raisedOn)),
    ...land.risks.map(({ decisionNo, raisedOn }) => risk('land_revoked', 'red', decisionNo, raisedOn)),
    ...(land.state === 'seizure_claimed' ? [risk('land_claimed', 'red', 'land', land.since)] : []),
    ...(land.state === 'notice_issued' ? [risk('land_notice', 'amber', 'land', land.since)] : []),
    ...land.undeveloped.map(({ decisionNo, overdueOn }) => risk('land_undeveloped', 'amber', decisionNo, overdueOn)),
    ...(term.deemed === null ? [] : [risk('silence', 'red', String(term.deemed.submissionNo), term.deemed.deemedOn)]),
    ...appealed,
    ...(disputed === null ? [] : [risk('report_disputed', 'amber', disputed.reportId, disputed.visitedOn)]),
    ...agreements.agreements.flatMap(({ number, obligations }) =>
      obligations.flatMap(({ code, state, verifiedOn }) =>
        state === 'breached' ? [risk('obligation_breached', 'red', `${number} ${code}`, verifiedOn ?? '')] : [],
      ),
    ),
    ...(ppa === null || ended === null ? [] : [risk('ppa_terminated', 'red', ppa.number, ended.terminatedOn)]),
    ...(heldSince === null ? [] : [risk('hold', 'amber', 'hold', heldSince)]),
  ];
}
