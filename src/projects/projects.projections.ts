import type { Projection } from '../platform/projections/projection.js';
import { projectDetailsProjection, projectInvestorsProjection } from './project-details/project-details.projection.js';
import { projectsListProjection } from './projects-list/projects-list.projection.js';

/** The read models of this context: the composition root hands them to the runtime. */
export const projectProjections: readonly Projection[] = [
  projectDetailsProjection,
  projectInvestorsProjection,
  projectsListProjection,
];

/** `pg_trgm`, which the list of projects is searched with. */
export const PROJECT_MIGRATIONS = new URL('./migrations/', import.meta.url);
