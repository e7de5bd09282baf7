import type { Retelling } from '../../../kernel/eventsourcing/retelling.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';
import { throughTimeProjection, type Axis } from '../../../platform/projections/through-time.js';
import type { Projection } from '../../../platform/projections/projection.js';
import { projectRetelling } from '../../domain/corrections/retelling.js';
import { projectTruth } from '../../domain/truth.js';
import { LINE_COLUMNS } from './projects-list.projection.js';
import { LISTED_TYPES, projectLine, type ListedFact, type ProjectLine } from './projects-list.js';

type ListedEvent = Extract<ListedFact, { type: (typeof LISTED_TYPES)[number] }>;

/** Every line the list ever had (time-modes.md): `rm.projects_list_as_known` and `rm.projects_list_as_true`. */
function linesThroughTime(axis: Axis, retelling: Retelling<DomainEvent>): Projection {
  const table = `projects_list_as_${axis}`;
  return throughTimeProjection<ListedEvent, ProjectLine>({
    name: `projects-list-as-${axis}`,
    version: 2,
    axis,
    takes: { types: LISTED_TYPES },
    table: `projects_list_heads_${axis}`,
    key: 'projectId',
    tables: [
      {
        table,
        columns: LINE_COLUMNS,
        indexes: [
          { name: 'by_position', on: '(registered_position)' },
          { name: 'by_number', on: '(registry_no collate "C", project_id)' },
          { name: 'by_stage', on: '(stage, registered_position)' },
          { name: 'by_region', on: '(region, registered_position)' },
        ],
        linesOf: line => [{ name: '', values: line as never }],
      },
    ],
    keyOf: event => event.stream.slice('project-'.length),
    apply: (line, event) => projectLine(line, event),
    retelling,
  });
}

export const projectsListAsKnownProjection = linesThroughTime('known', projectRetelling);
export const projectsListAsTrueProjection = linesThroughTime('true', projectTruth);
