import { foldedProjection } from '../../../platform/projections/projection.js';
import type { ProjectEvent } from '../../domain/project.events.js';
import { projectRetelling } from '../../domain/corrections/retelling.js';
import { roadmapSteps, STEP_DIMENSIONS, STEP_TYPES, stepLines, type RoadmapSteps } from './roadmap-steps.js';

type StepEvent = Extract<ProjectEvent, { type: (typeof STEP_TYPES)[number] }>;

/**
 * `rm.roadmap_steps`: the plan of a project; `rm.roadmap_step_lines`: a line a step, found by its day and its body. A
 * resumption moves many steps and names none, so lines follow from the row and are no rows of their own.
 */
export const roadmapStepsProjection = foldedProjection<StepEvent, RoadmapSteps>({
  name: 'roadmap-steps',
  version: 2,
  unhurried: true,
  takes: { types: STEP_TYPES },
  table: 'roadmap_steps',
  key: 'projectId',
  columns: { projectId: 'uuid', region: 'text', district: 'text', plan: 'json' },
  cells: [
    {
      table: 'roadmap_step_lines',
      dimensions: STEP_DIMENSIONS,
      measures: ['steps'],
      indexes: [
        { name: 'by_body', on: '(body, due_on, project_id, step)' },
        { name: 'by_region', on: '(region, due_on, project_id, step)' },
      ],
      cellsOf: stepLines,
    },
  ],
  keysOf: event => [event.stream.slice('project-'.length)],
  apply: (row, event) => roadmapSteps(row, event),
  retelling: projectRetelling,
});
