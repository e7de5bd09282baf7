import type { ActionRule } from '../../kernel/access/authorize.js';

/** State support by agreement (domain.md c.5 C). A register may bring what persons signed; it changes and ends nothing (X6). */
export const agreementActions: ActionRule[] = [
  { action: 'project.apply-for-agreement', roles: ['investor_rep'] },
  { action: 'project.sign-agreement', roles: ['decision_maker', 'machine'] },
  { action: 'project.amend-agreement', roles: ['decision_maker'], personOnly: true },
  { action: 'project.record-obligation', roles: ['verifier'], personOnly: true },
  { action: 'project.terminate-agreement', roles: ['decision_maker'], personOnly: true },
];
