/** What other contexts may know of totals: their words. */
export { GROUPINGS, type Grouping, type Group, type Totals } from './investment-totals/investment-totals.js';
/** Its facts, for the catalogue. */
export { reportEventReleases } from './domain/period-report.events.js';
export type * from './domain/period-report.events.js';
export { reportAggregate } from './domain/period-report.js';
