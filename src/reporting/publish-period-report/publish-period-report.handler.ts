import { Inject } from '@nestjs/common';
import { CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import type { Accepted } from '../../kernel/eventsourcing/accepted.js';
import { AggregateStreams } from '../../platform/cqrs/aggregate-streams.js';
import { reportAggregate, type AssembledReport } from '../domain/period-report.js';
import { AssembleReport } from '../questions.js';
import { mustBeOver, PublishPeriodReport, publishPeriodReport } from './publish-period-report.js';

/** Counted first, decided on last: the same request sent again is answered by the ledger and counts nothing. */
@CommandHandler(PublishPeriodReport)
export class PublishPeriodReportHandler implements ICommandHandler<PublishPeriodReport, Accepted> {
  constructor(
    @Inject(AggregateStreams) private readonly streams: AggregateStreams,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  async execute(command: PublishPeriodReport): Promise<Accepted> {
    const { period, context } = command;
    const earlier = await this.streams.answered(context);
    if (earlier !== null) return earlier;
    mustBeOver(command);
    const found = await this.queries.execute<AssembleReport, AssembledReport>(new AssembleReport(period));
    return this.streams.transact(reportAggregate, period.name, context, report =>
      publishPeriodReport(command, found, report),
    );
  }
}
