import { shared, slice, type RefusalRule } from '../rule.js';

/** The refusals of `src/projects/domain/records/records.violations.ts`. */
export const recordsRefusals: readonly RefusalRule[] = [
  ...slice(
    'supersede-document',
    'project.document-unknown',
    'project.document-already-superseded',
    'project.document-unchanged',
  ),
  ...slice(
    'acknowledge-warning',
    'project.warning-not-open',
    'project.warning-already-acknowledged',
    'project.warning-acknowledged-by-author',
  ),
  ...slice('raise-issue', 'project.issue-id-reused', 'project.issue-due-before-raised'),
  ...slice(
    'escalate-issue',
    'project.issue-due-before-raised',
    'project.escalation-id-reused',
    'project.issue-not-escalated',
  ),
  ...slice('complete-instruction', 'project.instruction-unknown', 'project.instruction-already-completed'),
  ...slice('sign-memorandum', 'project.memorandum-id-reused', 'project.memorandum-expires-before-signing'),
  ...shared(
    'projects/domain/records/document-rules.ts',
    'projects/records/attach-document/attach-document.spec.ts',
    'project.document-id-reused',
    'project.document-signed-after-recording',
  ),
  ...shared(
    'projects/domain/records/issue-rules.ts',
    'projects/records/resolve-issue/resolve-issue.spec.ts',
    'project.issue-unknown',
    'project.issue-already-resolved',
  ),
  ...shared(
    'projects/records/assign-project-manager/assign-project-manager.handler.ts',
    'projects/records/assign-project-manager/assign-project-manager.spec.ts',
    'project.manager-not-registered',
  ),
];
