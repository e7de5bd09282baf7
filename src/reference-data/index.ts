/** What other contexts may know of reference data: the versions of a scheme, and which is in force on a day. */
export { referenceDataEventReleases } from './domain/reference-data.events.js';
export type * from './domain/reference-data.events.js';
export { referenceDataAggregate } from './domain/reference-data.js';
export type { PublishedVersions } from './domain/reference-data.js';
export { PROCEDURE_TEMPLATES, templateVersions, versionOn } from './domain/versions.js';
export type { TemplatesVersion } from './domain/versions.js';
