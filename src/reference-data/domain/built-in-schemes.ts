import * as agreementCodes from '../../kernel/reference/agreement-codes.js';
import { ASSET_TYPES } from '../../kernel/reference/asset-types.js';
import { COST_BENCHMARKS, COST_BENCHMARKS_SOURCE } from '../../kernel/reference/cost-benchmarks.js';
import { COUNTRIES, COUNTRIES_SOURCE } from '../../kernel/reference/countries.js';
import { DOCUMENT_TYPES } from '../../kernel/reference/document-types.js';
import { FX_RATES, FX_RATES_SOURCE } from '../../kernel/reference/fx-rates.js';
import * as gridCodes from '../../kernel/reference/grid-codes.js';
import { GRID_ZONE_CAPACITIES, GRID_ZONE_CAPACITY_SOURCE } from '../../kernel/reference/grid-zone-capacity.js';
import { ISSUE_CATEGORIES } from '../../kernel/reference/issue-categories.js';
import { KATO_ENTRIES, KATO_SOURCE } from '../../kernel/reference/kato.data.js';
import { LAND_RIGHTS } from '../../kernel/reference/land-rights.js';
import { LAND_NOTICE_GROUNDS, LAND_REVOCATION_BASES } from '../../kernel/reference/land-taking.js';
import { LANGUAGES } from '../../kernel/reference/languages.js';
import { PERMIT_TYPES } from '../../kernel/reference/permit-types.js';
import { HOLIDAYS, PUBLIC_HOLIDAYS_SOURCE } from '../../kernel/reference/public-holidays.js';
import * as reasons from '../../kernel/reference/reason-codes.js';
import type { Reference } from '../../kernel/reference/reference.js';
import { SCREENING_LISTS } from '../../kernel/reference/screening-lists.js';
import { SECTORS } from '../../kernel/reference/sectors.js';
import * as thresholds from '../../kernel/reference/thresholds.js';

/** A scheme that only a release changes. A row may hold from a day of its own, `validFrom`. */
export interface BuiltInScheme {
  readonly reference: Reference;
  readonly rows: readonly object[];
}

const lists = [
  SECTORS,
  ASSET_TYPES,
  PERMIT_TYPES,
  DOCUMENT_TYPES,
  ISSUE_CATEGORIES,
  SCREENING_LISTS,
  LANGUAGES,
  LAND_RIGHTS,
  LAND_NOTICE_GROUNDS,
  LAND_REVOCATION_BASES,
  agreementCodes.AGREEMENT_KINDS,
  agreementCodes.OBLIGATION_METRICS,
  agreementCodes.INVESTMENT_PREFERENCES,
  agreementCodes.AGREEMENT_AMENDMENT_REASONS,
  agreementCodes.AGREEMENT_TERMINATION_GROUNDS,
  gridCodes.GRID_ZONES,
  gridCodes.PPA_AMENDMENT_REASONS,
  gridCodes.PPA_TERMINATION_GROUNDS,
  ...Object.values(reasons),
];

const tables: readonly BuiltInScheme[] = [
  { reference: thresholds.THRESHOLDS_SOURCE, rows: thresholdRows() },
  { reference: FX_RATES_SOURCE, rows: FX_RATES },
  { reference: PUBLIC_HOLIDAYS_SOURCE, rows: HOLIDAYS },
  { reference: COST_BENCHMARKS_SOURCE, rows: COST_BENCHMARKS },
  { reference: GRID_ZONE_CAPACITY_SOURCE, rows: GRID_ZONE_CAPACITIES },
  { reference: KATO_SOURCE, rows: KATO_ENTRIES },
  { reference: COUNTRIES_SOURCE, rows: COUNTRIES },
];

/** By scheme, in the order of the names. */
export const BUILT_IN_SCHEMES: ReadonlyMap<string, BuiltInScheme> = new Map(
  [...tables, ...lists.map(({ reference, entries }): BuiltInScheme => ({ reference, rows: entries }))]
    .map(one => [one.reference.scheme, one] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);

/** Each row says which threshold it is. */
function thresholdRows(): readonly object[] {
  const { BANDS, MCI, COST_REVISION_LIMITS, OVERLAP_LIMITS, INVESTOR_LIMITS } = thresholds;
  return [
    ...BANDS.map(row => ({ threshold: 'band', ...row })),
    ...MCI.map(row => ({ threshold: 'mci', ...row })),
    ...COST_REVISION_LIMITS.map(row => ({ threshold: 'cost-revision', ...row })),
    ...OVERLAP_LIMITS.map(row => ({ threshold: 'overlap', ...row })),
    ...INVESTOR_LIMITS.map(row => ({ threshold: 'investor', ...row })),
  ];
}
