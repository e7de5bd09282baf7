import { Controller, Inject } from '@nestjs/common';
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
import { REASON_TEXT } from '../../shared-bodies.controller.js';
import { OverridePeriodLock } from './override-period-lock.js';

export class OverridePeriodLockBody {
  @BusinessId({ example: 'PL-1' }) overrideId!: string;
  @BusinessDate({ example: '2019-03-20' }) datedFrom!: string;
  @BusinessDate({ example: '2019-04-03' }) overriddenOn!: string;
  @Text({ ...REASON_TEXT, example: 'The minutes of the land commission came with the post of 2 April' })
  reason!: string;
}

@Controller('v1/projects/:projectId/period-overrides')
export class OverridePeriodLockController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.override-period-lock',
    body: OverridePeriodLockBody,
    ifMatch: 'optional',
    summary: 'Let steps of a project be dated into a published period',
    description:
      'Rule X21. From the day named up to the last day published now. Who records the steps afterwards is another ' +
      'person. The published edition stays as it is; its differences show what came later.',
    problems: [
      'project.not-registered',
      'project.dated-in-the-future',
      'project.period-is-published',
      'project.period-not-published',
      'project.period-override-id-reused',
    ],
  })
  async override(@CommandInput() request: CommandRequest<OverridePeriodLockBody, 'projectId'>): Promise<Answer> {
    const { overrideId, datedFrom, overriddenOn, reason } = request.body;
    const override = { overrideId, datedFrom, overriddenOn, reason };
    const command = new OverridePeriodLock(request.params.projectId, override, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
