import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { HOLD_PROBLEMS } from '../../projects.problems.js';
import { REASON_TEXT } from '../../shared-bodies.controller.js';
import { WithdrawAppeal } from './withdraw-appeal.js';

export class WithdrawAppealBody {
  @BusinessId({ example: 'APPEAL-4' }) appealId!: string;
  @BusinessDate({ example: '2019-04-10' }) withdrawnOn!: string;
  @Text({ ...REASON_TEXT, optional: true, example: 'The investor looks for another site' }) reasonText?: string;
}

@Controller('v1/projects/:projectId/withdrawn-appeals')
export class WithdrawAppealController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.withdraw-appeal',
    body: WithdrawAppealBody,
    ifMatch: 'optional',
    summary: 'Withdraw an appeal',
    problems: [
      ...HOLD_PROBLEMS.filter(code => code !== 'project.is-over'),
      'project.appeal-not-filed',
      'project.appeal-already-answered',
    ],
  })
  async withdraw(@CommandInput() request: CommandRequest<WithdrawAppealBody, 'projectId'>): Promise<Answer> {
    const { appealId, withdrawnOn, reasonText } = request.body;
    const withdrawal = { appealId, withdrawnOn, reasonText: reasonText ?? null };
    const command = new WithdrawAppeal(request.params.projectId, withdrawal, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
