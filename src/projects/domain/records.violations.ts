/** Why a record beside the road is refused. */
export type RecordsViolation = DocumentsViolation;

/** attach-document, supersede-document. */
export type DocumentsViolation =
  | 'project.document-id-reused'
  | 'project.document-signed-after-recording'
  | 'project.document-unknown'
  | 'project.document-already-superseded'
  | 'project.document-unchanged';
