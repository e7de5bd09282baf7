import { foldedProjection } from '../../platform/projections/projection.js';
import type { PeriodReportPublished } from '../domain/period-report.events.js';

/** An edition as a line of the list; what it says stays in its event. */
export interface PublishedEdition {
  readonly reportId: string;
  readonly period: string;
  readonly edition: number;
  readonly supersedes: number | null;
  readonly reasonText: string | null;
  readonly cutOff: string;
  readonly asKnownAt: number;
  readonly contentSha256: string;
  readonly publishedOn: string;
}

/** `rm.period_reports`: a row an edition. */
export const periodReportsProjection = foldedProjection<PeriodReportPublished, PublishedEdition>({
  name: 'period-reports',
  version: 1,
  takes: { types: ['PeriodReportPublished'] },
  table: 'period_reports',
  key: 'reportId',
  columns: {
    reportId: 'text',
    period: 'text',
    edition: 'integer',
    supersedes: 'integer',
    reasonText: 'text',
    cutOff: 'text',
    asKnownAt: 'integer',
    contentSha256: 'text',
    publishedOn: 'text',
  },
  indexes: [{ name: 'by_cut_off', on: '(cut_off collate "C", period collate "C", edition)' }],
  keysOf: ({ data }) => [`${data.period}/${data.edition}`],
  apply: (_row, { data }, reportId) => {
    const { period, edition, supersedes, reasonText, cutOff, asKnownAt, contentSha256, publishedOn } = data;
    return { reportId, period, edition, supersedes, reasonText, cutOff, asKnownAt, contentSha256, publishedOn };
  },
});
