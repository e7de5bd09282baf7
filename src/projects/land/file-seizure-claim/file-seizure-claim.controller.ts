import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  Nested,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { HOLD_PROBLEMS } from '../../projects.problems.js';
import { DocumentBody, documentOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { FileSeizureClaim } from './file-seizure-claim.js';

export class FileSeizureClaimBody {
  @Text({ max: 100, example: '5149-21-00-2/311' }) caseNo!: string;
  @Text({ max: 300, example: 'Baidibek district court' }) court!: string;
  @BusinessDate({ example: '2021-10-06' }) filedOn!: string;
  @Text({ max: 100, example: 'LI-2021-3', description: 'The order that was not followed.' }) orderNo!: string;
  @Text({ ...REASON_TEXT, example: 'The order was not followed in its term' }) reasonText!: string;
  @Nested(DocumentBody) document!: DocumentBody;
}

@Controller('v1/projects/:projectId/land-seizure-claims')
export class FileSeizureClaimController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.file-seizure-claim',
    body: FileSeizureClaimBody,
    ifMatch: 'optional',
    summary: 'Record that a court was asked to seize the land',
    description: 'Possible while the project is suspended.',
    problems: [
      ...HOLD_PROBLEMS,
      'project.land-before-approval-date',
      'project.parcel-not-allocated',
      'project.land-case-id-reused',
      'project.land-notice-unknown',
      'project.land-notice-not-expired',
      'project.land-notice-remedied',
    ],
  })
  async file(@CommandInput() request: CommandRequest<FileSeizureClaimBody, 'projectId'>): Promise<Answer> {
    const { caseNo, court, filedOn, orderNo, reasonText, document } = request.body;
    const claim = { caseNo, court, filedOn, orderNo, reasonText, document: documentOf(document) };
    const command = new FileSeizureClaim(request.params.projectId, claim, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
