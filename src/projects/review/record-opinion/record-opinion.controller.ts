import { Controller, Inject } from '@nestjs/common';
import { REJECTION_GROUNDS } from '../../../kernel/reference/reason-codes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  ListOf,
  Nested,
  OneOf,
  Text,
  text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { DocumentBody, documentOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { RecordOpinion, type OpinionGiven } from './record-opinion.js';

export class RecordOpinionBody {
  @Text({ max: 300, example: 'Ecology department of Turkistan region' }) body!: string;
  @OneOf(['positive', 'conditional', 'negative']) verdict!: OpinionGiven['verdict'];
  @ListOf(text({ max: 2_000, multiline: true }), {
    max: 50,
    optional: true,
    description: 'Of a conditional opinion, and only of one.',
  })
  conditions?: string[];
  @OneOf(REJECTION_GROUNDS.codes, { optional: true, description: 'Of a negative opinion, and only of one.' })
  reasonCode?: string;
  @Text({ ...REASON_TEXT, optional: true, description: 'Of a negative opinion, and only of one.' }) reasonText?: string;
  @BusinessDate({ example: '2018-12-21' }) givenOn!: string;
  @Nested(DocumentBody) document!: DocumentBody;
}

@Controller('v1/projects/:projectId/opinions')
export class RecordOpinionController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.record-opinion',
    body: RecordOpinionBody,
    ifMatch: 'optional',
    summary: 'Record the opinion of a line body',
    description: 'One of each body on the version in review.',
    problems: [
      ...STEP_PROBLEMS,
      'project.not-in-review',
      'project.opinion-already-recorded',
      'project.opinion-contradicts-itself',
      'project.opinion-unreasoned',
    ],
  })
  async record(@CommandInput() request: CommandRequest<RecordOpinionBody, 'projectId'>): Promise<Answer> {
    const command = new RecordOpinion(request.params.projectId, opinionOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function opinionOf(given: RecordOpinionBody): OpinionGiven {
  const { body, verdict, conditions = [], reasonCode, reasonText, givenOn, document } = given;
  return {
    body,
    verdict,
    conditions: [...conditions],
    reasonCode: reasonCode ?? null,
    reasonText: reasonText ?? null,
    givenOn,
    document: documentOf(document),
  };
}
