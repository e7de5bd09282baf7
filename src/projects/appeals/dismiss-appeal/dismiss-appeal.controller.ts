import { Controller, Inject } from '@nestjs/common';
import { APPEAL_DISMISSAL_REASONS } from '../../../kernel/reference/reason-codes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessId,
  CommandInput,
  CommandRoute,
  Nested,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { APPEAL_ANSWER_PROBLEMS } from '../../projects.problems.js';
import { DecisionBody, decisionOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { DismissAppeal } from './dismiss-appeal.js';

export class DismissAppealBody {
  @BusinessId({ example: 'APPEAL-4' }) appealId!: string;
  @Nested(DecisionBody) decision!: DecisionBody;
  @OneOf(APPEAL_DISMISSAL_REASONS.codes, { example: 'unfounded' }) reasonCode!: string;
  @Text({ ...REASON_TEXT, example: 'The district has no free land of this size' }) reasonText!: string;
}

@Controller('v1/projects/:projectId/dismissed-appeals')
export class DismissAppealController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.dismiss-appeal',
    body: DismissAppealBody,
    ifMatch: 'optional',
    summary: 'Dismiss an appeal',
    description: 'What was decided stands.',
    problems: APPEAL_ANSWER_PROBLEMS,
  })
  async dismiss(@CommandInput() request: CommandRequest<DismissAppealBody, 'projectId'>): Promise<Answer> {
    const { appealId, decision, reasonCode, reasonText } = request.body;
    const dismissal = { appealId, decision: decisionOf(decision), reasonCode, reasonText };
    const command = new DismissAppeal(request.params.projectId, dismissal, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
