import { shared, slice, type RefusalRule } from '../rule.js';

/** The refusals of `src/projects/domain/records.violations.ts`. */
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
    'projects/domain/document-rules.ts',
    'projects/attach-document/attach-document.spec.ts',
    'project.document-id-reused',
    'project.document-signed-after-recording',
  ),
  ...shared(
    'projects/domain/issue-rules.ts',
    'projects/resolve-issue/resolve-issue.spec.ts',
    'project.issue-unknown',
    'project.issue-already-resolved',
  ),
  ...shared(
    'projects/assign-project-manager/assign-project-manager.handler.ts',
    'projects/assign-project-manager/assign-project-manager.spec.ts',
    'project.manager-not-registered',
  ),
];
