import type { Projection } from '../platform/projections/projection.js';
import {
  investmentTotalsProjection,
  investorCountriesProjection,
} from './investment-totals/investment-totals.projection.js';
import { totalsAsKnownProjection, totalsAsTrueProjection } from './investment-totals/totals-through-time.projection.js';
import { measuredProjectsProjection } from './kpis/measured-projects.projection.js';
import { periodReportsProjection } from './period-reports/period-reports.projection.js';
import { refusedAccessProjection } from './kpis/refused-access.projection.js';

/** The read models of this context: the composition root hands them to the runtime. */
export const reportingProjections: readonly Projection[] = [
  investmentTotalsProjection,
  investorCountriesProjection,
  totalsAsKnownProjection,
  totalsAsTrueProjection,
  measuredProjectsProjection,
  refusedAccessProjection,
  periodReportsProjection,
];
