import { foldedProjection } from '../../../platform/projections/projection.js';
import type { ProjectEvent } from '../../domain/project.events.js';
import { projectRetelling } from '../../domain/corrections/retelling.js';
import {
  OBLIGATION_DIMENSIONS,
  OBLIGATION_TYPES,
  obligationLines,
  projectObligations,
  type ProjectObligations,
} from './obligations.js';

type ObligationEvent = Extract<ProjectEvent, { type: (typeof OBLIGATION_TYPES)[number] }>;

/**
 * `rm.project_obligations`: the agreements of a project; `rm.obligation_lines`: a line an obligation, found by its day and
 * its state. An annex or an end changes many, so lines follow from the row and are no rows of their own.
 */
export const obligationsProjection = foldedProjection<ObligationEvent, ProjectObligations>({
  name: 'obligations',
  version: 1,
  unhurried: true,
  takes: { types: OBLIGATION_TYPES },
  table: 'project_obligations',
  key: 'projectId',
  columns: { projectId: 'uuid', region: 'text', district: 'text', agreements: 'json' },
  cells: [
    {
      table: 'obligation_lines',
      dimensions: OBLIGATION_DIMENSIONS,
      measures: ['obligations'],
      indexes: [{ name: 'by_state', on: '(state, due_on, project_id, agreement_no, code)' }],
      cellsOf: obligationLines,
    },
  ],
  keysOf: event => [event.stream.slice('project-'.length)],
  apply: (row, event) => projectObligations(row, event),
  retelling: projectRetelling,
});
