/** What other contexts may know of investors: their facts, and whether one exists. */
export { investorEventReleases } from './domain/investor.events.js';
export type * from './domain/investor.events.js';
export { investorAggregate } from './domain/investor.js';
export type { Investor } from './domain/investor.js';
