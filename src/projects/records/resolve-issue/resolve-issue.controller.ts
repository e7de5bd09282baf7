import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  ListOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { HOLD_PROBLEMS } from '../../projects.problems.js';
import { DocumentBody, documentOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { ResolveIssue } from './resolve-issue.js';

export class ResolveIssueBody {
  @BusinessId({ example: 'I-2019-07' }) issueId!: string;
  @Text({ ...REASON_TEXT, example: 'A bay at the next substation was assigned' }) resolution!: string;
  @BusinessDate({ example: '2019-08-20' }) resolvedOn!: string;
  @ListOf(DocumentBody, { max: 50, optional: true }) evidence?: DocumentBody[];
}

@Controller('v1/projects/:projectId/issue-resolutions')
export class ResolveIssueController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.resolve-issue',
    body: ResolveIssueBody,
    ifMatch: 'optional',
    summary: 'Resolve an issue',
    description: 'Once for each issue. Possible while the project is suspended.',
    problems: [...HOLD_PROBLEMS, 'project.issue-unknown', 'project.issue-already-resolved'],
  })
  async resolve(@CommandInput() request: CommandRequest<ResolveIssueBody, 'projectId'>): Promise<Answer> {
    const { issueId, resolution, resolvedOn, evidence } = request.body;
    const settled = { issueId, resolution, resolvedOn, evidence: (evidence ?? []).map(documentOf) };
    const command = new ResolveIssue(request.params.projectId, settled, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
