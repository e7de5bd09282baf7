import { foldedProjection } from '../../../platform/projections/projection.js';
import type { ProjectEvent } from '../../domain/project.events.js';
import { projectRetelling } from '../../domain/corrections/retelling.js';
import { projectAtRisk, RISK_TYPES, type ProjectAtRisk } from './projects-at-risk.js';

type RiskEvent = Extract<ProjectEvent, { type: (typeof RISK_TYPES)[number] }>;

/** `rm.projects_at_risk`: a row a project; the list reads those with a risk. */
export const projectsAtRiskProjection = foldedProjection<RiskEvent, ProjectAtRisk>({
  name: 'projects-at-risk',
  version: 1,
  unhurried: true,
  takes: { types: RISK_TYPES },
  table: 'projects_at_risk',
  key: 'projectId',
  columns: {
    projectId: 'uuid',
    region: 'text',
    district: 'text',
    stage: 'text',
    known: 'json',
    risks: 'json',
    red: 'integer',
    amber: 'integer',
    kinds: 'text',
  },
  indexes: [
    { name: 'by_risk', on: '(red, amber, project_id) where red + amber > 0' },
    { name: 'by_region', on: '(region, red, amber, project_id) where red + amber > 0' },
  ],
  keysOf: event => [event.stream.slice('project-'.length)],
  apply: (row, event) => projectAtRisk(row, event),
  retelling: projectRetelling,
});
