import type { AccessRefused } from '../../platform/security/access-audit.js';
import { foldedProjection } from '../../platform/projections/projection.js';

/** How often access was refused for one reason on one day, over all processes. */
export interface RefusedAccess {
  readonly refusalsOf: string;
  readonly day: string;
  readonly reason: string;
  readonly refusals: number;
}

/** `rm.refused_access`: of the access audit only what is counted, without persons. */
export const refusedAccessProjection = foldedProjection<AccessRefused, RefusedAccess>({
  name: 'refused-access',
  version: 1,
  takes: { types: ['AccessRefused'] },
  table: 'refused_access',
  key: 'refusalsOf',
  columns: { refusalsOf: 'text', day: 'text', reason: 'text', refusals: 'integer' },
  keysOf: event => [`${event.occurredOn} ${event.data.reason}`],
  apply: (row, { occurredOn: day, data: { reason } }, refusalsOf) => ({
    refusalsOf,
    day,
    reason,
    refusals: (row?.refusals ?? 0) + 1,
  }),
});
