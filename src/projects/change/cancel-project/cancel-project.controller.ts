import { Controller, Inject } from '@nestjs/common';
import { CANCELLATION_REASONS } from '../../../kernel/reference/reason-codes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  CommandInput,
  CommandRoute,
  Nested,
  OneOf,
  Text,
  Uuid,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { HOLD_PROBLEMS } from '../../projects.problems.js';
import { DecisionBody, decisionOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { CancelProject, type Cancellation } from './cancel-project.js';

export class CancelProjectBody {
  @OneOf(['investor', 'state', 'court']) initiator!: Cancellation['initiator'];
  @OneOf(CANCELLATION_REASONS.codes, { example: 'investor_withdrew' }) reasonCode!: string;
  @Text({ ...REASON_TEXT, example: 'The investor withdrew in letter 57' }) reasonText!: string;
  @Nested(DecisionBody) decision!: DecisionBody;
  @Uuid({ optional: true, description: 'Who asked for it; never the one who decides.' }) requestedBy?: string;
}

@Controller('v1/projects/:projectId/cancellations')
export class CancelProjectController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.cancel',
    body: CancelProjectBody,
    ifMatch: 'required',
    summary: 'Cancel a project',
    description: 'The end before operation. Land that is held is released by the register afterwards.',
    problems: [
      ...HOLD_PROBLEMS,
      'project.cancelled-by-another-decision',
      'project.decision-was-annulled',
      'project.already-operating',
      'project.in-review-withdrawn-by-investor-only',
      'project.actor-not-among-signers',
      'project.decided-by-requester',
    ],
  })
  async cancel(@CommandInput() request: CommandRequest<CancelProjectBody, 'projectId'>): Promise<Answer> {
    const command = new CancelProject(request.params.projectId, cancellationOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function cancellationOf({ initiator, reasonCode, reasonText, decision, requestedBy }: CancelProjectBody): Cancellation {
  return { initiator, reasonCode, reasonText, decision: decisionOf(decision), requestedBy: requestedBy ?? null };
}
