import type { Aggregate } from '../../kernel/eventsourcing/aggregate.js';
import {
  reportEventReleases,
  type PeriodReportJson,
  type PeriodReportPublished,
  type ReportEvent,
} from './period-report.events.js';

/** An edition without what it says. */
export type Edition = Omit<PeriodReportPublished['data'], 'content'>;

export interface PeriodReport {
  /** In their order; empty while nothing was published. */
  readonly editions: readonly Edition[];
}

/** What was found of a period, and its hashes. */
export interface AssembledReport {
  readonly content: PeriodReportJson;
  readonly contentSha256: string;
  readonly figuresSha256: string;
}

/** The stream of a period: `report-{period}`. A report is of the whole register, so of no region. */
export const reportAggregate: Aggregate<PeriodReport, ReportEvent> = {
  category: 'report',
  releases: reportEventReleases,
  evolution: {
    initialState: { editions: [] },
    // One type so far; an event of a newer release leaves the state as it was.
    evolve: (report, event) => {
      if (event.type !== 'PeriodReportPublished') return report;
      const { content: _content, ...edition } = event.data;
      return { editions: [...report.editions, edition] };
    },
  },
  regionOf: () => null,
};
