import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  Nested,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { DocumentRecordBody, documentRecordOf } from '../document-record-body.controller.js';
import { RECORD_PROBLEMS } from '../../projects.problems.js';
import { AttachDocument } from './attach-document.js';

export class AttachDocumentBody {
  @Nested(DocumentRecordBody) document!: DocumentRecordBody;
  @BusinessDate({ example: '2019-10-02' }) attachedOn!: string;
}

@Controller('v1/projects/:projectId/documents')
export class AttachDocumentController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.attach-document',
    body: AttachDocumentBody,
    ifMatch: 'optional',
    summary: 'Attach a document',
    description: 'By its hash; the file lives elsewhere. Possible while suspended and after the end too.',
    problems: [...RECORD_PROBLEMS, 'project.document-id-reused', 'project.document-signed-after-recording'],
  })
  async attach(@CommandInput() request: CommandRequest<AttachDocumentBody, 'projectId'>): Promise<Answer> {
    const { document, attachedOn } = request.body;
    const { params, context } = request;
    const command = new AttachDocument(params.projectId, documentRecordOf(document), attachedOn, context);
    return answerCommand(request, await this.commands.send(command));
  }
}
