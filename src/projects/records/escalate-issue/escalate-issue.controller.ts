import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import type { IssueSeverity } from '../../domain/project.events.js';
import { HOLD_PROBLEMS } from '../../projects.problems.js';
import { REASON_TEXT } from '../../shared-bodies.controller.js';
import { EscalateIssue, type Escalation } from './escalate-issue.js';

export class EscalateIssueBody {
  @BusinessId({ example: 'I-2019-07' }) issueId!: string;
  @BusinessId({ example: 'I-2019-07-1', description: 'The escalation’s own id: said twice, it counts once.' })
  escalationId!: string;
  @Text({ max: 300, example: 'Ministry of Energy' }) responsibleBody!: string;
  @OneOf(['amber', 'red'], { example: 'red' }) severity!: IssueSeverity;
  @Text({ ...REASON_TEXT, example: 'The grid company has not answered in a month' }) reasonText!: string;
  @BusinessDate({ example: '2019-08-02' }) escalatedOn!: string;
  @BusinessDate({ example: '2019-09-02' }) dueOn!: string;
}

@Controller('v1/projects/:projectId/issue-escalations')
export class EscalateIssueController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.escalate-issue',
    body: EscalateIssueBody,
    ifMatch: 'optional',
    summary: 'Escalate an issue',
    description: 'To another body, or from amber to red. Possible while the project is suspended.',
    problems: [
      ...HOLD_PROBLEMS,
      'project.issue-unknown',
      'project.issue-already-resolved',
      'project.escalation-id-reused',
      'project.issue-not-escalated',
      'project.issue-due-before-raised',
    ],
  })
  async escalate(@CommandInput() request: CommandRequest<EscalateIssueBody, 'projectId'>): Promise<Answer> {
    const command = new EscalateIssue(request.params.projectId, escalationOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function escalationOf(body: EscalateIssueBody): Escalation {
  const { issueId, escalationId, responsibleBody, severity, reasonText, escalatedOn, dueOn } = body;
  return { issueId, escalationId, responsibleBody, severity, reasonText, escalatedOn, dueOn };
}
