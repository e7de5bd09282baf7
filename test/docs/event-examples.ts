import { createHash } from 'node:crypto';
import type { InvestorEvent } from '../../src/investors/index.js';
import type { ParcelEvent } from '../../src/land-registry/index.js';
import type { PersonEvent } from '../../src/people/index.js';
import type { RegisterRestored } from '../../src/platform/backup/register-restored.js';
import type { UniqueValueEvent } from '../../src/platform/cqrs/unique-claims.js';
import type { JournalAnomalyAccepted } from '../../src/platform/journal/anomaly-accepted.js';
import type { AccessRefused } from '../../src/platform/security/access-audit.js';
import type { ReferenceDataEvent } from '../../src/reference-data/index.js';
import type { ProjectEvent } from '../../src/projects/domain/project.events.js';
import type { PeriodReportJson, ReportEvent } from '../../src/reporting/index.js';
import { canonicalJson } from '../../src/platform/event-store/canonical-json.js';
import { REGISTER_NAMESPACE, uuidV5 } from '../../src/platform/event-store/ids.js';
import { plausibilityWarnings } from '../../src/projects/domain/proposal/plausibility.js';
import { agreementEvents } from '../support/agreement-facts.js';
import { aParcel } from '../support/a-parcel.js';
import { A_DOCUMENT, aProject, DECLARED } from '../support/a-project.js';
import { RECORDS } from '../support/records.js';
import { templatesPublished } from '../support/templates.js';
import { gridEvents } from '../support/grid-facts.js';
import { exceedanceAccepted, limitOverride, overlapAccepted, overlapOverride } from '../support/land-facts.js';
import {
  CADASTRAL_NUMBER,
  DECIDER,
  INVESTOR_ID,
  INVESTOR_REP,
  OFFICER,
  PROJECT_ID,
  STEWARD,
} from '../support/people.js';
import { RELATED_PROJECT, ruleWarned } from '../support/warning-facts.js';

export interface Example {
  readonly stream: string;
  readonly event: { readonly type: string; readonly data: unknown };
}

type Registered =
  | ProjectEvent
  | ParcelEvent
  | InvestorEvent
  | ReferenceDataEvent
  | PersonEvent
  | UniqueValueEvent
  | ReportEvent
  | AccessRefused
  | RegisterRestored
  | JournalAnomalyAccepted;

/** One event of every type, from the histories that the specs decide on: what is shown is what the rules were run on. */
export function eventExamples(): ReadonlyMap<string, Example> {
  const found = new Map<string, Example>();
  const keep = (stream: string, events: readonly Registered[]): void => {
    for (const event of events) if (!found.has(event.type)) found.set(event.type, { stream, event });
  };
  for (const { events } of lives()) keep(`project-${PROJECT_ID}`, events);
  keep(
    `parcel-${CADASTRAL_NUMBER}`,
    aParcel().reserved().recategorised().allocated().released().with(AREA_MISMATCH).events,
  );
  keep(`investor-${INVESTOR_ID}`, INVESTOR);
  keep('refdata-procedure-templates', [templatesPublished()]);
  keep(`person-${INVESTOR_REP}`, PERSON);
  keep('report-2019-Q4', REPORT);
  keep('unique-bin-180940012345', CLAIM);
  keep('audit-access-api-1', REFUSAL);
  keep('audit-log', RESTORED);
  keep('audit-log', ACCEPTED);
  return found;
}

const lives = (): readonly { readonly events: readonly ProjectEvent[] }[] => [
  aProject({ landHa: '1200.0000' })
    .with(...WARNINGS)
    .withMeeting()
    .submitted()
    .returned()
    .amended(),
  aProject().approved().withRoadmap().landRequested().concluded().reserved().allocated().released(),
  aProject().withRoadmap().pinned(),
  aProject().surveyed().recategorised().leased().rightRegistered(),
  aProject().with(ruleWarned(), RELATED_PROJECT),
  aProject().revoked().with(LAND_RISK),
  aProject().landRequested().with(overlapOverride()).reserved().with(overlapAccepted()),
  aProject().withRoadmap().with(limitOverride()).allocated().with(exceedanceAccepted()),
  aProject().permitted('apz', 'works_notified').underConstruction().disbursed().reported().stepCompleted(),
  aProject().accepted().operating().closed(),
  aProject().inReview().opinionAsked().opinionGiven().heard().deemedRefused().rejected(),
  aProject().rejected().appealed().upheld(),
  aProject().rejected().appealed().dismissed(),
  aProject().rejected().appealed().appealWithdrawn(),
  aProject()
    .underConstruction()
    .reported()
    .disputed()
    .verified()
    .delayed()
    .rebaselined()
    .costRevised()
    .scopeRevised()
    .phaseAccepted()
    .jobsVerified(),
  aProject().approved().suspended().resumed().cancelled(),
  aProject().leased().investorReplaced(),
  aProject().reservationLapsed(),
  aProject().reservationExpired(),
  aProject().conclusionExpired().undeveloped(),
  { events: RECORDS },
  { events: CORRECTIONS },
  aProject().with(...gridEvents()),
  aProject().with(...agreementEvents()),
  aProject().with({
    type: 'ProposalRegistrationLapsed',
    data: { registrationId: REGISTRATION, registryNo: 'TRK-2018-001', lapsedOn: '2018-11-09' },
  }),
];

const REPORTED: PeriodReportJson = {
  form: 'qadam/period-report/1',
  period: '2019-Q4',
  from: '2019-10-01',
  cutOff: '2019-12-31',
  asKnownAt: 1102,
  totals: { overall: { projects: { total: 1, live: 1 } }, by: { stage: [{ key: 'construction' }] } },
  kpis: [{ id: 'K8', unit: 'KZT', value: '500000000.00', n: 1 }],
  sources: { rates: { scheme: 'qadam-fx', asOf: '2026-07-01' } },
};
const { totals, kpis } = REPORTED;
const sha256 = (value: object): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

const REPORT: readonly ReportEvent[] = [
  {
    type: 'PeriodReportPublished',
    data: {
      period: '2019-Q4',
      edition: 1,
      supersedes: null,
      reasonText: null,
      from: '2019-10-01',
      cutOff: '2019-12-31',
      asKnownAt: 1102,
      contentSha256: sha256(REPORTED),
      figuresSha256: sha256({ totals, kpis }),
      content: REPORTED,
      publishedOn: '2020-01-09',
      publishedBy: STEWARD,
    },
  },
];

const LAND_RISK: ProjectEvent = {
  type: 'LandRiskRaised',
  data: {
    riskId: '3b0b9d1e-55a7-5c0e-8f57-202102010001',
    kind: 'land_revoked',
    severity: 'red',
    decisionNo: 'A-77',
    revokedHa: '20.0000',
    raisedOn: '2021-02-01',
  },
};

const REGISTRATION = '3b0b9d1e-55a7-5c0e-8f57-201811090001';

const CORRECTION = {
  correctionId: 'COR-2019-004',
  target: {
    eventId: '7c9e6679-7425-50de-944b-e07fc1f90ae7',
    type: 'InvestmentDisbursed',
    revision: 14,
    occurredOn: '2019-09-30',
  },
  pointer: '/amount/amount',
  wrong: '"500000000.00"',
  right: '"50000000.00"',
  reasonCode: 'decimal',
};

const CORRECTIONS: readonly ProjectEvent[] = [
  {
    type: 'CorrectionRequested',
    data: {
      ...CORRECTION,
      reasonText: 'The payment order has a zero less',
      evidence: [A_DOCUMENT],
      requestedOn: '2019-10-10',
      requestedBy: OFFICER,
    },
  },
  {
    type: 'FigureCorrected',
    data: { ...CORRECTION, correctedOn: '2019-10-12', findings: [], approvedBy: DECIDER },
  },
  {
    type: 'CorrectionRejected',
    data: {
      correctionId: 'COR-2019-005',
      rejectedOn: '2019-10-12',
      reasonText: 'The payment order shows the sum that was recorded',
      rejectedBy: DECIDER,
    },
  },
  {
    type: 'PeriodLockOverridden',
    data: {
      overrideId: 'PL-2019-001',
      datedFrom: '2019-09-20',
      datedThrough: '2019-09-30',
      overriddenOn: '2019-10-14',
      reason: 'The minutes of the land commission came with the post of 11 October',
      overriddenBy: DECIDER,
    },
  },
];

/** What the rules themselves say of 1,200 ha for 10 MW. */
const WARNINGS: readonly ProjectEvent[] = plausibilityWarnings(
  {
    assetType: 'solar_pv',
    sectors: [{ scheme: 'qadam-sector', code: 'energy.solar' }],
    measure: { ...DECLARED, landHa: '1200.0000' },
  },
  '2018-11-09',
  name => uuidV5(REGISTER_NAMESPACE, name),
);

const AREA_MISMATCH: ParcelEvent = {
  type: 'ParcelAreaMismatchNoted',
  data: { statedHa: '20.0000', computedHa: '20.6210', differencePct: '3.11', notedOn: '2019-03-18' },
};

const INVESTOR: readonly InvestorEvent[] = [
  {
    type: 'InvestorRegistered',
    data: {
      investorId: INVESTOR_ID,
      legalName: { kk: 'KK-KIUNSEN', ru: 'KK-KIUNSEN', en: 'KK-KIUNSEN' },
      country: 'KR',
      bin: '180940012345',
      lei: null,
      foreignSharePct: '100.00',
      representativePersonIds: [INVESTOR_REP],
      registeredOn: '2018-11-09',
      registeredBy: OFFICER,
    },
  },
  { type: 'InvestorRegistrationLapsed', data: { registrationId: REGISTRATION, lapsedOn: '2018-11-09' } },
  {
    type: 'InvestorScreened',
    data: {
      investorId: INVESTOR_ID,
      screeningId: 'S-2018-41',
      lists: ['un_sanctions', 'tax_debtors'],
      result: 'clear',
      findings: null,
      screenedOn: '2018-11-12',
      screenedBy: OFFICER,
    },
  },
];

const PERSON: readonly PersonEvent[] = [
  {
    type: 'PersonRegistered',
    data: {
      personId: INVESTOR_REP,
      commitment: '5f1d7a84db00d2fce00b31a7fc73224f4f0d0a1b2c3d4e5f60718293a4b5c6d7',
      fields: ['fullName', 'email'],
      registeredOn: '2018-11-09',
    },
  },
  {
    type: 'PersonErased',
    data: {
      personId: INVESTOR_REP,
      legalGround: 'Request of the subject, No 12 of 3 March 2026, Digital Code',
      erasedOn: '2026-03-04',
      erasedBy: DECIDER,
    },
  },
];

const CLAIM: readonly UniqueValueEvent[] = [
  {
    type: 'UniqueValueClaimed',
    data: {
      kind: 'bin',
      value: '180940012345',
      ownerStream: `investor-${INVESTOR_ID}`,
      registrationId: REGISTRATION,
      claimedOn: '2018-11-09',
    },
  },
  {
    type: 'UniqueValueReleased',
    data: { kind: 'bin', value: '180940012345', ownerStream: `investor-${INVESTOR_ID}`, releasedOn: '2018-11-09' },
  },
];

const REFUSAL: readonly AccessRefused[] = [
  {
    type: 'AccessRefused',
    data: {
      at: '2026-03-04T05:06:07.089Z',
      action: 'project.approve',
      reason: 'region',
      client: `person:${DECIDER}`,
      personId: DECIDER,
      organisationId: 'akimat-turkistan',
      method: 'POST',
      route: '/v1/projects/:projectId/approvals',
      traceId: '78d2d284ae38474cb82a1f5354aa95b7',
    },
  },
];

const RESTORED: readonly RegisterRestored[] = [
  {
    type: 'RegisterRestored',
    data: {
      incarnation: 2,
      fromIncarnation: 1,
      exportedPosition: 1580,
      exportedAt: '2026-03-04T05:05:00.000Z',
      restoredPosition: 1580,
      lastEventId: '9d0f1c52-5b1e-5c43-8a7e-201811090001',
      logSha256: '0c1d7a84db00d2fce00b31a7fc73224f4f0d0a1b2c3d4e5f60718293a4b5c6d7',
      restoredAt: '2026-03-04T06:12:30.500Z',
    },
  },
];

const ACCEPTED: readonly JournalAnomalyAccepted[] = [
  {
    type: 'JournalAnomalyAccepted',
    data: {
      reason: 'Written by hand while the tools were tried, see note 12 of 4 March; nothing refers to it',
      found: 'unreadable: project-1 at 7 cannot be read: Note 9d0f1c52-5b1e-4c43-8a7e-201811090001',
      position: 'C:9007199254742211/P:9007199254742211',
      acceptedBy: 'cli:operator',
      acceptedAt: '2026-03-04T06:12:30.500Z',
    },
  },
];
