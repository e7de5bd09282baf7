import { foldedProjection } from '../../../platform/projections/projection.js';
import type { CorrectionEvent } from '../../domain/corrections/corrections.events.js';
import { CORRECTION_TYPES, correctionKey, correctionLine, type CorrectionLine } from './corrections-register.js';

/** `rm.corrections`: a row a correction, whatever became of it. */
export const correctionsProjection = foldedProjection<CorrectionEvent, CorrectionLine>({
  name: 'corrections-register',
  version: 1,
  unhurried: true,
  takes: { types: CORRECTION_TYPES },
  table: 'corrections',
  key: 'correctionKey',
  columns: {
    correctionKey: 'text',
    projectId: 'uuid',
    correctionId: 'text',
    state: 'text',
    targetEventId: 'uuid',
    targetType: 'text',
    targetOn: 'date',
    pointer: 'text',
    wrong: 'text',
    right: 'text',
    reasonCode: 'text',
    reasonText: 'text',
    requestedOn: 'date',
    decidedOn: 'date',
    rejectedBecause: 'text',
    findings: 'json',
    firstPosition: 'integer',
  },
  indexes: [
    { name: 'by_position', on: '(first_position)' },
    { name: 'by_state', on: '(state, first_position)' },
    { name: 'by_project', on: '(project_id, first_position)' },
  ],
  keysOf: event => [correctionKey(event)],
  apply: (line, event) => correctionLine(line, event),
});
