/** What other contexts may know of persons: that there is one under this id, never who it is. */
export { personEventReleases } from './domain/person.events.js';
export type * from './domain/person.events.js';
export { personAggregate } from './domain/person.js';
export type { Person } from './domain/person.js';
