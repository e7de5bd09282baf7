import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeDated, mustExist, mustFollow } from '../../domain/common-rules.js';
import { isRecorded, mustBeSignedBy } from '../../domain/records/document-rules.js';
import { factWithId } from '../../domain/facts.js';
import type { DocumentSuperseded } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type Supersession = Omit<DocumentSuperseded['data'], 'supersededBy'>;

export class SupersedeDocument implements Command {
  constructor(
    readonly projectId: string,
    readonly supersession: Supersession,
    readonly context: CommandContext,
  ) {}
}

/**
 * A document takes the place of one that is attached, once: who replaces it again replaces the newer one, so that the
 * record stays a line. The same bytes replace nothing. Possible when suspended and over, as attaching is (C3, C4).
 */
export const supersedeDocument: Decide<SupersedeDocument, Project, DocumentSuperseded> = (
  { supersession, context },
  project,
) => {
  mustExist(project);
  const data: DocumentSuperseded['data'] = { ...supersession, supersededBy: context.actor.personId };
  if (isRecorded(project, data)) return [];
  const { document, replacedDocumentId, supersededOn } = supersession;
  const replaced = factWithId(project.documents, replacedDocumentId);
  if (replaced === null) throw violation('project.document-unknown', { documentId: replacedDocumentId });
  const { replacedBy, recordedOn, recorded } = replaced;
  if (replacedBy !== null) throw violation('project.document-already-superseded', { documentId: replacedBy });
  if (recorded.document.sha256 === document.sha256) {
    throw violation('project.document-unchanged', { documentId: replacedDocumentId });
  }
  mustBeDated(supersededOn, project, context);
  mustFollow(supersededOn, recordedOn);
  mustBeSignedBy(supersededOn, document);
  return [{ type: 'DocumentSuperseded', data }];
};
