import type { EventReleases } from '../../kernel/eventsourcing/aggregate.js';
import { documentsEventReleases, type DocumentsEvent } from './documents.events.js';

export type * from './documents.events.js';

/** What is kept beside the road itself: documents, issues, instructions, who answers for the project. */
export type RecordsEvent = DocumentsEvent;

export const recordsEventReleases: EventReleases<RecordsEvent> = {
  ...documentsEventReleases,
};
