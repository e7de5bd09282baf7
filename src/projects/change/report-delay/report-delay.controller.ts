import { Controller, Inject } from '@nestjs/common';
import { DELAY_CAUSES, DELAY_PARTIES } from '../../../kernel/reference/reason-codes.js';
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
import type { DelayCause, DelayParty } from '../../domain/project.events.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { REASON_TEXT } from '../../shared-bodies.controller.js';
import { ReportDelay, type Delay } from './report-delay.js';

export class ReportDelayBody {
  @BusinessId({ example: 'DELAY-2020-02', description: 'The delay’s own id: said twice, it counts once.' })
  delayId!: string;
  @BusinessId({ optional: true, example: 'build', description: 'A step of the roadmap; left out: start of operation.' })
  stepCode?: string;
  @BusinessDate({ example: '2020-02-10' }) reportedOn!: string;
  @BusinessDate({ example: '2020-08-31' }) oldForecastOn!: string;
  @BusinessDate({ example: '2020-10-15' }) newForecastOn!: string;
  @OneOf(DELAY_CAUSES.codes, { example: 'supply' }) cause!: DelayCause;
  @OneOf(DELAY_PARTIES.codes, { example: 'contractor' }) attributableTo!: DelayParty;
  @Text({ ...REASON_TEXT, example: 'The inverters left the factory six weeks late' }) reasonText!: string;
}

@Controller('v1/projects/:projectId/delays')
export class ReportDelayController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.report-delay',
    body: ReportDelayBody,
    ifMatch: 'optional',
    summary: 'Report a delay',
    description: 'The forecast moves, the plan stays: a new plan is a new baseline.',
    problems: [
      ...STEP_PROBLEMS.filter(code => code !== 'project.occurred-out-of-order'),
      'project.delay-id-reused',
      'project.not-replannable',
      'project.step-not-in-roadmap',
      'project.step-already-completed',
      'project.delay-not-later',
    ],
  })
  async report(@CommandInput() request: CommandRequest<ReportDelayBody, 'projectId'>): Promise<Answer> {
    const command = new ReportDelay(request.params.projectId, delayOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function delayOf(body: ReportDelayBody): Delay {
  const { delayId, stepCode, reportedOn, oldForecastOn, newForecastOn, cause, attributableTo, reasonText } = body;
  const forecast = { reportedOn, oldForecastOn, newForecastOn };
  return { delayId, stepCode: stepCode ?? null, ...forecast, cause, attributableTo, reasonText };
}
