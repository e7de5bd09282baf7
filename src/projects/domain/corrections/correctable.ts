import type { Json } from '../../../kernel/eventsourcing/domain-event.js';
import { Area } from '../../../kernel/quantities/area.js';
import { CurrencyCode } from '../../../kernel/quantities/currencies.js';
import { Money } from '../../../kernel/quantities/money.js';
import { Power } from '../../../kernel/quantities/power.js';
import { Share } from '../../../kernel/quantities/share.js';
import { InvalidValue } from '../../../kernel/text/invalid-value.js';
import { LocalDate } from '../../../kernel/time/local-date.js';
import { valueAt, withValueAt } from './pointer.js';
import type { ProjectEvent } from '../project.events.js';

/** What a figure is: how its right value is read and checked. */
export type FigureKind = 'amount' | 'currency' | 'megawatts' | 'hectares' | 'percent' | 'count' | 'day' | 'text';

type Paths = Readonly<Record<string, FigureKind>>;

const money = (pointer: string): Paths => ({ [`${pointer}/amount`]: 'amount', [`${pointer}/currency`]: 'currency' });
const measure = (pointer: string): Paths => ({
  ...money(`${pointer}/cost/primary`),
  ...money(`${pointer}/cost/alsoQuoted/*`),
  [`${pointer}/capacityMw`]: 'megawatts',
  [`${pointer}/landHa`]: 'hectares',
  [`${pointer}/jobsPermanent`]: 'count',
  [`${pointer}/jobsConstruction`]: 'count',
});

/**
 * The figures and dates that may be corrected, by type of event; `*` is a place in a list. Ids, parcels and their shares,
 * persons and the outcome of decisions are not among them: those are annulled, never corrected (time-modes.md).
 */
export const CORRECTABLE: Readonly<Partial<Record<ProjectEvent['type'], Paths>>> = {
  ProposalRegistered: { '/proposedOn': 'day', '/source/date': 'day', ...measure('/declared') },
  ProposalAmended: { '/amendedOn': 'day', ...measure('/declared') },
  MeetingRecorded: { '/heldOn': 'day', '/place': 'text', '/delegation/size': 'count' },
  ProposalSubmittedForReview: { '/submittedOn': 'day', '/decisionDueOn': 'day' },
  ProposalReturnedForRevision: { '/returnedOn': 'day', '/cureBy': 'day' },
  ProposalApproved: { '/decision/date': 'day', ...measure('/approved') },
  ProposalRejected: { '/decision/date': 'day', '/appealBy': 'day' },
  RoadmapApproved: {
    '/decision/date': 'day',
    '/plannedOperationOn': 'day',
    '/steps/*/plannedStart': 'day',
    '/steps/*/dueOn': 'day',
    '/disbursementPlan/*/dueOn': 'day',
    ...money('/disbursementPlan/*/amount'),
    '/jobsPlan/*/dueOn': 'day',
    '/jobsPlan/*/jobsPermanent': 'count',
    '/jobsPlan/*/jobsConstruction': 'count',
  },
  RoadmapStepCompleted: { '/completedOn': 'day' },
  LandRequested: { '/requestedOn': 'day', '/landHa': 'hectares' },
  LandCommissionConcluded: { '/concludedOn': 'day', '/validUntil': 'day' },
  PermitMilestoneRecorded: { '/issuedOn': 'day', '/validUntil': 'day', '/issuer': 'text' },
  ConstructionStarted: { '/startedOn': 'day' },
  InvestmentDisbursed: { '/paidOn': 'day', ...money('/amount') },
  ProgressReported: {
    '/periodFrom': 'day',
    '/periodTo': 'day',
    '/physicalPct': 'percent',
    ...money('/disbursedInPeriod'),
    ...money('/disbursedCumulative'),
    '/jobsConstruction': 'count',
    '/jobsPermanent': 'count',
    '/forecastOperationOn': 'day',
  },
  FacilityAccepted: { '/acceptedOn': 'day', '/acceptedMw': 'megawatts', ...money('/finalCost') },
  OperationStarted: { '/startedOn': 'day' },
  JobsVerified: { '/countedOn': 'day', '/jobsPermanent': 'count' },
  InvestorReplaced: { '/effectiveOn': 'day', '/decision/date': 'day' },
  ProjectClosed: { '/decision/date': 'day', ...measure('/final') },
  ProjectSuspended: { '/since': 'day', '/reviewOn': 'day' },
  ProjectResumed: { '/resumedOn': 'day' },
};

/** Facts that add something and nothing rests on: they may be void as a whole. */
export const VOIDABLE: readonly ProjectEvent['type'][] = [
  'MeetingRecorded',
  'InvestmentDisbursed',
  'ProgressReported',
  'PermitMilestoneRecorded',
  'RoadmapStepCompleted',
  'JobsVerified',
];

/** Null where the figure may not be corrected. */
export function kindOf(type: ProjectEvent['type'], pointer: string): FigureKind | null {
  const paths = CORRECTABLE[type] ?? {};
  const pattern = pointer.replaceAll(/\/(0|[1-9]\d*)(?=\/|$)/g, '/*');
  return (Object.hasOwn(paths, pattern) ? paths[pattern] : null) ?? null;
}

/**
 * A figure as it stands in data, from its plain text; a count is a whole number, everything else is text.
 * @throws InvalidValue as the quantity's own
 */
export function figureOf(kind: FigureKind, text: string): Json {
  switch (kind) {
    case 'count':
      if (!/^(0|[1-9]\d{0,8})$/.test(text)) throw new InvalidValue('count.not-a-count', 'Expected a whole number.');
      return Number(text);
    case 'megawatts':
      return Power.parsePositive(text).toJson();
    case 'hectares':
      return Area.parsePositive(text).toJson();
    case 'percent':
      return Share.parse(text).toJson();
    case 'day':
      return LocalDate.parse(text);
    case 'currency':
      return CurrencyCode.parse(text);
    default:
      return text;
  }
}

/**
 * The data with the right figure; a sum keeps the digits of its currency and is more than zero (C8).
 * @throws InvalidValue as `Money.parsePositive`
 */
export function withFigure(data: Json, pointer: string, kind: FigureKind, right: Json): Json {
  const after = withValueAt(data, pointer, right);
  if (kind !== 'amount' && kind !== 'currency') return after;
  const sum = pointer.slice(0, pointer.lastIndexOf('/'));
  return withValueAt(after, sum, { ...Money.parsePositive(valueAt(after, sum)).toJson() });
}
