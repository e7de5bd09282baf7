import type { EventReleases } from '../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent, Json } from '../../kernel/eventsourcing/domain-event.js';

/** What a report says, whole: its canonical text is what is hashed and served, byte for byte. */
export type PeriodReportJson = {
  /** Which members it has; another form is another name. */
  readonly form: 'qadam/period-report/1';
  readonly period: string;
  readonly from: string;
  readonly cutOff: string;
  /** Position of the log up to which facts were known. */
  readonly asKnownAt: number;
  readonly totals: Json;
  readonly kpis: Json;
  /** Rates and calendar that the figures rest on beside the facts. */
  readonly sources: Json;
};

/** Events of `report-{period}`: one an edition, so that edition n is revision n - 1. */
export type PeriodReportPublished = DomainEvent<
  'PeriodReportPublished',
  {
    readonly period: string;
    /** From 1. */
    readonly edition: number;
    /** The edition it takes the place of; that one stays readable. */
    readonly supersedes: number | null;
    readonly reasonText: string | null;
    readonly from: string;
    readonly cutOff: string;
    readonly asKnownAt: number;
    /** SHA-256 of the canonical text of `content`, hex. */
    readonly contentSha256: string;
    /** The same of totals and KPIs alone: editions with one such hash say the same. */
    readonly figuresSha256: string;
    readonly content: PeriodReportJson;
    readonly publishedOn: string;
    readonly publishedBy: string | null;
  }
>;

export type ReportEvent = PeriodReportPublished;

export const reportEventReleases: EventReleases<ReportEvent> = {
  PeriodReportPublished: { schemaVersion: 1, businessDate: data => data.publishedOn },
};
