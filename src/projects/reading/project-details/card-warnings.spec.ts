import { describe, expect, it } from '@jest/globals';
import { aProject, type AProject } from '../../../../test/support/a-project.js';
import { INVESTOR_REP, OTHER_PROJECT_ID } from '../../../../test/support/people.js';
import { told } from '../../../../test/support/told.js';
import type { RelatedProjectNamed } from '../../domain/project.events.js';
import type { ProjectFact } from '../../domain/proposal/figures.js';
import { ruleWarning } from '../../domain/proposal/rule-warnings.js';
import { cardAnswer } from './card-answer.js';
import { projectDetails } from './project-details.js';

const answerOf = (project: AProject): Record<string, unknown> => {
  const card = (told(project) as readonly ProjectFact[]).reduce(projectDetails, undefined as never)!;
  return cardAnswer(card, null, { lastEventRevision: 0, projectionPosition: 1 }) as Record<string, unknown>;
};

const raised = (rule: 'X8' | 'X20', raisedOn: string, measured = '10.000000') =>
  ruleWarning({ rule, raisedOn, measured, unit: 'mw', projectIds: [OTHER_PROJECT_ID] }, name => `${name}-${raisedOn}`);

const named: RelatedProjectNamed = {
  type: 'RelatedProjectNamed',
  data: {
    relatedProjectId: OTHER_PROJECT_ID,
    relation: 'expansion',
    namedOn: '2018-11-09',
    namedBy: INVESTOR_REP,
  },
};

describe('warnings of rules across projects, on the card', () => {
  it('say the rule, what was measured, the projects they are about, and the event', () => {
    expect(answerOf(aProject().with(raised('X8', '2018-12-03')))['ruleWarnings']).toEqual({
      newest: [
        {
          warningId: 'warning-X8-2018-12-03',
          rule: 'X8',
          severity: 'amber',
          projectIds: [OTHER_PROJECT_ID],
          measured: '10.000000',
          limit: null,
          unit: 'mw',
          referenceVersion: null,
          said: { eventId: expect.any(String), revision: 1, on: '2018-12-03' },
        },
      ],
      raised: 1,
    });
  });

  it('are the newest of each rule, and all are counted', () => {
    const project = aProject().with(
      raised('X8', '2018-12-03'),
      raised('X20', '2019-02-01'),
      raised('X8', '2019-03-01'),
    );
    expect(answerOf(project)['ruleWarnings']).toMatchObject({
      newest: [
        { rule: 'X20', warningId: 'warning-X20-2019-02-01' },
        { rule: 'X8', warningId: 'warning-X8-2019-03-01' },
      ],
      raised: 3,
    });
  });

  it('outlive an amendment: they are about other projects, not about the figures', () => {
    const { ruleWarnings, warnings } = answerOf(aProject().with(raised('X8', '2018-12-03')).amended());
    expect([ruleWarnings, warnings]).toMatchObject([{ raised: 1 }, []]);
  });

  it('are none where no rule has warned', () => {
    expect(answerOf(aProject())['ruleWarnings']).toEqual({ newest: [], raised: 0 });
  });
});

describe('the project that another belongs to, on the card', () => {
  it('is named with what it is to it; null where none was named', () => {
    expect(answerOf(aProject())['relatedProject']).toBeNull();
    expect(answerOf(aProject().with(named).amended())['relatedProject']).toEqual({
      projectId: OTHER_PROJECT_ID,
      relation: 'expansion',
      said: { eventId: expect.any(String), revision: 1, on: '2018-11-09' },
    });
  });
});
