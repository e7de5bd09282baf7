import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  BusinessDate,
  CommandInput,
  CommandRoute,
  ListOf,
  Nested,
  OneOf,
  Text,
  text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { answerWithWarnings } from '../../answer-with-warnings.controller.js';
import { DECISION_PROBLEMS } from '../../projects.problems.js';
import { DecisionBody, decisionOf, MeasureBody, measureOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { ApproveProposal, type Approval } from './approve-proposal.js';

class OverrideBody {
  @Text({ ...REASON_TEXT, example: 'The council saw the survey and takes the area for two phases' }) reason!: string;
}

export class ApproveProposalBody {
  @Nested(DecisionBody) decision!: DecisionBody;
  @Nested(MeasureBody, { description: 'The approved figures: baseline 1.' }) approved!: MeasureBody;
  @ListOf(text({ max: 2_000, multiline: true }), { max: 50, optional: true }) conditions?: string[];
  @OneOf(['regional', 'national']) pool!: Approval['pool'];
  @BusinessDate({ optional: true, example: '2021-02-15' }) validUntil?: string;
  @Nested(OverrideBody, { optional: true, description: 'Needed while a red warning is open.' }) override?: OverrideBody;
}

@Controller('v1/projects/:projectId/approvals')
export class ApproveProposalController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.approve',
    body: ApproveProposalBody,
    ifMatch: 'required',
    summary: 'Approve a proposal',
    problems: [
      ...DECISION_PROBLEMS,
      'project.not-in-review',
      'project.approved-by-another-decision',
      'project.decided-by-submitter',
      'project.decided-by-data-author',
      'project.opinions-missing',
      'project.red-warning-without-override',
      'project.approval-expires-before-decision',
    ],
  })
  async approve(@CommandInput() request: CommandRequest<ApproveProposalBody, 'projectId'>): Promise<Answer> {
    const command = new ApproveProposal(request.params.projectId, approvalOf(request.body), request.context);
    return answerWithWarnings(request, await this.commands.send(command));
  }
}

function approvalOf(body: ApproveProposalBody): Approval {
  return {
    decision: decisionOf(body.decision),
    approved: measureOf(body.approved),
    conditions: [...(body.conditions ?? [])],
    pool: body.pool,
    validUntil: body.validUntil ?? null,
    overrideReason: body.override?.reason ?? null,
  };
}
