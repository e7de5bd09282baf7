import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../platform/cqrs/commands.js';
import {
  answerCommand,
  CommandInput,
  CommandRoute,
  ParsedBy,
  Text,
  type Answer,
  type CommandRequest,
} from '../../platform/http/index.js';
import { PERIOD_PATTERN, periodOf } from '../domain/period.js';
import { PublishPeriodReport } from './publish-period-report.js';

export class PublishPeriodReportBody {
  @ParsedBy(periodOf, {
    name: 'period',
    schema: { type: 'string', pattern: PERIOD_PATTERN, maxLength: 7 },
    example: '2019-Q4',
    description: 'A month, a quarter or a year that is over.',
  })
  period!: string;

  @Text({
    min: 10,
    max: 2_000,
    multiline: true,
    optional: true,
    example: 'A payment of November was recorded in February',
    description: 'Why there is another edition; of the first one it may be left out.',
  })
  reasonText?: string;
}

@Controller('v1/period-reports')
export class PublishPeriodReportController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'reporting.publish-period-report',
    body: PublishPeriodReportBody,
    ifMatch: 'none',
    summary: 'Publish the report of a period',
    description:
      'Totals and KPIs as true on the last day of the period, as known now: kept with their hash and never changed. Where ' +
      'nothing has moved since the last edition, nothing is published.',
    problems: ['report.period-not-over', 'report.edition-without-reason'],
  })
  async publish(@CommandInput() request: CommandRequest<PublishPeriodReportBody>): Promise<Answer> {
    const { period, reasonText } = request.body;
    const command = new PublishPeriodReport(periodOf(period), reasonText ?? null, request.context);
    const accepted = await this.commands.send(command);
    return answerCommand(request, accepted, { location: `/v1/period-reports/${period}` });
  }
}
