/** What questions of this context count with, whichever slice it was made for. */
export { noTotals, type Group, type Totals } from './investment-totals/investment-totals.js';
export { Distribution } from './kpis/statistics.js';
