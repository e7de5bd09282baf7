import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { GATE_PROBLEMS } from '../works.problems.js';
import { StartConstruction, type Start } from './start-construction.js';

export class StartConstructionBody {
  @BusinessDate({ example: '2019-09-02' }) startedOn!: string;
  @Text({ max: 100, example: 'N-77', description: 'Number of the recorded notification of works.' })
  notificationNo!: string;
  @Text({ max: 300, example: 'Solar Build LLP' }) contractor!: string;
  @Text({ max: 300, example: 'Tech Supervision LLP' }) technicalSupervisor!: string;
  @Text({ max: 300, example: 'Design Institute LLP' }) authorSupervisor!: string;
}

@Controller('v1/projects/:projectId/construction-starts')
export class StartConstructionController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.start-construction',
    body: StartConstructionBody,
    ifMatch: 'required',
    summary: 'Start construction',
    description:
      'What the pinned template wants stands: of the built-in ones land allocated, a positive expert review in force, the ' +
      'start of works notified.',
    problems: [
      ...STEP_PROBLEMS,
      'project.construction-already-started',
      'project.not-in-preparation',
      ...GATE_PROBLEMS,
    ],
  })
  async start(@CommandInput() request: CommandRequest<StartConstructionBody, 'projectId'>): Promise<Answer> {
    const command = new StartConstruction(request.params.projectId, startOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function startOf(body: StartConstructionBody): Start {
  const { startedOn, notificationNo, contractor, technicalSupervisor, authorSupervisor } = body;
  return { startedOn, notificationNo, contractor, technicalSupervisor, authorSupervisor };
}
