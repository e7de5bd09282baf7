import { shared, type RefusalRule } from '../rule.js';

const SPEC = 'reference-data/publish-procedure-templates/publish-procedure-templates.spec.ts';

/** The refusals of `src/reference-data/domain/reference-data.violations.ts`. */
export const referenceDataRefusals: readonly RefusalRule[] = [
  ...shared(
    'reference-data/publish-procedure-templates/publish-procedure-templates.ts',
    SPEC,
    'reference-data.version-reused',
    'reference-data.version-not-next',
    'reference-data.dated-in-the-future',
    'reference-data.begins-before-last',
    'reference-data.ends-before-start',
  ),
  ...shared(
    'reference-data/domain/template-rules.ts',
    SPEC,
    'reference-data.named-twice',
    'reference-data.step-unknown',
    'reference-data.waits-in-circle',
  ),
];
