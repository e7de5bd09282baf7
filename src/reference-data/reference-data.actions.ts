import type { ActionRule } from '../kernel/access/authorize.js';

export const referenceDataActions: ActionRule[] = [
  { action: 'reference-data.publish', roles: ['data_steward'], personOnly: true },
  { action: 'reference-data.read', roles: 'any' },
];
