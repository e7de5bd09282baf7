import { Controller, Inject } from '@nestjs/common';
import type { MoneyJson } from '../../../kernel/shapes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  MoneyField,
  Nested,
  OneOf,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { DocumentBody, documentOf, moneyOf } from '../../shared-bodies.controller.js';
import { RecordDisbursement, type Disbursement } from './record-disbursement.js';

const CATEGORIES: readonly Disbursement['category'][] = [
  'land',
  'design',
  'equipment',
  'construction',
  'grid',
  'other',
];
const SOURCES: readonly Disbursement['fundingSource'][] = ['own', 'loan', 'state'];

export class RecordDisbursementBody {
  @BusinessId({ example: 'PAY-2019-0042', description: 'The payment’s own id: said twice, it counts once.' })
  disbursementId!: string;
  @MoneyField({ example: { amount: '500000000.00', currency: 'KZT' } }) amount!: MoneyJson;
  @BusinessDate({ example: '2019-09-30' }) paidOn!: string;
  @OneOf(CATEGORIES, { example: 'equipment' }) category!: Disbursement['category'];
  @OneOf(SOURCES, { example: 'own' }) fundingSource!: Disbursement['fundingSource'];
  @Nested(DocumentBody, { optional: true }) document?: DocumentBody;
}

@Controller('v1/projects/:projectId/disbursements')
export class RecordDisbursementController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.record-disbursement',
    body: RecordDisbursementBody,
    ifMatch: 'optional',
    summary: 'Record a payment',
    problems: [...STEP_PROBLEMS, 'project.disbursement-id-reused', 'project.not-disbursable'],
  })
  async record(@CommandInput() request: CommandRequest<RecordDisbursementBody, 'projectId'>): Promise<Answer> {
    const command = new RecordDisbursement(request.params.projectId, disbursementOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function disbursementOf(body: RecordDisbursementBody): Disbursement {
  const { disbursementId, amount, paidOn, category, fundingSource, document } = body;
  return {
    disbursementId,
    amount: moneyOf(amount),
    paidOn,
    category,
    fundingSource,
    document: document === undefined ? null : documentOf(document),
  };
}
