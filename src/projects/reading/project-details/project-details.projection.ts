import type { InvestorRegistered } from '../../../investors/index.js';
import type { LocalizedTextJson } from '../../../kernel/shapes.js';
import { foldedProjection } from '../../../platform/projections/projection.js';
import type { ProjectEvent } from '../../domain/project.events.js';
import { projectRetelling } from '../../domain/corrections/retelling.js';
import { projectDetails, type ProjectDetails } from './project-details.js';

/** `rm.project_details`: one card a project. Takes whole streams, so `last_revision` is the project's own: the ETag. */
export const projectDetailsProjection = foldedProjection<ProjectEvent, ProjectDetails>({
  name: 'project-details',
  version: 6,
  takes: { streams: ['project-'] },
  table: 'project_details',
  key: 'projectId',
  columns: {
    projectId: 'uuid',
    registryNo: 'text',
    title: 'json',
    description: 'json',
    sectors: 'json',
    assetType: 'text',
    facilityType: 'text',
    site: 'json',
    investorId: 'uuid',
    source: 'json',
    registered: 'json',
    stage: 'text',
    hold: 'json',
    figures: 'json',
    relatedProject: 'json',
    warnings: 'json',
    ruleWarnings: 'json',
    review: 'json',
    appeals: 'json',
    land: 'json',
    grid: 'json',
    agreements: 'json',
    permits: 'json',
    roadmap: 'json',
    procedure: 'json',
    changes: 'json',
    manager: 'json',
    memoranda: 'json',
    documents: 'json',
    issues: 'json',
    instructions: 'json',
    submissions: 'json',
    approval: 'json',
    rejection: 'json',
    construction: 'json',
    acceptance: 'json',
    cancellation: 'json',
    closure: 'json',
    dates: 'json',
    counts: 'json',
  },
  keysOf: event => [event.stream.slice('project-'.length)],
  apply: (card, event) => projectDetails(card, event),
  retelling: projectRetelling,
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
  version: 2,
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
