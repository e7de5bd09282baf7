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
import { RECORD_PROBLEMS } from '../../projects.problems.js';
import { REASON_TEXT } from '../../shared-bodies.controller.js';
import { RejectCorrection } from './reject-correction.js';

export class RejectCorrectionBody {
  @BusinessId({ example: 'COR-2019-004' }) correctionId!: string;
  @BusinessDate({ example: '2019-08-22' }) rejectedOn!: string;
  @Text({ ...REASON_TEXT, example: 'The payment order shows the sum that was recorded' }) reasonText!: string;
}

@Controller('v1/projects/:projectId/correction-rejections')
export class RejectCorrectionController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.reject-correction',
    body: RejectCorrectionBody,
    ifMatch: 'optional',
    summary: 'Reject a correction',
    problems: [
      ...RECORD_PROBLEMS,
      'project.correction-not-requested',
      'project.correction-already-decided',
      'project.correction-decided-by-requester',
    ],
  })
  async reject(@CommandInput() request: CommandRequest<RejectCorrectionBody, 'projectId'>): Promise<Answer> {
    const { correctionId, rejectedOn, reasonText } = request.body;
    const rejection = { correctionId, rejectedOn, reasonText };
    const command = new RejectCorrection(request.params.projectId, rejection, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
