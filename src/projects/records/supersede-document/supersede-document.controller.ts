import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  Nested,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { DocumentRecordBody, documentRecordOf } from '../document-record-body.controller.js';
import { RECORD_PROBLEMS } from '../../projects.problems.js';
import { REASON_TEXT } from '../../shared-bodies.controller.js';
import { SupersedeDocument, type Supersession } from './supersede-document.js';

export class SupersedeDocumentBody {
  @BusinessId({ example: 'FS-2019-03' }) replacedDocumentId!: string;
  @Nested(DocumentRecordBody, { description: 'What takes its place.' }) document!: DocumentRecordBody;
  @Text({ ...REASON_TEXT, example: 'The cost tables were drawn up anew' }) reasonText!: string;
  @BusinessDate({ example: '2019-10-09' }) supersededOn!: string;
}

@Controller('v1/projects/:projectId/document-supersessions')
export class SupersedeDocumentController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.supersede-document',
    body: SupersedeDocumentBody,
    ifMatch: 'optional',
    summary: 'Supersede a document',
    description: 'The document replaced stays in the record. Possible while suspended and after the end too.',
    problems: [
      ...RECORD_PROBLEMS,
      'project.document-id-reused',
      'project.document-signed-after-recording',
      'project.document-unknown',
      'project.document-already-superseded',
      'project.document-unchanged',
    ],
  })
  async supersede(@CommandInput() request: CommandRequest<SupersedeDocumentBody, 'projectId'>): Promise<Answer> {
    const command = new SupersedeDocument(request.params.projectId, supersessionOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function supersessionOf({
  replacedDocumentId,
  document,
  reasonText,
  supersededOn,
}: SupersedeDocumentBody): Supersession {
  return { replacedDocumentId, document: documentRecordOf(document), reasonText, supersededOn };
}
