import { DOCUMENT_TYPES, type DocumentType } from '../../kernel/reference/document-types.js';
import { LANGUAGES, type Language } from '../../kernel/reference/languages.js';
import { BusinessDate, BusinessId, IntegerField, ListOf, OneOf, Text, Uuid } from '../../platform/http/index.js';
import type { DocumentRecordJson } from '../domain/project.events.js';
import { SHA256, SHA256_EXAMPLE } from '../shared-bodies.controller.js';

class SignatureBody {
  @Uuid() signerPersonId!: string;
  @Text({ max: 100, example: '4d2f9c01a7', description: 'Serial number of the certificate.' })
  certificateSerial!: string;
  @BusinessDate({ example: '2019-10-01' }) signedOn!: string;
}

/** A document of the record: its hash and what is known of it. The file stays where it is. */
export class DocumentRecordBody {
  @BusinessId({ example: 'FS-2019-04' }) documentId!: string;
  @OneOf(DOCUMENT_TYPES.codes, { example: 'feasibility_study' }) documentType!: DocumentType;
  @Text({ max: 300, example: 'Feasibility study, 10 MW' }) title!: string;
  @Text({ max: 64, pattern: SHA256, example: SHA256_EXAMPLE }) sha256!: string;
  @IntegerField({ min: 1, max: 1_000_000_000_000, example: 1_482_113, description: 'Size in bytes.' })
  sizeBytes!: number;
  @OneOf(LANGUAGES.codes, { example: 'ru', description: 'Of the signed original.' }) language!: Language;
  @ListOf(SignatureBody, { max: 20, optional: true }) signatures?: SignatureBody[];
  @OneOf(['public', 'internal'], { example: 'internal' }) access!: DocumentRecordJson['access'];
}

export function documentRecordOf(body: DocumentRecordBody): DocumentRecordJson {
  const { documentId, documentType, title, sha256, sizeBytes, language, signatures = [], access } = body;
  const signed = signatures.map(({ signerPersonId, certificateSerial, signedOn }) => ({
    signerPersonId,
    certificateSerial,
    signedOn,
  }));
  return { documentId, documentType, title, sha256, sizeBytes, language, signatures: signed, access };
}
