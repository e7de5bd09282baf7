import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  Nested,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { HOLD_PROBLEMS } from '../../projects.problems.js';
import { DocumentBody, documentOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { FileAppeal, type Appeal } from './file-appeal.js';

class AppealedBody {
  @OneOf(['rejection', 'cancellation', 'deemed_refusal']) kind!: Appeal['against']['kind'];
  @Text({ max: 100, optional: true, example: 'R-3', description: 'Of a decision; silence has no number.' })
  decisionNumber?: string;
}

export class FileAppealBody {
  @BusinessId({ example: 'APPEAL-4' }) appealId!: string;
  @Nested(AppealedBody) against!: AppealedBody;
  @Text({ max: 300, example: 'Ministry of Foreign Affairs', description: 'The superior body or court.' }) body!: string;
  @Text({ ...REASON_TEXT, example: 'Free land of this size was offered in the district' }) grounds!: string;
  @BusinessDate({ example: '2019-03-20' }) filedOn!: string;
  @Text({ ...REASON_TEXT, optional: true, example: 'The decision was served in May' }) lateReason?: string;
  @Nested(DocumentBody) document!: DocumentBody;
}

@Controller('v1/projects/:projectId/appeals')
export class FileAppealController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.file-appeal',
    body: FileAppealBody,
    ifMatch: 'optional',
    summary: 'Appeal against a refusal or a cancellation',
    description: 'Also where the project is over or suspended. After three months with a reason for being late.',
    problems: [
      ...HOLD_PROBLEMS.filter(code => code !== 'project.is-over'),
      'project.appeal-id-reused',
      'project.appeal-open',
      'project.decision-not-standing',
      'project.appeal-late-without-reason',
    ],
  })
  async file(@CommandInput() request: CommandRequest<FileAppealBody, 'projectId'>): Promise<Answer> {
    const command = new FileAppeal(request.params.projectId, appealOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function appealOf({ appealId, against, body, grounds, filedOn, lateReason, document }: FileAppealBody): Appeal {
  return {
    appealId,
    against: { kind: against.kind, decisionNumber: against.decisionNumber ?? null },
    body,
    grounds,
    filedOn,
    lateReason: lateReason ?? null,
    document: documentOf(document),
  };
}
