import { investorEventReleases } from './investors/domain/investor.events.js';
import { parcelEventReleases } from './land-registry/domain/parcel.events.js';
import { personEventReleases } from './people/domain/person.events.js';
import { RESTORE_EVENTS } from './platform/backup/register-restored.js';
import { uniqueValueAggregate } from './platform/cqrs/unique-claims.js';
import { EventCatalogue, definitionsOf } from './platform/event-store/event-catalogue.js';
import { JOURNAL_EVENTS } from './platform/journal/anomaly-accepted.js';
import { ACCESS_AUDIT_EVENTS } from './platform/security/access-audit.js';
import { referenceDataEventReleases } from './reference-data/domain/reference-data.events.js';
import { projectEventReleases } from './projects/domain/project.events.js';
import { reportEventReleases } from './reporting/domain/period-report.events.js';

/** Every event this release writes or reads, and how older versions of it read today. */
export const eventCatalogue = new EventCatalogue([
  ...definitionsOf(projectEventReleases),
  ...definitionsOf(parcelEventReleases),
  ...definitionsOf(investorEventReleases),
  ...definitionsOf(referenceDataEventReleases),
  ...definitionsOf(personEventReleases),
  ...definitionsOf(reportEventReleases),
  ...definitionsOf(uniqueValueAggregate.releases),
  ...ACCESS_AUDIT_EVENTS,
  ...RESTORE_EVENTS,
  ...JOURNAL_EVENTS,
]);
