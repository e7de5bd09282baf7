/** What questions of this context count with, whichever slice it was made for. */
export { GROUPINGS, noTotals, type Group, type Grouping, type Totals } from './investment-totals/investment-totals.js';
export { KPI_IDS } from './kpis/kpi.js';
export { KPIS, type KpiAnswer } from './kpis/kpis.js';
export { Distribution } from './kpis/statistics.js';
