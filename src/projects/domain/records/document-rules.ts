import type { DocumentAttached, DocumentRecordJson, DocumentSuperseded } from './documents.events.js';
import { factWithId } from '../facts.js';
import { sameExcept } from '../json.js';
import type { Project } from '../project.js';
import { violation } from '../project.violations.js';

/**
 * A document is recorded once, attached or in the place of another: true when this very fact stands already, whoever
 * brings it again.
 */
export function isRecorded(project: Project, data: DocumentAttached['data'] | DocumentSuperseded['data']): boolean {
  const { documentId } = data.document;
  const known = factWithId(project.documents, documentId);
  if (known === null) return false;
  const { recorded } = known;
  if ('attachedOn' in recorded && 'attachedOn' in data && sameExcept(recorded, data, 'attachedBy')) return true;
  if ('supersededOn' in recorded && 'supersededOn' in data && sameExcept(recorded, data, 'supersededBy')) return true;
  throw violation('project.document-id-reused', { documentId });
}

/** What is recorded as signed was signed by then. */
export function mustBeSignedBy(recordedOn: string, { signatures }: DocumentRecordJson): void {
  const late = signatures.find(({ signedOn }) => signedOn > recordedOn);
  if (late !== undefined) {
    throw violation('project.document-signed-after-recording', { signedOn: late.signedOn, on: recordedOn });
  }
}
