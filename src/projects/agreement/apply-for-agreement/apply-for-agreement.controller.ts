import { Controller, Inject } from '@nestjs/common';
import { AGREEMENT_KINDS } from '../../../kernel/reference/agreement-codes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  ListOf,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import type { AgreementKindJson } from '../../domain/project.events.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { DocumentBody, documentOf } from '../../shared-bodies.controller.js';
import { ApplyForAgreement } from './apply-for-agreement.js';

export class ApplyForAgreementBody {
  @Text({ max: 100, example: 'IA-2019-4' }) applicationNo!: string;
  @OneOf(AGREEMENT_KINDS.codes, { example: 'investment_contract' }) kind!: AgreementKindJson;
  @BusinessDate({ example: '2019-06-10' }) appliedOn!: string;
  @ListOf(DocumentBody, { max: 50, optional: true }) documents?: DocumentBody[];
}

@Controller('v1/projects/:projectId/agreement-applications')
export class ApplyForAgreementController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.apply-for-agreement',
    body: ApplyForAgreementBody,
    ifMatch: 'optional',
    summary: 'Apply for an investment agreement',
    description: 'Each kind has its days: three since 1 January 2026, three until the day before.',
    problems: [
      ...STEP_PROBLEMS.filter(code => code !== 'project.occurred-out-of-order'),
      'project.agreement-application-number-reused',
      'project.agreement-kind-not-valid-on-date',
    ],
  })
  async apply(@CommandInput() request: CommandRequest<ApplyForAgreementBody, 'projectId'>): Promise<Answer> {
    const { applicationNo, kind, appliedOn, documents = [] } = request.body;
    const application = { applicationNo, kind, appliedOn, documents: documents.map(documentOf) };
    const command = new ApplyForAgreement(request.params.projectId, application, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
