import { describe, expect, it } from '@jest/globals';
import { aProject, type AProject } from '../../../../test/support/a-project.js';
import { COMPLETED, INSTRUCTED, OVERDUE_NOTED } from '../../../../test/support/records.js';
import {
  INSTRUCTION_TYPES,
  instructionLines,
  projectInstructions,
  type ProjectInstructions,
} from './instructions-register.js';

/** Folded of the types that the projection takes, and of no others. */
function linesOf({ events }: AProject): string[] {
  const row = events
    .filter(({ type }) => (INSTRUCTION_TYPES as readonly string[]).includes(type))
    .reduce<ProjectInstructions | undefined>(projectInstructions, undefined);
  return instructionLines(row!).map(
    ({ dimensions: { instructionId, dueOn, state, body } }) => `${instructionId} ${dueOn} ${state} ${body}`,
  );
}

const instructed = aProject().withMeeting(INSTRUCTED);
const shifted = { shiftOpenDueDates: true, shiftedDays: 31 };

describe('lines of instructions', () => {
  it.each<[string, AProject, string]>([
    ['open', instructed, 'i-1 2018-12-14 open land department'],
    ['overdue once that is noted', instructed.with(OVERDUE_NOTED), 'i-1 2018-12-14 overdue land department'],
    ['completed, late or not', instructed.with(OVERDUE_NOTED, COMPLETED), 'i-1 2018-12-14 completed land department'],
    [
      'moved by the hold that stopped them',
      instructed.suspended({ since: '2018-12-03' }).resumed(shifted),
      'i-1 2019-01-14 open land department',
    ],
    [
      'not moved by a hold that came after their day',
      instructed.suspended({ since: '2019-01-15' }).resumed(shifted),
      'i-1 2018-12-14 open land department',
    ],
  ])('are %s', (_, project, line) => {
    expect(linesOf(project)).toEqual([line]);
  });
});
