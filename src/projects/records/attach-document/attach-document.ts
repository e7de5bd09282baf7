import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeDated, mustExist } from '../../domain/common-rules.js';
import { isRecorded, mustBeSignedBy } from '../../domain/records/document-rules.js';
import type { DocumentAttached, DocumentRecordJson } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';

export class AttachDocument implements Command {
  constructor(
    readonly projectId: string,
    readonly document: DocumentRecordJson,
    readonly attachedOn: string,
    readonly context: CommandContext,
  ) {}
}

/** A document by its hash. Possible as long as somebody asks for papers: suspended and over as well (C3, C4). */
export const attachDocument: Decide<AttachDocument, Project, DocumentAttached> = (
  { document, attachedOn, context },
  project,
) => {
  mustExist(project);
  const data: DocumentAttached['data'] = { document, attachedOn, attachedBy: context.actor.personId };
  if (isRecorded(project, data)) return [];
  mustBeDated(attachedOn, project, context);
  mustBeSignedBy(attachedOn, document);
  return [{ type: 'DocumentAttached', data }];
};
