/** What slices of this context ask each other, over the query bus: they do not import each other. */
export {
  GetInvestmentTotals,
  type FoundTotals,
  type TotalsFilter,
} from './investment-totals/investment-totals.query.js';
export { GetKpis, type FoundKpis } from './kpis/kpis.query.js';
export { AssembleReport } from './report-figures/assemble-report.js';
