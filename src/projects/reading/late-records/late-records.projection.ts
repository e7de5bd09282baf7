import { foldedProjection } from '../../../platform/projections/projection.js';
import { projectEventReleases, type ProjectEvent } from '../../domain/project.events.js';
import { lateRecord, type LateRecord } from './late-records.js';

/** `rm.late_records`: a row a fact that came late, whatever its type; of the others nothing is kept. */
export const lateRecordsProjection = foldedProjection<ProjectEvent, LateRecord>({
  name: 'late-records',
  version: 1,
  unhurried: true,
  takes: { types: Object.keys(projectEventReleases) as ProjectEvent['type'][] },
  table: 'late_records',
  key: 'eventId',
  columns: {
    eventId: 'uuid',
    projectId: 'uuid',
    type: 'text',
    revision: 'integer',
    occurredOn: 'date',
    recordedOn: 'date',
    daysLate: 'integer',
    recordedPosition: 'integer',
  },
  indexes: [
    { name: 'by_position', on: '(recorded_position)' },
    { name: 'by_type', on: '(type, recorded_position)' },
    { name: 'by_project', on: '(project_id, recorded_position)' },
  ],
  keysOf: event => (lateRecord(event) === null ? [] : [event.eventId]),
  apply: (_row, event) => lateRecord(event) ?? undefined,
});
