import { Controller, Inject } from '@nestjs/common';
import { Power } from '../../../kernel/quantities/power.js';
import type { MoneyJson } from '../../../kernel/shapes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  DecimalField,
  MoneyField,
  Nested,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { GATE_PROBLEMS } from '../works.problems.js';
import { moneyOf } from '../../shared-bodies.controller.js';
import { AcceptFacility, type Acceptance } from './accept-facility.js';

class SignersBody {
  @Text({ max: 300, example: 'KK-KIUNSEN Kazakhstan LLP' }) customer!: string;
  @Text({ max: 300, example: 'Solar Build LLP' }) contractor!: string;
  @Text({ max: 300, example: 'Tech Supervision LLP' }) technicalSupervisor!: string;
  @Text({ max: 300, example: 'Design Institute LLP' }) authorSupervisor!: string;
}

export class AcceptFacilityBody {
  @Text({ max: 100, example: 'ACT-5' }) actNo!: string;
  @BusinessDate({ example: '2020-08-20' }) acceptedOn!: string;
  @DecimalField({ scale: 6, min: '0.000001', max: '100000', unit: 'MW', optional: true, example: '10' })
  acceptedMw?: string;
  @MoneyField({ optional: true, example: { amount: '7650000000.00', currency: 'KZT' } }) finalCost?: MoneyJson;
  @Nested(SignersBody) signers!: SignersBody;
  @Text({ max: 100, example: 'T-8', description: 'Conclusion of technical supervision.' })
  technicalConclusionNo!: string;
  @Text({ max: 100, example: 'AU-4', description: 'Conclusion of the author’s supervision.' })
  authorConclusionNo!: string;
}

@Controller('v1/projects/:projectId/acceptances')
export class AcceptFacilityController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.accept-facility',
    body: AcceptFacilityBody,
    ifMatch: 'required',
    summary: 'Accept the facility',
    problems: [
      ...STEP_PROBLEMS,
      'project.facility-already-accepted',
      'project.not-under-construction',
      ...GATE_PROBLEMS,
      'project.power-beyond-limit',
      'project.power-override-by-same-person',
      'project.phases-differ-from-acceptance',
    ],
  })
  async accept(@CommandInput() request: CommandRequest<AcceptFacilityBody, 'projectId'>): Promise<Answer> {
    const command = new AcceptFacility(request.params.projectId, acceptanceOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function acceptanceOf(body: AcceptFacilityBody): Acceptance {
  const { actNo, acceptedOn, acceptedMw, finalCost, technicalConclusionNo, authorConclusionNo } = body;
  const { customer, contractor, technicalSupervisor, authorSupervisor } = body.signers;
  return {
    actNo,
    acceptedOn,
    acceptedMw: acceptedMw === undefined ? null : Power.parse(acceptedMw).toJson(),
    finalCost: finalCost === undefined ? null : moneyOf(finalCost),
    signers: { customer, contractor, technicalSupervisor, authorSupervisor },
    technicalConclusionNo,
    authorConclusionNo,
  };
}
