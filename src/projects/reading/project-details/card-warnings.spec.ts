import { describe, expect, it } from '@jest/globals';
import { aProject, type AProject } from '../../../../test/support/a-project.js';
import { OTHER_PROJECT_ID } from '../../../../test/support/people.js';
import { told } from '../../../../test/support/told.js';
import { RELATED_PROJECT, ruleWarned } from '../../../../test/support/warning-facts.js';
import type { ProjectFact } from '../../domain/proposal/figures.js';
import { cardAnswer } from './card-answer.js';
import { projectDetails } from './project-details.js';

const answerOf = (project: AProject): Record<string, unknown> => {
  const card = (told(project) as readonly ProjectFact[]).reduce(projectDetails, undefined as never)!;
  return cardAnswer(card, null, { lastEventRevision: 0, projectionPosition: 1 }) as Record<string, unknown>;
};

describe('warnings of rules across projects, on the card', () => {
  it('say the rule, what was measured, the projects they are about, and the event', () => {
    const { raisedOn: on, ...warning } = ruleWarned().data;
    const said = { eventId: expect.any(String), revision: 1, on };
    expect(answerOf(aProject().with(ruleWarned()))['ruleWarnings']).toEqual({
      newest: [{ ...warning, said }],
      raised: 1,
    });
  });

  it('are the newest of each rule, and all are counted', () => {
    const beyondGrid = ruleWarned({ rule: 'X20', warningId: 'of-the-scope' });
    const project = aProject().with(ruleWarned(), beyondGrid, ruleWarned({ warningId: 'once-more' }));
    expect(answerOf(project)['ruleWarnings']).toMatchObject({
      newest: [
        { rule: 'X20', warningId: 'of-the-scope' },
        { rule: 'X8', warningId: 'once-more' },
      ],
      raised: 3,
    });
  });

  it('outlive an amendment: they are about other projects, not about the figures', () => {
    const { ruleWarnings, warnings } = answerOf(aProject().with(ruleWarned()).amended());
    expect([ruleWarnings, warnings]).toMatchObject([{ raised: 1 }, []]);
  });

  it('are none where no rule has warned', () => {
    expect(answerOf(aProject())['ruleWarnings']).toEqual({ newest: [], raised: 0 });
  });
});

describe('the project that another belongs to, on the card', () => {
  it('is named with what it is to it; null where none was named', () => {
    expect(answerOf(aProject())['relatedProject']).toBeNull();
    expect(answerOf(aProject().with(RELATED_PROJECT).amended())['relatedProject']).toEqual({
      projectId: OTHER_PROJECT_ID,
      relation: 'phase',
      said: { eventId: expect.any(String), revision: 1, on: '2018-11-09' },
    });
  });
});
