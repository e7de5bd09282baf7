import { foldedProjection } from '../../../platform/projections/projection.js';
import type { ProjectEvent } from '../../domain/project.events.js';
import { projectRetelling } from '../../domain/corrections/retelling.js';
import { WATCHED_TYPES, watchedProject, type WatchedProject } from './watched-project.js';

type WatchedEvent = Extract<ProjectEvent, { type: (typeof WATCHED_TYPES)[number] }>;

/** `rm.watched_projects`: what the rules across projects are asked over. */
export const watchedProjectsProjection = foldedProjection<WatchedEvent, WatchedProject>({
  name: 'watched-projects',
  version: 2,
  takes: { types: WATCHED_TYPES },
  table: 'watched_projects',
  key: 'projectId',
  columns: {
    projectId: 'uuid',
    stage: 'text',
    live: 'boolean',
    investorId: 'uuid',
    kato: 'text',
    assetType: 'text',
    capacityMw: 'decimal',
    proposedOn: 'date',
    gridZone: 'text',
    lastPaidOn: 'date',
    latePpaEndedOn: 'date',
    latePpaInvestorId: 'uuid',
    lastAuctionOn: 'date',
  },
  indexes: [
    { name: 'alike', on: '(investor_id, kato, asset_type, project_id) where live' },
    { name: 'late', on: '(late_ppa_investor_id) where late_ppa_ended_on is not null' },
    { name: 'in_zone', on: '(grid_zone) where live and grid_zone is not null' },
  ],
  keysOf: event => [event.stream.slice('project-'.length)],
  apply: (project, event) => watchedProject(project, event),
  retelling: projectRetelling,
});
