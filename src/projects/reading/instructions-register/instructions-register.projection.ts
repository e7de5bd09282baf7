import { foldedProjection } from '../../../platform/projections/projection.js';
import type { ProjectEvent } from '../../domain/project.events.js';
import { projectRetelling } from '../../domain/corrections/retelling.js';
import {
  INSTRUCTION_DIMENSIONS,
  INSTRUCTION_TYPES,
  instructionLines,
  projectInstructions,
  type ProjectInstructions,
} from './instructions-register.js';

type InstructionEvent = Extract<ProjectEvent, { type: (typeof INSTRUCTION_TYPES)[number] }>;

/**
 * `rm.project_instructions`: those of a project; `rm.instruction_lines`: a line each, found by its day, its body and its
 * state. A resumption moves many and names none, so lines follow from the row and are no rows of their own.
 */
export const instructionsProjection = foldedProjection<InstructionEvent, ProjectInstructions>({
  name: 'instructions-register',
  version: 1,
  unhurried: true,
  takes: { types: INSTRUCTION_TYPES },
  table: 'project_instructions',
  key: 'projectId',
  columns: { projectId: 'uuid', region: 'text', district: 'text', heldSince: 'date', instructions: 'json' },
  cells: [
    {
      table: 'instruction_lines',
      dimensions: INSTRUCTION_DIMENSIONS,
      measures: ['instructions'],
      indexes: [
        { name: 'by_state', on: '(state, due_on, project_id, meeting_id, instruction_id)' },
        { name: 'by_body', on: '(body, due_on, project_id, meeting_id, instruction_id)' },
      ],
      cellsOf: instructionLines,
    },
  ],
  keysOf: event => [event.stream.slice('project-'.length)],
  apply: (row, event) => projectInstructions(row, event),
  retelling: projectRetelling,
});
