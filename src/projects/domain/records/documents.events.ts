import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';
import type { DocumentType } from '../../../kernel/reference/document-types.js';
import type { Language } from '../../../kernel/reference/languages.js';

/** Documents of a project, by their hash. Released for ever: add a type or an optional field and an upcaster, never change one. */

/** A signature under a document, as its certificate says; the signature itself stays with the file. */
export type DocumentSignatureJson = {
  readonly signerPersonId: string;
  readonly certificateSerial: string;
  readonly signedOn: string;
};

/** What is known of a document; the file itself lives elsewhere. */
export type DocumentRecordJson = {
  readonly documentId: string;
  readonly documentType: DocumentType;
  readonly title: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly language: Language;
  readonly signatures: readonly DocumentSignatureJson[];
  /** `internal`: for offices of the register only; `public` may be published. */
  readonly access: 'public' | 'internal';
};

export type DocumentAttached = DomainEvent<
  'DocumentAttached',
  { readonly document: DocumentRecordJson; readonly attachedOn: string; readonly attachedBy: string | null }
>;

/** Another document takes the place of one that is attached; the one replaced stays in the record. */
export type DocumentSuperseded = DomainEvent<
  'DocumentSuperseded',
  {
    readonly document: DocumentRecordJson;
    readonly replacedDocumentId: string;
    readonly reasonText: string;
    readonly supersededOn: string;
    readonly supersededBy: string | null;
  }
>;

export type DocumentsEvent = DocumentAttached | DocumentSuperseded;

export const documentsEventReleases: EventReleases<DocumentsEvent> = {
  DocumentAttached: { schemaVersion: 1, businessDate: data => data.attachedOn },
  DocumentSuperseded: { schemaVersion: 1, businessDate: data => data.supersededOn },
};
