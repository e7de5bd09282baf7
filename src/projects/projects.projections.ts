import type { Projection } from '../platform/projections/projection.js';
import { correctionsProjection } from './reading/corrections-register/corrections-register.projection.js';
import { lateRecordsProjection } from './reading/late-records/late-records.projection.js';
import { projectsAtRiskProjection } from './reading/projects-at-risk/projects-at-risk.projection.js';
import { deadlinesProjection } from './reading/deadlines/deadlines.projection.js';
import { instructionsProjection } from './reading/instructions-register/instructions-register.projection.js';
import { obligationsProjection } from './reading/obligations/obligations.projection.js';
import { roadmapStepsProjection } from './reading/roadmap-steps/roadmap-steps.projection.js';
import { acceptedOverlapsProjection } from './reading/land-overlaps/land-overlaps.projection.js';
import { watchedProjectsProjection } from './reading/cross-project-warnings/watched-projects.projection.js';
import {
  projectDetailsProjection,
  projectInvestorsProjection,
} from './reading/project-details/project-details.projection.js';
import { projectsListProjection } from './reading/projects-list/projects-list.projection.js';
import {
  projectsListAsKnownProjection,
  projectsListAsTrueProjection,
} from './reading/projects-list/projects-list-through-time.projection.js';

/** The read models of this context: the composition root hands them to the runtime. */
export const projectProjections: readonly Projection[] = [
  projectDetailsProjection,
  projectInvestorsProjection,
  projectsListProjection,
  projectsListAsKnownProjection,
  projectsListAsTrueProjection,
  roadmapStepsProjection,
  instructionsProjection,
  deadlinesProjection,
  obligationsProjection,
  acceptedOverlapsProjection,
  watchedProjectsProjection,
  correctionsProjection,
  lateRecordsProjection,
  projectsAtRiskProjection,
];

/** `pg_trgm`, which the list of projects is searched with. */
export const PROJECT_MIGRATIONS = new URL('./migrations/', import.meta.url);
