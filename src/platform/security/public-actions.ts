import type { ActionRule } from '../../kernel/access/authorize.js';

/** All that is answered without a key. Anything else that is public must be added here, where a reviewer sees it. */
export const PUBLIC_ACTIONS: readonly ActionRule[] = [
  { action: 'health.read', roles: 'public' },
  // Figures only, no names and no amounts. Where the port is open to others, let the proxy keep /metrics inside.
  { action: 'metrics.read', roles: 'public' },
  { action: 'docs.read', roles: 'public' },
  { action: 'openapi.read', roles: 'public' },
  { action: 'problems.read', roles: 'public' },
];
