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
import { CompleteInstruction } from './complete-instruction.js';

export class CompleteInstructionBody {
  @BusinessId({ example: 'delegation-2018-11-09' }) meetingId!: string;
  @BusinessId({ example: 'I-1' }) instructionId!: string;
  @BusinessDate({ example: '2018-12-12' }) completedOn!: string;
  @ListOf(DocumentBody, { max: 50, optional: true }) evidence?: DocumentBody[];
}

@Controller('v1/projects/:projectId/instruction-completions')
export class CompleteInstructionController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.complete-instruction',
    body: CompleteInstructionBody,
    ifMatch: 'optional',
    summary: 'Complete an instruction of a meeting',
    problems: [
      ...STEP_PROBLEMS.filter(code => code !== 'project.dated-before-proposal'),
      'project.instruction-unknown',
      'project.instruction-already-completed',
    ],
  })
  async complete(@CommandInput() request: CommandRequest<CompleteInstructionBody, 'projectId'>): Promise<Answer> {
    const { meetingId, instructionId, completedOn, evidence } = request.body;
    const completion = { meetingId, instructionId, completedOn, evidence: (evidence ?? []).map(documentOf) };
    const command = new CompleteInstruction(request.params.projectId, completion, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
