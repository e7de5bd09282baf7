import { foldedProjection } from '../../../platform/projections/projection.js';
import { projectRetelling } from '../../domain/corrections/retelling.js';
import { LISTED_TYPES, projectLine, type ListedFact, type ProjectLine } from './projects-list.js';

type ListedEvent = Extract<ListedFact, { type: (typeof LISTED_TYPES)[number] }>;

/** What a line says beside whose it is: the same of the present and of any other moment. */
export const LINE_COLUMNS = {
  registeredPosition: 'integer',
  registryNo: 'text',
  title: 'json',
  stage: 'text',
  hold: 'text',
  region: 'text',
  district: 'text',
  kato: 'text',
  sector: 'text',
  assetType: 'text',
  investorId: 'uuid',
  proposedOn: 'date',
  declared: 'json',
  approved: 'json',
  commitments: 'json',
  reported: 'json',
  search: 'text',
} as const;

/**
 * `rm.projects_list`: a slim row apart from the card, so that a payment does not write the search index again.
 * Keyset columns sort in the C collation: the order of bytes is the same on every server, and for ever.
 */
export const projectsListProjection = foldedProjection<ListedEvent, ProjectLine>({
  name: 'projects-list',
  version: 3,
  takes: { types: LISTED_TYPES },
  table: 'projects_list',
  key: 'projectId',
  columns: { projectId: 'uuid', ...LINE_COLUMNS },
  indexes: [
    { name: 'by_position', on: '(registered_position)', unique: true },
    { name: 'by_number', on: '(registry_no collate "C", project_id)' },
    { name: 'by_stage', on: '(stage, registered_position)' },
    { name: 'by_region', on: '(region, registered_position)' },
    { name: 'by_district', on: '(district, registered_position)' },
    { name: 'by_sector', on: '(sector, registered_position)' },
    { name: 'by_investor', on: '(investor_id, registered_position)' },
    { name: 'suspended', on: "(registered_position) where hold = 'suspended'" },
    { name: 'by_text', on: 'using gin (search gin_trgm_ops)' },
  ],
  keysOf: event => [event.stream.slice('project-'.length)],
  apply: (line, event) => projectLine(line, event),
  retelling: projectRetelling,
});
