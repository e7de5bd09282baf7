import { Controller, Inject } from '@nestjs/common';
import { SUSPENSION_REASONS } from '../../../kernel/reference/reason-codes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  Nested,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { HOLD_PROBLEMS } from '../../projects.problems.js';
import { DecisionBody, decisionOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { SuspendProject, type Suspension } from './suspend-project.js';

export class SuspendProjectBody {
  @BusinessDate({ example: '2019-10-01' }) since!: string;
  @OneOf(SUSPENSION_REASONS.codes, { example: 'financing' }) reasonCode!: string;
  @Text({ ...REASON_TEXT, example: 'The lender has not confirmed the loan' }) reasonText!: string;
  @Nested(DecisionBody, { optional: true }) decision?: DecisionBody;
  @BusinessDate({ example: '2020-04-01', description: 'On this day the hold is looked at again.' }) reviewOn!: string;
}

@Controller('v1/projects/:projectId/suspensions')
export class SuspendProjectController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.suspend',
    body: SuspendProjectBody,
    ifMatch: 'required',
    summary: 'Suspend a project',
    problems: [
      ...HOLD_PROBLEMS,
      'project.already-suspended',
      'project.not-suspendable',
      'project.actor-not-among-signers',
      'project.hold-review-before-suspension',
    ],
  })
  async suspend(@CommandInput() request: CommandRequest<SuspendProjectBody, 'projectId'>): Promise<Answer> {
    const command = new SuspendProject(request.params.projectId, suspensionOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function suspensionOf({ since, reasonCode, reasonText, decision, reviewOn }: SuspendProjectBody): Suspension {
  return { since, reasonCode, reasonText, decision: decision === undefined ? null : decisionOf(decision), reviewOn };
}
