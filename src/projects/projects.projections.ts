import type { Projection } from '../platform/projections/projection.js';
import { correctionsProjection } from './corrections-register/corrections-register.projection.js';
import { lateRecordsProjection } from './late-records/late-records.projection.js';
import { projectsAtRiskProjection } from './projects-at-risk/projects-at-risk.projection.js';
import { deadlinesProjection } from './deadlines/deadlines.projection.js';
import { instructionsProjection } from './instructions-register/instructions-register.projection.js';
import { obligationsProjection } from './obligations/obligations.projection.js';
import { roadmapStepsProjection } from './roadmap-steps/roadmap-steps.projection.js';
import { acceptedOverlapsProjection } from './land-overlaps/land-overlaps.projection.js';
import { watchedProjectsProjection } from './cross-project-warnings/watched-projects.projection.js';
import { projectDetailsProjection, projectInvestorsProjection } from './project-details/project-details.projection.js';
import { projectsListProjection } from './projects-list/projects-list.projection.js';
import {
  projectsListAsKnownProjection,
  projectsListAsTrueProjection,
} from './projects-list/projects-list-through-time.projection.js';

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
