import { Controller, Inject } from '@nestjs/common';
import { Power } from '../../../kernel/quantities/power.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  DecimalField,
  IntegerField,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { GATE_PROBLEMS } from '../works.problems.js';
import { AcceptPhase, type Phase } from './accept-phase.js';

export class AcceptPhaseBody {
  @IntegerField({ min: 1, max: 100, example: 1 }) phaseNo!: number;
  @DecimalField({ scale: 6, min: '0.000001', max: '100000', unit: 'MW', example: '4' }) acceptedMw!: string;
  @Text({ max: 100, example: 'ACT-5/1' }) actNo!: string;
  @BusinessDate({ example: '2020-06-15' }) acceptedOn!: string;
}

@Controller('v1/projects/:projectId/phase-acceptances')
export class AcceptPhaseController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.accept-phase',
    body: AcceptPhaseBody,
    ifMatch: 'required',
    summary: 'Accept a phase of the facility',
    description: 'The first takes the project to commissioning. The act over the whole has to name their sum.',
    problems: [
      ...STEP_PROBLEMS,
      'project.phase-number-reused',
      'project.facility-already-accepted',
      'project.not-under-construction',
      ...GATE_PROBLEMS,
    ],
  })
  async accept(@CommandInput() request: CommandRequest<AcceptPhaseBody, 'projectId'>): Promise<Answer> {
    const command = new AcceptPhase(request.params.projectId, phaseOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function phaseOf({ phaseNo, acceptedMw, actNo, acceptedOn }: AcceptPhaseBody): Phase {
  return { phaseNo, acceptedMw: Power.parse(acceptedMw).toJson(), actNo, acceptedOn };
}
