import { formatDecimal, parseDecimal } from '../../kernel/quantities/decimal.js';
import type { Instant } from '../../kernel/time/instant.js';
import { businessDayOf } from '../../kernel/time/business-day.js';
import { LocalDate } from '../../kernel/time/local-date.js';
import type { MeasuredProject } from './measured-project.js';
import { withOne, type MeasuredEvent } from './measured-event.js';

/** What an approved correction changed. */
export type MeasuredCorrection = {
  readonly on: string;
  /** A difference of money, and the day of the figure; null where no primary sum was changed, or it cannot be known. */
  readonly effect: { readonly amount: string; readonly currency: string; readonly on: string } | null;
  /** A whole fact is void: what it said is not in the history any more that is folded. */
  readonly voids: boolean;
};

/** How the record was kept. */
export type MeasuredRecord = {
  /** Three numbers an event: its business date in days since 1970, days until it was recorded, 1 if it is substantive. */
  readonly said: readonly number[];
  readonly corrections: readonly MeasuredCorrection[];
};

export const nothingRecorded: MeasuredRecord = { said: [], corrections: [] };

/** Papers, warnings, timers and the keeping of the record itself: no sign that a project lives (K20). */
const NOT_SUBSTANTIVE: ReadonlySet<MeasuredEvent['type']> = new Set([
  'DocumentAttached',
  'DocumentSuperseded',
  'PlausibilityWarningRaised',
  'RuleWarningRaised',
  'WarningAcknowledged',
  'CorrectionRequested',
  'FigureCorrected',
  'CorrectionRejected',
  'RefusalDeemed',
  'InstructionOverdueNoted',
  'LandRiskRaised',
  'LandReservationLapsed',
  'LandReservationExpired',
  'LandConclusionExpired',
  'LandDevelopmentOverdueNoted',
  'ProposalRegistrationLapsed',
]);

/** `project` as it is before the event. */
export function recordAfter(record: MeasuredRecord, event: MeasuredEvent, project: MeasuredProject): MeasuredRecord {
  const on = LocalDate.toEpochDays(event.occurredOn as LocalDate);
  const recorded = LocalDate.toEpochDays(businessDayOf(event.recordedAt as Instant));
  const substantive = NOT_SUBSTANTIVE.has(event.type) ? 0 : 1;
  const said = [...record.said, on, recorded - on, substantive];
  if (event.type !== 'FigureCorrected') return { ...record, said };
  const { pointer } = event.data;
  const correction = { on: event.occurredOn, effect: effectOf(event, project), voids: pointer === '' };
  return { said, corrections: withOne(record.corrections, correction) };
}

/** Of a primary sum only: a second quote of the same sum changes nothing that is added up. */
function effectOf(
  { data }: Extract<MeasuredEvent, { type: 'FigureCorrected' }>,
  project: MeasuredProject,
): MeasuredCorrection['effect'] {
  const { target, pointer, wrong, right } = data;
  if (!pointer.endsWith('/amount') || pointer.includes('/alsoQuoted/') || wrong === null || right === null) return null;
  const currency = currencyOf(project, target.revision, pointer);
  if (currency === null) return null;
  const amount = difference(wrong, right);
  return amount === null ? null : { amount, currency, on: target.occurredOn };
}

function currencyOf(project: MeasuredProject, revision: number, pointer: string): string | null {
  const { figures, payments, plan, reports } = project;
  const said = [...figures.declared, ...figures.approved, ...figures.verified, ...reports.said];
  const figure = said.find(each => each.revision === revision);
  if (figure !== undefined) return figure.cost?.currency ?? null;
  const payment = payments.find(each => each.revision === revision);
  if (payment !== undefined) return payment.currency;
  if (plan?.revision !== revision) return null;
  const place = /^\/disbursementPlan\/(\d+)\//.exec(pointer)?.[1];
  return place === undefined ? null : (plan.payments[Number(place)]?.currency ?? null);
}

/** Both are canonical JSON text of a decimal; four decimals are more than any currency has. */
function difference(wrong: string, right: string): string | null {
  try {
    return formatDecimal(parseDecimal(JSON.parse(right), 4) - parseDecimal(JSON.parse(wrong), 4), 4);
  } catch {
    return null;
  }
}
