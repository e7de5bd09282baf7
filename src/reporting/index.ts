/** What other contexts may know of totals: their words. */
export { GROUPINGS, type Grouping, type Group, type Totals } from './investment-totals/investment-totals.js';
