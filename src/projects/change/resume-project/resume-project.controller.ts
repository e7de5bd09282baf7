import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BooleanField,
  BusinessDate,
  CommandInput,
  CommandRoute,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { HOLD_PROBLEMS } from '../../projects.problems.js';
import { ResumeProject } from './resume-project.js';

export class ResumeProjectBody {
  @BusinessDate({ example: '2020-01-09' }) resumedOn!: string;
  @BooleanField({ description: 'Open due dates move by the days of the hold.' }) shiftOpenDueDates!: boolean;
}

@Controller('v1/projects/:projectId/resumptions')
export class ResumeProjectController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.resume',
    body: ResumeProjectBody,
    ifMatch: 'required',
    summary: 'Resume a project',
    problems: [...HOLD_PROBLEMS, 'project.not-suspended'],
  })
  async resume(@CommandInput() request: CommandRequest<ResumeProjectBody, 'projectId'>): Promise<Answer> {
    const { resumedOn, shiftOpenDueDates } = request.body;
    const command = new ResumeProject(request.params.projectId, { resumedOn, shiftOpenDueDates }, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
