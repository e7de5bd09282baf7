import type { EventReleases } from '../../kernel/eventsourcing/aggregate.js';
import { correctionsEventReleases, type CorrectionsEvent } from './corrections/corrections.events.js';
import { agreementEventReleases, type AgreementEvent } from './agreement/agreement.events.js';
import { gridEventReleases, type GridEvent } from './grid/grid.events.js';
import { appealEventReleases, type AppealEvent } from './appeals/appeals.events.js';
import { changeEventReleases, type ChangeEvent } from './change/change.events.js';
import { holdEventReleases, type HoldEvent } from './change/hold.events.js';
import { landEventReleases, type LandEvent } from './land/land.events.js';
import { progressEventReleases, type ProgressEvent } from './works/progress.events.js';
import { proposalEventReleases, type ProposalEvent } from './proposal/proposal.events.js';
import { recordsEventReleases, type RecordsEvent } from './records/records.events.js';
import { reviewEventReleases, type ReviewEvent } from './review/review.events.js';
import { roadmapEventReleases, type RoadmapEvent } from './works/roadmap.events.js';
import { worksEventReleases, type WorksEvent } from './works/works.events.js';

/** Events of `project-{uuid}`, by the part of a project's life they belong to. */
export type * from './proposal/proposal.events.js';
export type * from './review/review.events.js';
export type * from './appeals/appeals.events.js';
export type * from './works/roadmap.events.js';
export type * from './land/land.events.js';
export type * from './works/works.events.js';
export type * from './works/progress.events.js';
export type * from './change/change.events.js';
export type * from './change/hold.events.js';
export type * from './records/records.events.js';
export type * from './corrections/corrections.events.js';
export type * from './grid/grid.events.js';
export type * from './agreement/agreement.events.js';

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
