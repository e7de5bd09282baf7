import { unchanged } from '../../../kernel/eventsourcing/decider.js';
import type { DocumentAttached, DocumentsEvent, DocumentSuperseded } from './documents.events.js';
import { factWithId, withFact, type Facts } from '../facts.js';

/** A document as it came into the record, and the one that took its place. */
export interface KnownDocument {
  readonly recorded: DocumentAttached['data'] | DocumentSuperseded['data'];
  readonly recordedOn: string;
  readonly replacedBy: string | null;
}

/** By document id. */
export type Documents = Facts<KnownDocument>;

export function evolveDocuments(documents: Documents, event: DocumentsEvent): Documents {
  switch (event.type) {
    case 'DocumentAttached': {
      const { document, attachedOn } = event.data;
      const known = { recorded: event.data, recordedOn: attachedOn, replacedBy: null };
      return withFact(documents, document.documentId, known);
    }
    case 'DocumentSuperseded': {
      const { document, replacedDocumentId, supersededOn } = event.data;
      const known = { recorded: event.data, recordedOn: supersededOn, replacedBy: null };
      const added = withFact(documents, document.documentId, known);
      const replaced = factWithId(documents, replacedDocumentId);
      if (replaced === null) return added;
      return withFact(added, replacedDocumentId, { ...replaced, replacedBy: document.documentId });
    }
    default:
      return unchanged(documents, event);
  }
}
