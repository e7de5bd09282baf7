import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  Uuid,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { AssignProjectManager } from './assign-project-manager.js';

export class AssignProjectManagerBody {
  @Uuid({ description: 'A person of the register, not erased.' }) managerPersonId!: string;
  @BusinessDate({ example: '2019-03-04' }) assignedFrom!: string;
}

@Controller('v1/projects/:projectId/manager-assignments')
export class AssignProjectManagerController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.assign-manager',
    body: AssignProjectManagerBody,
    ifMatch: 'optional',
    summary: 'Assign the project manager',
    description: 'One at a time: the newer assignment ends the older one.',
    problems: [...STEP_PROBLEMS, 'project.manager-not-registered'],
  })
  async assign(@CommandInput() request: CommandRequest<AssignProjectManagerBody, 'projectId'>): Promise<Answer> {
    const { managerPersonId, assignedFrom } = request.body;
    const { params, context } = request;
    const command = new AssignProjectManager(params.projectId, managerPersonId, assignedFrom, context);
    return answerCommand(request, await this.commands.send(command));
  }
}
