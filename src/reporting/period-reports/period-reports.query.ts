import { Inject } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { AggregateStreams } from '../../platform/cqrs/aggregate-streams.js';
import { canonicalJson } from '../../platform/event-store/canonical-json.js';
import { EventLog } from '../../platform/event-store/event-log.js';
import { READ_POOL } from '../../platform/platform.module.js';
import { preparedQuery } from '../../platform/postgres/prepared-query.js';
import type { Period } from '../domain/period.js';
import { reportAggregate, type AssembledReport, type Edition } from '../domain/period-report.js';
import type { PeriodReportJson, PeriodReportPublished } from '../domain/period-report.events.js';
import { AssembleReport } from '../questions.js';
import { movedFigures, type MovedFigure } from './differences.js';
import type { PublishedEdition } from './period-reports.projection.js';

/** The last cut-off first, and of one period the last edition. */
export type ListKey = readonly [cutOff: string, period: string, edition: number];

export class ListPeriodReports extends Query<readonly PublishedEdition[]> {
  constructor(
    readonly after: ListKey | null,
    readonly most: number,
  ) {
    super();
  }
}

@QueryHandler(ListPeriodReports)
export class ListPeriodReportsHandler implements IQueryHandler<ListPeriodReports> {
  constructor(@Inject(READ_POOL) private readonly pool: Pool) {}

  async execute({ after, most }: ListPeriodReports): Promise<readonly PublishedEdition[]> {
    const behind = after === null ? '' : `where (cut_off collate "C", period collate "C", edition) < ($2, $3, $4)`;
    const { rows } = await preparedQuery<PublishedEdition>(
      this.pool,
      `select period, edition::float8, supersedes::float8, reason_text as "reasonText", cut_off as "cutOff",
              as_known_at::float8 as "asKnownAt", content_sha256 as "contentSha256", published_on as "publishedOn"
         from rm.period_reports ${behind}
        order by cut_off collate "C" desc, period collate "C" desc, edition desc limit $1`,
      [most, ...(after ?? [])],
    );
    return rows;
  }
}

/** All editions of a period, in their order. */
export class GetPeriodReport extends Query<readonly Edition[]> {
  constructor(readonly period: Period) {
    super();
  }
}

/** Folded from the period's own stream: never behind. */
@QueryHandler(GetPeriodReport)
export class GetPeriodReportHandler implements IQueryHandler<GetPeriodReport> {
  constructor(@Inject(AggregateStreams) private readonly streams: AggregateStreams) {}

  async execute({ period }: GetPeriodReport): Promise<readonly Edition[]> {
    const { state } = await this.streams.load(reportAggregate, period.name);
    return state.editions;
  }
}

export interface FoundContent {
  readonly content: PeriodReportJson;
  /** The canonical text, UTF-8: what was hashed. */
  readonly bytes: Buffer;
  readonly contentSha256: string;
  readonly edition: number;
}

/** What an edition says; `edition` null: the last one. Null: there is none. */
export class GetReportContent extends Query<FoundContent | null> {
  constructor(
    readonly period: Period,
    readonly edition: number | null,
  ) {
    super();
  }
}

@QueryHandler(GetReportContent)
export class GetReportContentHandler implements IQueryHandler<GetReportContent> {
  constructor(@Inject(EventLog) private readonly log: EventLog) {}

  async execute({ period, edition }: GetReportContent): Promise<FoundContent | null> {
    const one = edition === null ? { backwards: true, limit: 1 } : { from: edition - 1, to: edition - 1 };
    const [recorded] = await this.log.readStream(`report-${period.name}`, one);
    if (recorded === undefined) return null;
    const data = JSON.parse(recorded.data) as PeriodReportPublished['data'];
    // The data of an event is canonical text, so this is the very stretch of it that is kept.
    const bytes = Buffer.from(canonicalJson(data.content));
    return { content: data.content, bytes, contentSha256: data.contentSha256, edition: data.edition };
  }
}

export interface FoundDifferences {
  readonly published: FoundContent;
  /** Position of the log of the view of now. */
  readonly now: number;
  readonly moved: readonly MovedFigure[];
}

/** How the same period looks now; null: there is no such edition. */
export class GetReportDifferences extends Query<FoundDifferences | null> {
  constructor(
    readonly period: Period,
    readonly edition: number | null,
  ) {
    super();
  }
}

/** Counted anew for each question: nobody asks every second, and what is kept could be behind. */
@QueryHandler(GetReportDifferences)
export class GetReportDifferencesHandler implements IQueryHandler<GetReportDifferences> {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  async execute({ period, edition }: GetReportDifferences): Promise<FoundDifferences | null> {
    const published = await this.queries.execute(new GetReportContent(period, edition));
    if (published === null) return null;
    const { content } = await this.queries.execute<AssembleReport, AssembledReport>(new AssembleReport(period));
    const figures = ({ totals, kpis }: PeriodReportJson) => ({ totals, kpis });
    const moved = movedFigures(figures(published.content), figures(content));
    return { published, now: content.asKnownAt, moved };
  }
}
