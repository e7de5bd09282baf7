import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { RequestOpinion } from './request-opinion.js';

export class RequestOpinionBody {
  @Text({ max: 300, example: 'Ecology department of Turkistan region' }) body!: string;
  @BusinessDate({ example: '2018-12-05' }) requestedOn!: string;
  @BusinessDate({ optional: true, example: '2019-01-05' }) dueOn?: string;
}

@Controller('v1/projects/:projectId/opinion-requests')
export class RequestOpinionController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.request-opinion',
    body: RequestOpinionBody,
    ifMatch: 'optional',
    summary: 'Ask a line body for its opinion',
    description: 'The version in review is approved only when every body that was asked has answered.',
    problems: [
      ...STEP_PROBLEMS,
      'project.not-in-review',
      'project.opinion-already-requested',
      'project.opinion-due-before-request',
    ],
  })
  async request(@CommandInput() request: CommandRequest<RequestOpinionBody, 'projectId'>): Promise<Answer> {
    const { body, requestedOn, dueOn } = request.body;
    const asked = { body, requestedOn, dueOn: dueOn ?? null };
    const command = new RequestOpinion(request.params.projectId, asked, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
