/** Why a record beside the road is refused. */
export type RecordsViolation =
  DocumentsViolation | WarningsViolation | IssuesViolation | InstructionsViolation | ParticipantsViolation;

/** attach-document, supersede-document. */
export type DocumentsViolation =
  | 'project.document-id-reused'
  | 'project.document-signed-after-recording'
  | 'project.document-unknown'
  | 'project.document-already-superseded'
  | 'project.document-unchanged';

/** acknowledge-warning. */
export type WarningsViolation =
  'project.warning-not-open' | 'project.warning-already-acknowledged' | 'project.warning-acknowledged-by-author';

/** raise-issue, escalate-issue, resolve-issue. */
export type IssuesViolation =
  | 'project.issue-id-reused'
  | 'project.issue-due-before-raised'
  | 'project.issue-unknown'
  | 'project.issue-already-resolved'
  | 'project.escalation-id-reused'
  | 'project.issue-not-escalated';

/** complete-instruction. */
export type InstructionsViolation = 'project.instruction-unknown' | 'project.instruction-already-completed';

/** sign-memorandum, assign-project-manager. */
export type ParticipantsViolation =
  'project.memorandum-id-reused' | 'project.memorandum-expires-before-signing' | 'project.manager-not-registered';
