import { Controller, Inject } from '@nestjs/common';
import { Area } from '../../../kernel/quantities/area.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { HectaresField } from '../land.fields.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { REASON_TEXT } from '../../shared-bodies.controller.js';
import { OverrideLandLimit } from './override-land-limit.js';

export class OverrideLandLimitBody {
  @BusinessId({ example: 'LL-1' }) overrideId!: string;
  @HectaresField({ example: '22.5', description: 'As far as all land of the project together may go.' })
  upToHa!: string;
  @BusinessDate({ example: '2019-03-08' }) overriddenOn!: string;
  @Text({ ...REASON_TEXT, example: 'The plot cannot be divided without cutting off the road' }) reason!: string;
}

@Controller('v1/projects/:projectId/land-limit-overrides')
export class OverrideLandLimitController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.override-land-limit',
    body: OverrideLandLimitBody,
    ifMatch: 'optional',
    summary: 'Let a project have more land than was approved',
    description: 'Rule X3. Who asks for the land, reserves or allocates it afterwards is another person.',
    problems: [
      ...STEP_PROBLEMS.filter(code => code !== 'project.occurred-out-of-order'),
      'project.land-limit-override-id-reused',
    ],
  })
  async override(@CommandInput() request: CommandRequest<OverrideLandLimitBody, 'projectId'>): Promise<Answer> {
    const { overrideId, upToHa, overriddenOn, reason } = request.body;
    const override = { overrideId, upToHa: Area.parsePositive(upToHa).toJson(), overriddenOn, reason };
    const command = new OverrideLandLimit(request.params.projectId, override, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
