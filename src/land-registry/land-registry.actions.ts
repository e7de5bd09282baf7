import type { ActionRule } from '../kernel/access/authorize.js';

export const landRegistryActions: ActionRule[] = [
  { action: 'parcel.register', roles: ['land_officer'] },
  { action: 'parcel.read', roles: 'any' },
];
