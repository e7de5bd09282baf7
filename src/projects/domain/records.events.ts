import type { EventReleases } from '../../kernel/eventsourcing/aggregate.js';
import { documentsEventReleases, type DocumentsEvent } from './documents.events.js';
import { warningsEventReleases, type WarningsEvent } from './warnings.events.js';

export type * from './documents.events.js';
export type * from './warnings.events.js';

/** What is kept beside the road itself: documents, what persons made of warnings. */
export type RecordsEvent = DocumentsEvent | WarningsEvent;

export const recordsEventReleases: EventReleases<RecordsEvent> = {
  ...documentsEventReleases,
  ...warningsEventReleases,
};
