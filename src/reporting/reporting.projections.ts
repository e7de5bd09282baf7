import type { Projection } from '../platform/projections/projection.js';
import {
  investmentTotalsProjection,
  investorCountriesProjection,
} from './investment-totals/investment-totals.projection.js';

/** The read models of this context: the composition root hands them to the runtime. */
export const reportingProjections: readonly Projection[] = [investmentTotalsProjection, investorCountriesProjection];
