import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  CommandInput,
  CommandRoute,
  Nested,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { AgreementTermsBody, termsOf } from '../agreement-terms.controller.js';
import { DECISION_PROBLEMS } from '../../projects.problems.js';
import { DecisionBody, decisionOf } from '../../shared-bodies.controller.js';
import { SignAgreement } from './sign-agreement.js';

export class SignAgreementBody {
  @Nested(DecisionBody, { description: 'Its number is the agreement’s, its body the authority.' })
  decision!: DecisionBody;
  @Text({ max: 100, example: 'IA-2019-4' }) applicationNo!: string;
  @Nested(AgreementTermsBody) terms!: AgreementTermsBody;
}

@Controller('v1/projects/:projectId/agreements')
export class SignAgreementController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.sign-agreement',
    body: SignAgreementBody,
    ifMatch: 'optional',
    summary: 'Sign an investment agreement',
    description: 'Its kind is that of the application.',
    problems: [
      ...DECISION_PROBLEMS,
      'project.agreement-number-reused',
      'project.agreement-before-approval',
      'project.agreement-not-applied',
      'project.agreement-kind-not-valid-on-date',
      'project.agreement-of-kind-in-force',
      'project.agreement-code-repeated',
      'project.obligation-due-before-signing',
      'project.agreement-expires-before-signing',
    ],
  })
  async sign(@CommandInput() request: CommandRequest<SignAgreementBody, 'projectId'>): Promise<Answer> {
    const { decision, applicationNo, terms } = request.body;
    const agreement = { decision: decisionOf(decision), applicationNo, terms: termsOf(terms) };
    const command = new SignAgreement(request.params.projectId, agreement, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
