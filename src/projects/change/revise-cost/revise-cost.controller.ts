import { Controller, Inject } from '@nestjs/common';
import { COST_DRIVERS } from '../../../kernel/reference/reason-codes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  CommandInput,
  CommandRoute,
  Field,
  ListOf,
  Nested,
  oneOf,
  Text,
  Uuid,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { answerWithWarnings } from '../../answer-with-warnings.controller.js';
import type { CostDriver } from '../../domain/project.events.js';
import { DECISION_PROBLEMS } from '../../projects.problems.js';
import {
  DecisionBody,
  decisionOf,
  OverrideBody,
  quotedMoney,
  quotesOf,
  REASON_TEXT,
  type QuotesBody,
} from '../../shared-bodies.controller.js';
import { ReviseCost, type CostRevision } from './revise-cost.js';

export class ReviseCostBody {
  @Nested(DecisionBody) decision!: DecisionBody;
  @Field(quotedMoney(), { description: 'The approved cost as it stands, with all its quotes.' }) from!: QuotesBody;
  @Field(quotedMoney()) to!: QuotesBody;
  @ListOf(oneOf(COST_DRIVERS.codes), { min: 1, max: 4, unique: true, example: ['fx'] }) drivers!: CostDriver[];
  @Text({ ...REASON_TEXT, example: 'The modules are paid in dollars, and the tenge fell' }) reasonText!: string;
  @Uuid({ description: 'Who asked for it.' }) requestedBy!: string;
  @Nested(OverrideBody, { optional: true, description: 'Instead of the full review that a change beyond 25 % needs.' })
  override?: OverrideBody;
}

@Controller('v1/projects/:projectId/cost-revisions')
export class ReviseCostController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.revise-cost',
    body: ReviseCostBody,
    ifMatch: 'required',
    summary: 'Revise the approved cost',
    description: 'Beyond 10 % a decision maker decides; beyond 25 % with an override by another than who asked for it.',
    problems: [
      ...DECISION_PROBLEMS,
      'project.cost-decision-reused',
      'project.figures-not-approved',
      'project.cost-revised-from-another',
      'project.cost-revised-in-another-currency',
      'project.cost-unchanged',
      'project.cost-change-needs-decision-maker',
      'project.cost-change-needs-full-review',
      'project.overridden-by-requester',
    ],
  })
  async revise(@CommandInput() request: CommandRequest<ReviseCostBody, 'projectId'>): Promise<Answer> {
    const command = new ReviseCost(request.params.projectId, revisionOf(request.body), request.context);
    return answerWithWarnings(request, await this.commands.send(command));
  }
}

function revisionOf({ decision, from, to, drivers, reasonText, requestedBy, override }: ReviseCostBody): CostRevision {
  return {
    decision: decisionOf(decision),
    from: quotesOf(from),
    to: quotesOf(to),
    drivers: [...drivers],
    reasonText,
    requestedBy,
    overrideReason: override?.reason ?? null,
  };
}
