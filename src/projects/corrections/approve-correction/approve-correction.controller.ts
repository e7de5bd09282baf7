import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { RECORD_PROBLEMS } from '../../projects.problems.js';
import { ApproveCorrection } from './approve-correction.js';

export class ApproveCorrectionBody {
  @BusinessId({ example: 'COR-2019-004' }) correctionId!: string;
  @BusinessDate({ example: '2019-08-22' }) correctedOn!: string;
}

@Controller('v1/projects/:projectId/corrections')
export class ApproveCorrectionController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.approve-correction',
    body: ApproveCorrectionBody,
    ifMatch: 'optional',
    summary: 'Approve a correction',
    description:
      'By another person than the one who asked and the one who recorded the fact. The answer’s event lists as findings ' +
      'the rules that the corrected history breaks: the register says what was true, lawful or not.',
    problems: [
      ...RECORD_PROBLEMS,
      'project.correction-not-requested',
      'project.correction-already-decided',
      'project.correction-decided-by-requester',
      'project.correction-decided-by-author',
      'project.correction-target-void',
      'project.correction-of-another-value',
    ],
  })
  async approve(@CommandInput() request: CommandRequest<ApproveCorrectionBody, 'projectId'>): Promise<Answer> {
    const { correctionId, correctedOn } = request.body;
    const command = new ApproveCorrection(request.params.projectId, correctionId, correctedOn, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
