import type { ActionRule } from '../kernel/access/authorize.js';
import type { Role } from '../kernel/access/role.js';

/** Who sees names and numbers. The auditor reads a person too, but only what the person is committed to. */
export const READERS_OF_NAMES: readonly Role[] = ['project_officer', 'data_steward'];

export const READ_PERSON: ActionRule = { action: 'person.read', roles: [...READERS_OF_NAMES, 'auditor'] };

export const peopleActions: ActionRule[] = [
  { action: 'person.register', roles: ['project_officer', 'data_steward'] },
  { action: 'person.erase', roles: ['data_steward'], personOnly: true },
  READ_PERSON,
];
