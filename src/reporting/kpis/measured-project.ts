import { Kato } from '../../kernel/reference/kato.js';
import { agreementsAfter, type Agreement } from './measured-agreements.js';
import { appealsAfter, ppasAfter, type MeasuredAppeal, type MeasuredPpa } from './measured-appeals.js';
import type { MeasuredEvent } from './measured-event.js';
import { figuresAfter, nothingSaid, type SaidClasses } from './measured-figures.js';
import { landAfter, noLand, type MeasuredLand } from './measured-land.js';
import { instructionsAfter, type Instruction } from './measured-meetings.js';
import { paymentsAfter, type Payment } from './measured-money.js';
import { planAfter, type MeasuredPlan } from './measured-plan.js';
import { nothingRecorded, recordAfter, type MeasuredRecord } from './measured-record.js';
import { noReports, reportsAfter, type Reports } from './measured-reports.js';
import { reviewAfter, type InReview } from './measured-review.js';
import { atTheStart, heldSince, roadAfter, type Road } from './measured-road.js';

/**
 * What the KPIs want to know of one project: its facts with their days, so that one row answers for any day. Plain JSON,
 * decimals as text. It has no clock; the day that is asked about comes with the question.
 */
export interface MeasuredProject {
  readonly projectId: string;
  readonly region: string;
  /** `none` where the site names a whole region. */
  readonly district: string;
  /** The primary one. */
  readonly sector: string;
  /** Each from its day on. */
  readonly investors: readonly { readonly on: string; readonly investorId: string }[];
  readonly road: Road;
  readonly figures: SaidClasses;
  readonly review: readonly InReview[];
  readonly payments: readonly Payment[];
  readonly plan: MeasuredPlan | null;
  readonly reports: Reports;
  readonly land: MeasuredLand;
  readonly appeals: readonly MeasuredAppeal[];
  readonly agreements: readonly Agreement[];
  readonly ppas: readonly MeasuredPpa[];
  /** Days of meetings. */
  readonly meetings: readonly string[];
  readonly instructions: readonly Instruction[];
  readonly record: MeasuredRecord;
}

/** The project after one more fact; undefined while nothing is registered. Total, and pure. */
export function measuredProject(row: MeasuredProject | undefined, event: MeasuredEvent): MeasuredProject | undefined {
  const project = row ?? (event.type === 'ProposalRegistered' ? registered(event) : undefined);
  if (project === undefined) return undefined;
  const since = heldSince(project.road);
  return {
    ...project,
    investors: investorsAfter(project.investors, event),
    road: roadAfter(project.road, event),
    figures: figuresAfter(project.figures, event),
    review: reviewAfter(project.review, event, since),
    payments: paymentsAfter(project.payments, event),
    plan: planAfter(project.plan, event),
    reports: reportsAfter(project.reports, event),
    land: landAfter(project.land, event),
    appeals: appealsAfter(project.appeals, event),
    agreements: agreementsAfter(project.agreements, event),
    ppas: ppasAfter(project.ppas, event),
    meetings: event.type === 'MeetingRecorded' ? [...project.meetings, event.occurredOn] : project.meetings,
    instructions: instructionsAfter(project.instructions, event, since),
    record: recordAfter(project.record, event, project),
  };
}

function investorsAfter(investors: MeasuredProject['investors'], event: MeasuredEvent): MeasuredProject['investors'] {
  const on = event.occurredOn;
  if (event.type === 'ProposalRegistered') return [...investors, { on, investorId: event.data.investorId }];
  if (event.type === 'InvestorReplaced') return [...investors, { on, investorId: event.data.toInvestorId }];
  return investors;
}

function registered({ data }: Extract<MeasuredEvent, { type: 'ProposalRegistered' }>): MeasuredProject {
  const kato = data.site.kato as Kato;
  return {
    projectId: data.projectId,
    ...Kato.placeOf(kato),
    sector: data.sectors[0]?.code ?? 'none',
    investors: [],
    road: atTheStart,
    figures: nothingSaid,
    review: [],
    payments: [],
    plan: null,
    reports: noReports,
    land: noLand,
    appeals: [],
    agreements: [],
    ppas: [],
    meetings: [],
    instructions: [],
    record: nothingRecorded,
  };
}
