import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { MegawattsField, megawattsOf } from '../grid.fields.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { REASON_TEXT } from '../../shared-bodies.controller.js';
import { OverridePowerLimit, type PowerOverride } from './override-power-limit.js';

export class OverridePowerLimitBody {
  @BusinessId({ example: 'PO-1' }) overrideId!: string;
  @OneOf(['auction', 'ppa', 'acceptance'], { example: 'ppa' }) subject!: PowerOverride['subject'];
  @MegawattsField({ example: '12', description: 'As far as it may go.' }) upToMw!: string;
  @BusinessDate({ example: '2019-11-18' }) overriddenOn!: string;
  @Text({ ...REASON_TEXT, example: 'The operator enlarges the substation by spring' }) reason!: string;
}

@Controller('v1/projects/:projectId/power-overrides')
export class OverridePowerLimitController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.override-power-limit',
    body: OverridePowerLimitBody,
    ifMatch: 'optional',
    summary: 'Let a capacity exceed its limit',
    description: 'Rule X20. Who records the capacity afterwards is another person.',
    problems: [
      ...STEP_PROBLEMS.filter(code => code !== 'project.occurred-out-of-order'),
      'project.power-override-id-reused',
    ],
  })
  async override(@CommandInput() request: CommandRequest<OverridePowerLimitBody, 'projectId'>): Promise<Answer> {
    const { overrideId, subject, upToMw, overriddenOn, reason } = request.body;
    const override = { overrideId, subject, upToMw: megawattsOf(upToMw), overriddenOn, reason };
    const command = new OverridePowerLimit(request.params.projectId, override, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
