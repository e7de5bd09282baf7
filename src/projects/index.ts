/** What other contexts may know of projects: their facts, and what the facts come to. */
export { projectEventReleases } from './domain/project.events.js';
export type * from './domain/project.events.js';
export { initialProject, projectAggregate, evolve as evolveProject } from './domain/project.js';
export type { Project, RegisteredProject } from './domain/project.js';
export type { ProjectId } from './domain/ids.js';
export { isTerminal, STAGES, TERMINAL_STAGES, type Stage } from './domain/stage.js';
export type { LandState } from './domain/land/land-track.js';
export type { ProjectViolation } from './domain/project.violations.js';
/** Folds that views of other contexts share with ours. */
export { commitmentsAfter, contractedMeasure, type Commitment } from './domain/change/commitments.js';
export { revisedMeasure, sumsWith } from './domain/proposal/figures.js';
export { heldHa, parcelsAfter, type HeldParcel } from './domain/land/land-holding.js';
export { namedPlace, namedSector, placeOf, type Named } from './domain/places.js';
export { projectRetelling } from './domain/corrections/retelling.js';
export { projectTruth } from './domain/truth.js';
export { stageAfter } from './domain/stage-line.js';
/** What boards of other contexts ask of projects. */
export { FindPipelineCards, type CardFilter, type PipelineCard } from './reading/pipeline-cards/find-pipeline-cards.js';
