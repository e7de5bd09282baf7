import { Controller, Inject } from '@nestjs/common';
import { ISSUE_CATEGORIES, type IssueCategory } from '../../../kernel/reference/issue-categories.js';
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
import { RaiseIssue } from './raise-issue.js';

export class RaiseIssueBody {
  @BusinessId({ example: 'I-2019-07' }) issueId!: string;
  @OneOf(ISSUE_CATEGORIES.codes, { example: 'grid' }) category!: IssueCategory;
  @Text({ ...REASON_TEXT, example: 'The substation has no free bay before 2021' }) description!: string;
  @Text({ max: 300, example: 'Regional grid company' }) responsibleBody!: string;
  @OneOf(['amber', 'red'], { example: 'amber' }) severity!: IssueSeverity;
  @BusinessDate({ example: '2019-07-01' }) raisedOn!: string;
  @BusinessDate({ example: '2019-08-01', description: 'By this day the body answers for it.' }) dueOn!: string;
}

@Controller('v1/projects/:projectId/issues')
export class RaiseIssueController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.raise-issue',
    body: RaiseIssueBody,
    ifMatch: 'optional',
    summary: 'Raise an issue',
    description: 'Anybody with a part in the project may. Possible while it is suspended.',
    problems: [...HOLD_PROBLEMS, 'project.issue-id-reused', 'project.issue-due-before-raised'],
  })
  async raise(@CommandInput() request: CommandRequest<RaiseIssueBody, 'projectId'>): Promise<Answer> {
    const { issueId, category, description, responsibleBody, severity, raisedOn, dueOn } = request.body;
    const issue = { issueId, category, description, responsibleBody, severity, raisedOn, dueOn };
    const command = new RaiseIssue(request.params.projectId, issue, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
