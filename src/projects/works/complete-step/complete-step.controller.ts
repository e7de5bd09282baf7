import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  ListOf,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { DocumentBody, documentOf } from '../../shared-bodies.controller.js';
import { CompleteStep } from './complete-step.js';

export class CompleteStepBody {
  @BusinessId({ example: 'land', description: 'Code of the step in the approved roadmap.' }) stepCode!: string;
  @BusinessDate({ example: '2019-05-20' }) completedOn!: string;
  @ListOf(DocumentBody, { max: 50, optional: true }) evidence?: DocumentBody[];
}

@Controller('v1/projects/:projectId/step-completions')
export class CompleteStepController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.complete-step',
    body: CompleteStepBody,
    ifMatch: 'optional',
    summary: 'Complete a step of the roadmap',
    problems: [
      ...STEP_PROBLEMS,
      'project.no-roadmap',
      'project.step-not-in-roadmap',
      'project.step-already-completed',
      'project.step-waits-for-others',
    ],
  })
  async complete(@CommandInput() request: CommandRequest<CompleteStepBody, 'projectId'>): Promise<Answer> {
    const { stepCode, completedOn, evidence = [] } = request.body;
    const completion = { stepCode, completedOn, evidence: evidence.map(documentOf) };
    const command = new CompleteStep(request.params.projectId, completion, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
