import { gate, shared, slice, thrown, type RefusalRule } from '../rule.js';

/** The refusals of `src/projects/domain/agreement/agreement.violations.ts`. */
export const agreementRefusals: readonly RefusalRule[] = [
  ...slice('apply-for-agreement', 'project.agreement-application-number-reused'),
  ...slice(
    'sign-agreement',
    'project.agreement-not-applied',
    'project.agreement-number-reused',
    'project.agreement-of-kind-in-force',
  ),
  ...slice('amend-agreement', 'project.agreement-annex-number-reused', 'project.obligation-already-judged'),
  ...slice(
    'record-obligation',
    'project.obligation-unknown',
    'project.obligation-not-overdue',
    'project.obligation-judged-otherwise',
  ),
  ...shared(
    'projects/domain/agreement/agreement-rules.ts',
    'projects/agreement/sign-agreement/sign-agreement.spec.ts',
    'project.agreement-kind-not-valid-on-date',
    'project.agreement-code-repeated',
    'project.agreement-expires-before-signing',
    'project.obligation-due-before-signing',
  ),
  gate('project.agreement-before-approval', 'sign-agreement', 'WITH_AGREEMENTS'),
  thrown(
    'project.agreement-not-in-force',
    'src/projects/domain/agreement/agreement-rules.ts',
    'src/projects/agreement/amend-agreement/amend-agreement.spec.ts',
    2,
  ),
];
