import { shared, slice, type RefusalRule } from '../rule.js';

/** The refusals of `src/projects/domain/grid/grid.violations.ts`. */
export const gridRefusals: readonly RefusalRule[] = [
  ...slice(
    'record-grid-conditions',
    'project.grid-conditions-number-reused',
    'project.grid-conditions-expire-before-issue',
  ),
  ...slice('record-auction', 'project.auction-id-reused', 'project.ppa-in-force'),
  ...slice('override-power-limit', 'project.power-override-id-reused'),
  ...slice('sign-ppa', 'project.ppa-number-reused', 'project.ppa-in-force'),
  ...slice('connect-grid', 'project.ppa-not-in-force', 'project.grid-connection-act-reused'),
  ...slice('amend-ppa', 'project.ppa-annex-number-reused'),
  ...shared(
    'projects/domain/grid/grid-rules.ts',
    'projects/grid/sign-ppa/sign-ppa.spec.ts',
    'project.grid-conditions-not-issued',
    'project.grid-conditions-expired',
    'project.power-beyond-limit',
    'project.power-override-by-same-person',
  ),
  ...shared(
    'projects/domain/grid/ppa-rules.ts',
    'projects/grid/sign-ppa/sign-ppa.spec.ts',
    'project.ppa-without-won-auction',
    'project.ppa-operation-due-before-signing',
  ),
  ...shared(
    'projects/domain/grid/grid-rules.ts',
    'projects/grid/amend-ppa/amend-ppa.spec.ts',
    'project.ppa-not-in-force',
  ),
  ...shared(
    'projects/domain/grid/grid-rules.ts',
    'projects/works/start-operation/start-operation.spec.ts',
    'project.grid-not-connected',
  ),
];
