import type { EventReleases } from '../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import type { DocumentJson, MoneyJson } from '../../kernel/shapes.js';

/** Money paid and progress reported. Released for ever: add a type or an optional field and an upcaster, never change one. */

export type InvestmentDisbursed = DomainEvent<
  'InvestmentDisbursed',
  {
    readonly disbursementId: string;
    readonly amount: MoneyJson;
    readonly paidOn: string;
    readonly category: 'land' | 'design' | 'equipment' | 'construction' | 'grid' | 'other';
    readonly fundingSource: 'own' | 'loan' | 'state';
    readonly document: DocumentJson | null;
  }
>;

export type ProgressReported = DomainEvent<
  'ProgressReported',
  {
    readonly reportId: string;
    readonly periodFrom: string;
    /** Last day of the period: the business date of the report. */
    readonly periodTo: string;
    /** Cumulative, percent with two decimals. */
    readonly physicalPct: string;
    /** What the report says of money is shown, never added (ruling 33). */
    readonly disbursedInPeriod: MoneyJson | null;
    readonly disbursedCumulative: MoneyJson | null;
    readonly jobsConstruction: number | null;
    readonly jobsPermanent: number | null;
    readonly forecastOperationOn: string | null;
    readonly evidence: readonly DocumentJson[];
    /** Required when the cumulative share is lower than the last one reported. */
    readonly explanation: string | null;
    readonly reportedBy: string | null;
  }
>;

export type ProgressEvent = InvestmentDisbursed | ProgressReported;

export const progressEventReleases: EventReleases<ProgressEvent> = {
  InvestmentDisbursed: { schemaVersion: 1, businessDate: data => data.paidOn },
  ProgressReported: { schemaVersion: 1, businessDate: data => data.periodTo },
};
