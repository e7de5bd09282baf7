import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { GATE_PROBLEMS } from '../works.problems.js';
import { StartOperation } from './start-operation.js';

export class StartOperationBody {
  @BusinessDate({ example: '2020-09-01', description: 'The commercial date.' }) startedOn!: string;
}

@Controller('v1/projects/:projectId/operation-starts')
export class StartOperationController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.start-operation',
    body: StartOperationBody,
    ifMatch: 'required',
    summary: 'Start operation',
    problems: [
      ...STEP_PROBLEMS,
      'project.operation-already-started',
      'project.facility-not-accepted',
      ...GATE_PROBLEMS,
    ],
  })
  async start(@CommandInput() request: CommandRequest<StartOperationBody, 'projectId'>): Promise<Answer> {
    const command = new StartOperation(request.params.projectId, request.body.startedOn, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
