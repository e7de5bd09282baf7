import { Controller, Inject } from '@nestjs/common';
import { Share } from '../../../kernel/quantities/share.js';
import type { MoneyJson } from '../../../kernel/shapes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  IntegerField,
  ListOf,
  MoneyField,
  PercentField,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { DocumentBody, documentOf, moneyOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { ReportProgress, type Report } from './report-progress.js';

export class ReportProgressBody {
  @BusinessId({ example: 'R-2019-Q4', description: 'The report’s own id: said twice, it counts once.' })
  reportId!: string;
  @BusinessDate({ example: '2019-10-01' }) periodFrom!: string;
  @BusinessDate({ example: '2019-12-31' }) periodTo!: string;
  @PercentField({ example: '25.00', description: 'Built by the end of the period, in all.' }) physicalPct!: string;
  @MoneyField({ optional: true, positive: false, description: 'As the report says; shown, never added.' })
  disbursedInPeriod?: MoneyJson;
  @MoneyField({ optional: true, positive: false, description: 'As the report says; shown, never added.' })
  disbursedCumulative?: MoneyJson;
  @IntegerField({ min: 0, max: 1_000_000, optional: true, example: 40 }) jobsConstruction?: number;
  @IntegerField({ min: 0, max: 1_000_000, optional: true, example: 0 }) jobsPermanent?: number;
  @BusinessDate({ optional: true, example: '2020-09-01' }) forecastOperationOn?: string;
  @ListOf(DocumentBody, { max: 50, optional: true }) evidence?: DocumentBody[];
  @Text({ ...REASON_TEXT, optional: true, example: 'Two rows of piles were taken out and set anew' })
  explanation?: string;
}

@Controller('v1/projects/:projectId/progress-reports')
export class ReportProgressController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.report-progress',
    body: ReportProgressBody,
    ifMatch: 'optional',
    summary: 'Report progress',
    description: 'One report a period. A share that falls needs an explanation.',
    problems: [
      ...STEP_PROBLEMS,
      'project.report-id-reused',
      'project.not-reportable',
      'project.report-ends-before-start',
      'project.report-periods-overlap',
      'project.progress-falls-unexplained',
    ],
  })
  async report(@CommandInput() request: CommandRequest<ReportProgressBody, 'projectId'>): Promise<Answer> {
    const command = new ReportProgress(request.params.projectId, reportOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function reportOf(body: ReportProgressBody): Report {
  const { reportId, periodFrom, periodTo, physicalPct, disbursedInPeriod, disbursedCumulative } = body;
  return {
    reportId,
    periodFrom,
    periodTo,
    physicalPct: Share.parse(physicalPct).toJson(),
    disbursedInPeriod: disbursedInPeriod === undefined ? null : moneyOf(disbursedInPeriod),
    disbursedCumulative: disbursedCumulative === undefined ? null : moneyOf(disbursedCumulative),
    jobsConstruction: body.jobsConstruction ?? null,
    jobsPermanent: body.jobsPermanent ?? null,
    forecastOperationOn: body.forecastOperationOn ?? null,
    evidence: (body.evidence ?? []).map(documentOf),
    explanation: body.explanation ?? null,
  };
}
