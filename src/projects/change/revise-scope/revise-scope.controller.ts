import { Controller, Inject } from '@nestjs/common';
import { SCOPE_REVISION_REASONS } from '../../../kernel/reference/reason-codes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  CommandInput,
  CommandRoute,
  Nested,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { answerWithWarnings } from '../../answer-with-warnings.controller.js';
import { scopeOf } from '../../domain/change/change.js';
import { DECISION_PROBLEMS } from '../../projects.problems.js';
import { DecisionBody, decisionOf, measureOf, REASON_TEXT, ScopeBody } from '../../shared-bodies.controller.js';
import { ReviseScope, type ScopeRevision } from './revise-scope.js';

export class ReviseScopeBody {
  @Nested(DecisionBody) decision!: DecisionBody;
  @Nested(ScopeBody, { description: 'The approved figures as they stand, without the cost.' }) from!: ScopeBody;
  @Nested(ScopeBody) to!: ScopeBody;
  @OneOf(SCOPE_REVISION_REASONS.codes, { example: 'technology_changed' }) reasonCode!: string;
  @Text({ ...REASON_TEXT, example: 'Panels of more power need less land' }) reasonText!: string;
}

@Controller('v1/projects/:projectId/scope-revisions')
export class ReviseScopeController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.revise-scope',
    body: ReviseScopeBody,
    ifMatch: 'required',
    summary: 'Revise the approved scope',
    description:
      'Capacity, land and jobs; later rules ask the new figures. Land beyond them is surplus to be released.',
    problems: [
      ...DECISION_PROBLEMS,
      'project.scope-decision-reused',
      'project.figures-not-approved',
      'project.scope-revised-from-another',
      'project.scope-unchanged',
    ],
  })
  async revise(@CommandInput() request: CommandRequest<ReviseScopeBody, 'projectId'>): Promise<Answer> {
    const command = new ReviseScope(request.params.projectId, revisionOf(request.body), request.context);
    return answerWithWarnings(request, await this.commands.send(command));
  }
}

function revisionOf({ decision, from, to, reasonCode, reasonText }: ReviseScopeBody): ScopeRevision {
  const [before, after] = [scopeOf(measureOf(from)), scopeOf(measureOf(to))];
  return { decision: decisionOf(decision), from: before, to: after, reasonCode, reasonText };
}
