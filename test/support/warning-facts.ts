import type { RelatedProjectNamed, RuleWarningRaised } from '../../src/projects/domain/project.events.js';
import { OFFICER, OTHER_PROJECT_ID } from './people.js';

/** The project goes on from another one (X22). */
export const RELATED_PROJECT: RelatedProjectNamed = {
  type: 'RelatedProjectNamed',
  data: { relatedProjectId: OTHER_PROJECT_ID, relation: 'phase', namedOn: '2018-11-09', namedBy: OFFICER },
};

/** The investor has a project of this kind and size in the district already (X8). */
export function ruleWarned(over: Partial<RuleWarningRaised['data']> = {}): RuleWarningRaised {
  return {
    type: 'RuleWarningRaised',
    data: {
      warningId: '3b0b9d1e-55a7-5c0e-8f57-201812030001',
      rule: 'X8',
      severity: 'amber',
      projectIds: [OTHER_PROJECT_ID],
      measured: '10.000000',
      limit: null,
      unit: 'mw',
      referenceVersion: 'qadam-threshold@2026-07-01',
      raisedOn: '2018-12-03',
      ...over,
    },
  };
}
