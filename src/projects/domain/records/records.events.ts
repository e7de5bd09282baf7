import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import { documentsEventReleases, type DocumentsEvent } from './documents.events.js';
import { instructionsEventReleases, type InstructionsEvent } from './instructions.events.js';
import { issuesEventReleases, type IssuesEvent } from './issues.events.js';
import { participantsEventReleases, type ParticipantsEvent } from './participants.events.js';
import { warningsEventReleases, type WarningsEvent } from './warnings.events.js';

export type * from './documents.events.js';
export type * from './instructions.events.js';
export type * from './issues.events.js';
export type * from './participants.events.js';
export type * from './warnings.events.js';

/** What is kept beside the road itself: documents, what persons made of warnings, issues, instructions, participants. */
export type RecordsEvent = DocumentsEvent | WarningsEvent | IssuesEvent | InstructionsEvent | ParticipantsEvent;

export const recordsEventReleases: EventReleases<RecordsEvent> = {
  ...documentsEventReleases,
  ...warningsEventReleases,
  ...issuesEventReleases,
  ...instructionsEventReleases,
  ...participantsEventReleases,
};
