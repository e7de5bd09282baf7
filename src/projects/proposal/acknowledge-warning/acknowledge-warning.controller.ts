import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  Text,
  Uuid,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { REASON_TEXT } from '../../shared-bodies.controller.js';
import { AcknowledgeWarning } from './acknowledge-warning.js';

export class AcknowledgeWarningBody {
  @Uuid({ description: 'As the card of the project lists it.' }) warningId!: string;
  @Text({ ...REASON_TEXT, example: 'The plot holds the second phase too; the survey was seen' })
  justification!: string;
  @BusinessDate({ example: '2019-01-28' }) acknowledgedOn!: string;
}

@Controller('v1/projects/:projectId/warning-acknowledgements')
export class AcknowledgeWarningController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.acknowledge-warning',
    body: AcknowledgeWarningBody,
    ifMatch: 'optional',
    summary: 'Acknowledge a warning',
    description: 'An acknowledged red warning needs neither a justification at submission nor an override at approval.',
    problems: [
      ...STEP_PROBLEMS,
      'project.warning-not-open',
      'project.warning-already-acknowledged',
      'project.warning-acknowledged-by-author',
    ],
  })
  async acknowledge(@CommandInput() request: CommandRequest<AcknowledgeWarningBody, 'projectId'>): Promise<Answer> {
    const { warningId, justification, acknowledgedOn } = request.body;
    const acknowledgement = { warningId, justification, acknowledgedOn };
    const command = new AcknowledgeWarning(request.params.projectId, acknowledgement, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
