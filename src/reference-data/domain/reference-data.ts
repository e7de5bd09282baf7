import type { Aggregate } from '../../kernel/eventsourcing/aggregate.js';
import {
  referenceDataEventReleases,
  type ReferenceDataEvent,
  type ReferenceDataPublished,
} from './reference-data.events.js';

/** The versions of one scheme that were published, in their order. What the release carries is not among them. */
export type PublishedVersions = readonly ReferenceDataPublished['data'][];

/** An event of a newer release leaves the versions as they were. */
function evolve(published: PublishedVersions, event: ReferenceDataEvent): PublishedVersions {
  switch (event.type) {
    case 'ReferenceDataPublished':
      return [...published, event.data];
    default:
      return published;
  }
}

/** The stream of a scheme: `refdata-{scheme}`. The law holds in every region. */
export const referenceDataAggregate: Aggregate<PublishedVersions, ReferenceDataEvent> = {
  category: 'refdata',
  releases: referenceDataEventReleases,
  evolution: { initialState: [], evolve },
  regionOf: () => null,
};
