import { landRegistryProjections } from './land-registry/land-registry.projections.js';
import type { Projection } from './platform/projections/projection.js';
import { projectProjections } from './projects/projects.projections.js';
import { reportingProjections } from './reporting/reporting.projections.js';

/** Every read model of the register, for whoever keeps them: the process itself, or its thread. */
export const readModels: readonly Projection[] = [
  ...projectProjections,
  ...landRegistryProjections,
  ...reportingProjections,
];
