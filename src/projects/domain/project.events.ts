import type { EventReleases } from '../../kernel/eventsourcing/aggregate.js';
import { correctionsEventReleases, type CorrectionsEvent } from './corrections.events.js';
import { agreementEventReleases, type AgreementEvent } from './agreement.events.js';
import { gridEventReleases, type GridEvent } from './grid.events.js';
import { appealEventReleases, type AppealEvent } from './appeals.events.js';
import { changeEventReleases, type ChangeEvent } from './change.events.js';
import { holdEventReleases, type HoldEvent } from './hold.events.js';
import { landEventReleases, type LandEvent } from './land.events.js';
import { progressEventReleases, type ProgressEvent } from './progress.events.js';
import { proposalEventReleases, type ProposalEvent } from './proposal.events.js';
import { recordsEventReleases, type RecordsEvent } from './records.events.js';
import { reviewEventReleases, type ReviewEvent } from './review.events.js';
import { roadmapEventReleases, type RoadmapEvent } from './roadmap.events.js';
import { worksEventReleases, type WorksEvent } from './works.events.js';

/** Events of `project-{uuid}`, by the part of a project's life they belong to. */
export type * from './proposal.events.js';
export type * from './review.events.js';
export type * from './appeals.events.js';
export type * from './roadmap.events.js';
export type * from './land.events.js';
export type * from './works.events.js';
export type * from './progress.events.js';
export type * from './change.events.js';
export type * from './hold.events.js';
export type * from './records.events.js';
export type * from './corrections.events.js';
export type * from './grid.events.js';
export type * from './agreement.events.js';

export type ProjectEvent =
  | ProposalEvent
  | ReviewEvent
  | AppealEvent
  | RoadmapEvent
  | LandEvent
  | WorksEvent
  | ProgressEvent
  | HoldEvent
  | RecordsEvent
  | CorrectionsEvent
  | GridEvent
  | AgreementEvent
  | ChangeEvent;

/** The catalogue: version and business date of every type (time-modes.md: one business date per event type). */
export const projectEventReleases: EventReleases<ProjectEvent> = {
  ...proposalEventReleases,
  ...reviewEventReleases,
  ...appealEventReleases,
  ...roadmapEventReleases,
  ...landEventReleases,
  ...worksEventReleases,
  ...progressEventReleases,
  ...changeEventReleases,
  ...holdEventReleases,
  ...recordsEventReleases,
  ...correctionsEventReleases,
  ...gridEventReleases,
  ...agreementEventReleases,
};
