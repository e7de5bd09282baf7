import { foldedProjection } from '../../platform/projections/projection.js';
import { projectRetelling, type ProjectEvent } from '../../projects/index.js';
import { measuredProject, type MeasuredProject } from './measured-project.js';

/** `rm.measured_projects`: what the KPIs are counted from. Takes whole streams, since every record counts (K25). */
export const measuredProjectsProjection = foldedProjection<ProjectEvent, MeasuredProject>({
  name: 'measured-projects',
  version: 2,
  // Every fact of every project, for questions that nobody asks about the last second.
  unhurried: true,
  takes: { streams: ['project-'] },
  table: 'measured_projects',
  key: 'projectId',
  columns: {
    projectId: 'uuid',
    region: 'text',
    district: 'text',
    sector: 'text',
    investors: 'json',
    road: 'json',
    figures: 'json',
    review: 'json',
    payments: 'json',
    plan: 'json',
    reports: 'json',
    land: 'json',
    appeals: 'json',
    agreements: 'json',
    ppas: 'json',
    meetings: 'json',
    instructions: 'json',
    record: 'json',
  },
  keysOf: event => [event.stream.slice('project-'.length)],
  apply: (project, event) => measuredProject(project, event),
  retelling: projectRetelling,
});
