import { Controller, Inject } from '@nestjs/common';
import { AGREEMENT_AMENDMENT_REASONS } from '../../../kernel/reference/agreement-codes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  CommandInput,
  CommandRoute,
  Nested,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { AgreementTermsBody, termsOf } from '../agreement-terms.controller.js';
import { DECISION_PROBLEMS } from '../../projects.problems.js';
import { DecisionBody, decisionOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { AmendAgreement, type AgreementAmendment } from './amend-agreement.js';

export class AmendAgreementBody {
  @Text({ max: 100, example: 'IC-2019-31' }) agreementNo!: string;
  @Text({ max: 100, example: 'annex-1' }) annexNo!: string;
  @Nested(DecisionBody) decision!: DecisionBody;
  @Nested(AgreementTermsBody, { description: 'All that it says from here on.' }) terms!: AgreementTermsBody;
  @OneOf(AGREEMENT_AMENDMENT_REASONS.codes, { example: 'schedule_moved' }) reasonCode!: string;
  @Text({ ...REASON_TEXT, example: 'The modules arrive half a year later' }) reasonText!: string;
}

@Controller('v1/projects/:projectId/agreement-amendments')
export class AmendAgreementController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.amend-agreement',
    body: AmendAgreementBody,
    ifMatch: 'optional',
    summary: 'Amend an investment agreement',
    problems: [
      ...DECISION_PROBLEMS,
      'project.agreement-annex-number-reused',
      'project.agreement-not-in-force',
      'project.agreement-code-repeated',
      'project.obligation-due-before-signing',
      'project.agreement-expires-before-signing',
      'project.obligation-already-judged',
    ],
  })
  async amend(@CommandInput() request: CommandRequest<AmendAgreementBody, 'projectId'>): Promise<Answer> {
    const command = new AmendAgreement(request.params.projectId, amendmentOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function amendmentOf(body: AmendAgreementBody): AgreementAmendment {
  const { agreementNo, annexNo, decision, terms, reasonCode, reasonText } = body;
  return { agreementNo, annexNo, decision: decisionOf(decision), terms: termsOf(terms), reasonCode, reasonText };
}
