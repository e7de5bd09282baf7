import type { InvestorRegistered } from '../../investors/index.js';
import type { LocalizedTextJson } from '../../kernel/shapes.js';
import { foldedProjection } from '../../platform/projections/projection.js';
import type { ProjectEvent } from '../domain/project.events.js';
import { projectDetails, type ProjectDetails } from './project-details.js';

interface ProjectDetailsRow {
  readonly projectId: string;
  readonly card: ProjectDetails;
}

/** `rm.project_details`: one card a project. Takes whole streams, so `last_revision` is the project's own: the ETag. */
export const projectDetailsProjection = foldedProjection<ProjectEvent, ProjectDetailsRow>({
  name: 'project-details',
  version: 1,
  takes: { streams: ['project-'] },
  table: 'project_details',
  key: 'projectId',
  columns: { projectId: 'uuid', card: 'json' },
  keysOf: event => [event.stream.slice('project-'.length)],
  apply: (row, event, projectId) => {
    const card = projectDetails(row?.card, event);
    return card === undefined ? undefined : { projectId, card };
  },
});

export interface ProjectInvestorRow {
  readonly investorId: string;
  readonly legalName: LocalizedTextJson;
  readonly country: string;
  /** All names in small letters, for the search of the list. */
  readonly search: string;
}

/**
 * `rm.project_investors`: names of investors beside the cards. A name is a fact of another stream and a fold looks
 * nothing up, so cards and lists keep the id and meet the name when they are asked.
 */
export const projectInvestorsProjection = foldedProjection<InvestorRegistered, ProjectInvestorRow>({
  name: 'project-investors',
  version: 1,
  takes: { types: ['InvestorRegistered'] },
  table: 'project_investors',
  key: 'investorId',
  columns: { investorId: 'uuid', legalName: 'json', country: 'text', search: 'text' },
  indexes: [{ name: 'by_country', on: '(country)' }],
  keysOf: event => [event.data.investorId],
  apply: (_row, { data: { legalName, country } }, investorId) => ({
    investorId,
    legalName,
    country,
    search: [legalName.kk, legalName.ru, legalName.en ?? ''].join('\n').toLowerCase(),
  }),
});
