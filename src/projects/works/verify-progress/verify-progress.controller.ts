import { Controller, Inject } from '@nestjs/common';
import { Share } from '../../../kernel/quantities/share.js';
import { DISPUTE_REASONS } from '../../../kernel/reference/reason-codes.js';
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
  Nested,
  OneOf,
  PercentField,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { DocumentBody, documentOf, moneyOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { VerifyProgress, type Verification } from './verify-progress.js';

class DisputeBody {
  @OneOf(DISPUTE_REASONS.codes, { example: 'figures_differ' }) reasonCode!: string;
  @Text({ ...REASON_TEXT, example: 'Two of the eight reported rows have no panels' }) reasonText!: string;
}

export class VerifyProgressBody {
  @BusinessId({ example: 'V-2019-Q4', description: 'The visit’s own id: said twice, it counts once.' })
  verificationId!: string;
  @BusinessId({ example: 'R-2019-Q4' }) reportId!: string;
  @BusinessDate({ example: '2020-01-15' }) visitedOn!: string;
  @PercentField({ optional: true, example: '24.50', description: 'Found built, in all. Needed unless disputed.' })
  physicalPct?: string;
  @MoneyField({ optional: true, positive: false }) disbursedCumulative?: MoneyJson;
  @IntegerField({ min: 0, max: 1_000_000, optional: true, example: 38 }) jobsConstruction?: number;
  @IntegerField({ min: 0, max: 1_000_000, optional: true, example: 0 }) jobsPermanent?: number;
  @ListOf(DocumentBody, { max: 50, optional: true }) photos?: DocumentBody[];
  @Nested(DisputeBody, { optional: true, description: 'The report cannot stand.' }) dispute?: DisputeBody;
}

@Controller('v1/projects/:projectId/progress-verifications')
export class VerifyProgressController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.verify-progress',
    body: VerifyProgressBody,
    ifMatch: 'optional',
    summary: 'Verify or dispute a report of progress',
    description: 'By another person than the one who reported. A dispute stands among `progress-disputes`.',
    problems: [
      ...STEP_PROBLEMS.filter(code => code !== 'project.occurred-out-of-order'),
      'project.verification-id-reused',
      'project.report-not-recorded',
      'project.visit-before-period-end',
      'project.verified-by-reporter',
      'project.verified-without-share',
    ],
  })
  async verify(@CommandInput() request: CommandRequest<VerifyProgressBody, 'projectId'>): Promise<Answer> {
    const { projectId } = request.params;
    const command = new VerifyProgress(projectId, verificationOf(request.body), request.context);
    const accepted = await this.commands.send(command);
    const [fact] = accepted.facts;
    if (fact?.type !== 'ProgressDisputed') return answerCommand(request, accepted);
    return answerCommand(request, accepted, {
      location: `/v1/projects/${projectId}/progress-disputes/${fact.eventId}`,
    });
  }
}

function verificationOf(body: VerifyProgressBody): Verification {
  const { verificationId, reportId, visitedOn, physicalPct, disbursedCumulative, dispute } = body;
  return {
    verificationId,
    reportId,
    visitedOn,
    physicalPct: physicalPct === undefined ? null : Share.parse(physicalPct).toJson(),
    disbursedCumulative: disbursedCumulative === undefined ? null : moneyOf(disbursedCumulative),
    jobsConstruction: body.jobsConstruction ?? null,
    jobsPermanent: body.jobsPermanent ?? null,
    photos: (body.photos ?? []).map(documentOf),
    dispute: dispute === undefined ? null : { reasonCode: dispute.reasonCode, reasonText: dispute.reasonText },
  };
}
