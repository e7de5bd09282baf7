/** What slices of this context ask each other, over the query bus: they do not import each other. */
export { GetInvestmentTotals } from './investment-totals/investment-totals.query.js';
