import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  Nested,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { APPEAL_ANSWER_PROBLEMS } from '../../projects.problems.js';
import { DecisionBody, decisionOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { UpholdAppeal, type Upholding } from './uphold-appeal.js';

export class UpholdAppealBody {
  @BusinessId({ example: 'APPEAL-4' }) appealId!: string;
  @Nested(DecisionBody) decision!: DecisionBody;
  @Text({ ...REASON_TEXT, example: 'The offer of land was not looked at' }) grounds!: string;
  @OneOf(['from_annulment', 'from_the_beginning'], {
    description: 'From now on, or as if the annulled decision had never been.',
  })
  effect!: Upholding['effect'];
  @BusinessDate({ optional: true, example: '2019-08-01', description: 'The new term where it is in review again.' })
  decisionDueOn?: string;
}

@Controller('v1/projects/:projectId/upheld-appeals')
export class UpholdAppealController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.uphold-appeal',
    body: UpholdAppealBody,
    ifMatch: 'required',
    summary: 'Grant an appeal and annul the decision',
    description: 'Stage and hold stand again as before the annulled decision. Land that went back stays away.',
    problems: [
      ...APPEAL_ANSWER_PROBLEMS,
      'project.decision-not-standing',
      'project.annulment-term-does-not-fit',
      'project.decision-due-before-annulment',
    ],
  })
  async uphold(@CommandInput() request: CommandRequest<UpholdAppealBody, 'projectId'>): Promise<Answer> {
    const { appealId, decision, grounds, effect, decisionDueOn } = request.body;
    const upholding = {
      appealId,
      decision: decisionOf(decision),
      grounds,
      effect,
      decisionDueOn: decisionDueOn ?? null,
    };
    const command = new UpholdAppeal(request.params.projectId, upholding, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
