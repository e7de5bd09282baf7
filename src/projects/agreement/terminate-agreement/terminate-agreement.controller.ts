import { Controller, Inject } from '@nestjs/common';
import { AGREEMENT_TERMINATION_GROUNDS } from '../../../kernel/reference/agreement-codes.js';
import type { MoneyJson } from '../../../kernel/shapes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  MoneyField,
  Nested,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { DECISION_PROBLEMS } from '../../projects.problems.js';
import { DecisionBody, decisionOf, moneyOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { TerminateAgreement, type AgreementTermination } from './terminate-agreement.js';

export class TerminateAgreementBody {
  @Text({ max: 100, example: 'IC-2019-31' }) agreementNo!: string;
  @OneOf(['investor', 'state', 'both', 'court'], { example: 'state' }) initiator!: AgreementTermination['initiator'];
  @OneOf(AGREEMENT_TERMINATION_GROUNDS.codes, { example: 'obligations_breached' }) reasonCode!: string;
  @Text({ ...REASON_TEXT, example: 'Half of the jobs were never created' }) reasonText!: string;
  @Nested(DecisionBody) decision!: DecisionBody;
  @BusinessDate({ example: '2021-05-20' }) effectiveOn!: string;
  @MoneyField({ optional: true, example: { amount: '120000000.00', currency: 'KZT' } }) clawback?: MoneyJson;
}

@Controller('v1/projects/:projectId/agreement-terminations')
export class TerminateAgreementController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.terminate-agreement',
    body: TerminateAgreementBody,
    ifMatch: 'optional',
    summary: 'Terminate an investment agreement',
    description: 'Possible on a project that is over too.',
    problems: [...DECISION_PROBLEMS.filter(code => code !== 'project.is-over'), 'project.agreement-not-in-force'],
  })
  async terminate(@CommandInput() request: CommandRequest<TerminateAgreementBody, 'projectId'>): Promise<Answer> {
    const command = new TerminateAgreement(request.params.projectId, terminationOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function terminationOf(body: TerminateAgreementBody): AgreementTermination {
  const { agreementNo, initiator, reasonCode, reasonText, decision, effectiveOn, clawback } = body;
  return {
    agreementNo,
    initiator,
    reasonCode,
    reasonText,
    decision: decisionOf(decision),
    effectiveOn,
    clawback: clawback === undefined ? null : moneyOf(clawback),
  };
}
