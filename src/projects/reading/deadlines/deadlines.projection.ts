import { foldedProjection } from '../../../platform/projections/projection.js';
import type { ProjectEvent } from '../../domain/project.events.js';
import { projectRetelling } from '../../domain/corrections/retelling.js';
import { DEADLINE_DIMENSIONS, deadlineLines } from './deadline-lines.js';
import { DEADLINE_TYPES, deadlinesOfProject, type DeadlinesOfProject } from './deadlines.js';

type DeadlineEvent = Extract<ProjectEvent, { type: (typeof DEADLINE_TYPES)[number] }>;

/**
 * `rm.project_deadlines`: what of a project can be due; `rm.deadline_lines`: a line for each that is. A stage, a hold or a
 * judgment ends many and names none, so lines follow from the row and are no rows of their own.
 */
export const deadlinesProjection = foldedProjection<DeadlineEvent, DeadlinesOfProject>({
  name: 'deadlines',
  version: 2,
  unhurried: true,
  takes: { types: DEADLINE_TYPES },
  table: 'project_deadlines',
  key: 'projectId',
  columns: {
    projectId: 'uuid',
    region: 'text',
    district: 'text',
    stage: 'text',
    hold: 'json',
    decision: 'json',
    land: 'json',
    grid: 'json',
    agreements: 'json',
  },
  cells: [
    {
      table: 'deadline_lines',
      dimensions: DEADLINE_DIMENSIONS,
      measures: ['deadlines'],
      indexes: [
        { name: 'by_kind', on: '(kind, due_on, project_id, ref)' },
        { name: 'by_project', on: '(project_id, due_on)' },
      ],
      cellsOf: deadlineLines,
    },
  ],
  keysOf: event => [event.stream.slice('project-'.length)],
  apply: (row, event) => deadlinesOfProject(row, event),
  retelling: projectRetelling,
});
