import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';
import type { DocumentJson, MoneyJson } from '../../../kernel/shapes.js';

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

/** What a visit found, in the words of the report it is about; null where the visitor did not look. */
type FoundOnSite = {
  /** Given by the caller; one visit, one verification. */
  readonly verificationId: string;
  readonly reportId: string;
  readonly visitedOn: string;
  readonly disbursedCumulative: MoneyJson | null;
  readonly jobsConstruction: number | null;
  readonly jobsPermanent: number | null;
  readonly photos: readonly DocumentJson[];
  readonly verifiedBy: string | null;
};

/** The verifier's own figures, beside those of the report and never in their place. */
export type ProgressVerified = DomainEvent<
  'ProgressVerified',
  FoundOnSite & {
    /** Cumulative, percent with two decimals. */
    readonly physicalPct: string;
  }
>;

/** The report cannot stand: what was found instead, as far as it was, and why. */
export type ProgressDisputed = DomainEvent<
  'ProgressDisputed',
  FoundOnSite & { readonly physicalPct: string | null; readonly reasonCode: string; readonly reasonText: string }
>;

export type JobsMethod = 'payroll' | 'pension_contributions' | 'site_count';

/** Permanent jobs as somebody else than the reporter counted them. */
export type JobsVerified = DomainEvent<
  'JobsVerified',
  {
    /** Given by the caller; one count, one verification. */
    readonly verificationId: string;
    readonly jobsPermanent: number;
    readonly method: JobsMethod;
    readonly countedOn: string;
    readonly evidence: readonly DocumentJson[];
    readonly verifiedBy: string | null;
  }
>;

export type ProgressEvent = InvestmentDisbursed | ProgressReported | ProgressVerified | ProgressDisputed | JobsVerified;

export const progressEventReleases: EventReleases<ProgressEvent> = {
  InvestmentDisbursed: { schemaVersion: 1, businessDate: data => data.paidOn },
  ProgressReported: { schemaVersion: 1, businessDate: data => data.periodTo },
  ProgressVerified: { schemaVersion: 1, businessDate: data => data.visitedOn },
  ProgressDisputed: { schemaVersion: 1, businessDate: data => data.visitedOn },
  JobsVerified: { schemaVersion: 1, businessDate: data => data.countedOn },
};
