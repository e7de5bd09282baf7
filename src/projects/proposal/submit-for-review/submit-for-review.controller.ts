import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  BusinessDate,
  CommandInput,
  CommandRoute,
  ListOf,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { answerWithWarnings } from '../../answer-with-warnings.controller.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { DocumentBody, documentOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { SubmitForReview, type Submission } from './submit-for-review.js';

class JustificationBody {
  @OneOf(['X10', 'X11', 'X12', 'X13']) rule!: string;
  @Text({ ...REASON_TEXT, example: 'The area includes a second phase of 90 MW' }) text!: string;
}

export class SubmitForReviewBody {
  @BusinessDate({ example: '2018-12-03' }) submittedOn!: string;
  @ListOf(DocumentBody, { max: 100 }) documents!: DocumentBody[];
  @BusinessDate({ example: '2019-03-01', description: 'By this day the council decides.' }) decisionDueOn!: string;
  @ListOf(JustificationBody, { max: 4, optional: true, description: 'One for each open red warning.' })
  justifications?: JustificationBody[];
}

@Controller('v1/projects/:projectId/submissions')
export class SubmitForReviewController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.submit',
    body: SubmitForReviewBody,
    ifMatch: 'required',
    summary: 'Submit a proposal for review',
    problems: [
      ...STEP_PROBLEMS,
      'project.not-submittable',
      'project.proposal-incomplete',
      'project.package-without-documents',
      'project.red-warning-unjustified',
      'project.decision-due-before-submission',
    ],
  })
  async submit(@CommandInput() request: CommandRequest<SubmitForReviewBody, 'projectId'>): Promise<Answer> {
    const command = new SubmitForReview(request.params.projectId, submissionOf(request.body), request.context);
    return answerWithWarnings(request, await this.commands.send(command));
  }
}

function submissionOf({ submittedOn, documents, decisionDueOn, justifications = [] }: SubmitForReviewBody): Submission {
  return {
    submittedOn,
    documents: documents.map(documentOf),
    decisionDueOn,
    justifications: justifications.map(({ rule, text }) => ({ rule, text })),
  };
}
