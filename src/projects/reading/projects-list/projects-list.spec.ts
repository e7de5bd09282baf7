import { describe, expect, it } from '@jest/globals';
import { aProject, type AProject } from '../../../../test/support/a-project.js';
import { INVESTOR_ID, OTHER_INVESTOR_ID } from '../../../../test/support/people.js';
import { LISTED_TYPES, projectLine, type ListedFact, type ProjectLine } from './projects-list.js';

/** The line as the list has it: of the types that the list takes, and of no others. */
function lineOf({ events }: AProject): ProjectLine | undefined {
  const listed: readonly string[] = LISTED_TYPES;
  return events
    .filter(({ type }) => listed.includes(type))
    .map((event, index) => ({ ...event, position: index + 1 }) as ListedFact)
    .reduce<ProjectLine | undefined>(projectLine, undefined);
}

describe('a line of the list', () => {
  it('is of the investor whose project it is now', () => {
    expect(lineOf(aProject().inPreparation())?.investorId).toBe(INVESTOR_ID);
    expect(lineOf(aProject().investorReplaced())?.investorId).toBe(OTHER_INVESTOR_ID);
  });

  it('says that a project is closed', () => {
    expect(lineOf(aProject().closed())?.stage).toBe('closed');
  });
});
