import { Power } from '../../../kernel/quantities/power.js';
import { freeCapacityOn, type GridZoneCapacity } from '../../../kernel/reference/grid-zone-capacity.js';

/** The rules that are looked at over all live projects, whatever was recorded when. */
export const LISTED_RULES = ['X8', 'X14', 'X16', 'X17'] as const;
export type ListedRule = (typeof LISTED_RULES)[number];

/** One warning, with the figures behind it. */
export interface CrossProjectWarning {
  readonly rule: ListedRule;
  readonly severity: 'amber' | 'not_checked';
  readonly projectIds: readonly string[];
  readonly investorId: string | null;
  readonly gridZone: string | null;
  readonly measured: string | null;
  readonly limit: string | null;
  readonly unit: 'mw' | 'projects' | 'ended_on';
}

/** What all live projects of a zone come to. */
export interface ZoneLoad {
  readonly zone: string;
  readonly projectIds: readonly string[];
  readonly capacitiesMw: readonly string[];
}

/** X14: more than the zone takes; where nothing was announced, that is said. Null: it fits. */
export function zoneWarning(
  { zone, projectIds, capacitiesMw }: ZoneLoad,
  on: string,
  announced?: readonly GridZoneCapacity[],
): CrossProjectWarning | null {
  const total = Power.sum(capacitiesMw.map(capacity => Power.parse(capacity)));
  const limit = freeCapacityOn(zone, on as Parameters<typeof freeCapacityOn>[1], announced);
  const found = {
    rule: 'X14',
    projectIds,
    investorId: null,
    gridZone: zone,
    measured: total.toJson(),
    unit: 'mw',
  } as const;
  if (limit === null) return { ...found, severity: 'not_checked', limit: null };
  const free = Power.parse(limit);
  return total.compare(free) > 0 ? { ...found, severity: 'amber', limit: free.toJson() } : null;
}

const nullable = <Schema extends object>(schema: Schema) => ({ anyOf: [schema, { type: 'null' }] }) as const;

/** What a warning looks like, for the documentation. */
export const CROSS_PROJECT_WARNING = {
  name: 'CrossProjectWarning',
  schema: {
    type: 'object',
    properties: {
      rule: { type: 'string', enum: LISTED_RULES },
      severity: { type: 'string', enum: ['amber', 'not_checked'] },
      projectIds: { type: 'array', items: { type: 'string', format: 'uuid' } },
      investorId: nullable({ type: 'string', format: 'uuid' }),
      gridZone: nullable({ type: 'string' }),
      measured: nullable({ type: 'string' }),
      limit: nullable({ type: 'string' }),
      unit: { type: 'string', enum: ['mw', 'projects', 'ended_on'] },
    },
    required: ['rule', 'severity', 'projectIds', 'investorId', 'gridZone', 'measured', 'limit', 'unit'],
  },
  example: {
    rule: 'X8',
    severity: 'amber',
    projectIds: ['5b0f7a10-8d5e-5c56-b1a4-201811090001', '5b0f7a10-8d5e-5c56-b1a4-201811090002'],
    investorId: '7c1d9e20-1f3a-5b7c-8e4d-201811090001',
    gridZone: null,
    measured: '10.000000',
    limit: null,
    unit: 'mw',
  },
} as const;
