import { describe, expect, it } from '@jest/globals';
import type { Axis, Head, VersionTable } from './through-time.js';
import { VersionChanges } from './version-changes.js';

const stages: VersionTable = {
  table: 'stages_as_true',
  columns: { stage: 'text' },
  linesOf: row => [{ name: '', values: { stage: row['stage'] } }],
};

const head = (stage: string, until: string): Head => ({ key: 'p', row: { stage }, until });

function changes(axis: Axis) {
  const told = new VersionChanges(stages, axis);
  let position = 0;
  return {
    told,
    on: (before: Head | null, after: Head | null, days: readonly Head[] | null = null): void => {
      told.tell({ key: 'p', position: ++position, revision: position - 1, before, after, days });
    },
    /** `stage [known] [valid]` of what is to be written. */
    lines: (): string[] =>
      told.fresh.map(
        ({ values, knownFrom, knownTo, validFrom, validTo }) =>
          `${String(values[0])} ${knownFrom}-${knownTo ?? ''} ${validFrom ?? ''}/${validTo ?? ''}`,
      ),
  };
}

const proposed = head('proposed', '2019-01-10');
const review = head('review', '2019-02-01');
const approved = head('approved', '2019-03-01');

describe('versions of a row on the axis of recording', () => {
  it('end where the next begins', () => {
    const { on, lines } = changes('known');
    on(null, proposed);
    on(proposed, review);
    expect(lines()).toEqual(['proposed 1-2 /', 'review 2- /']);
  });

  it('are not written again by a fact that changes nothing in the table', () => {
    const { on, lines } = changes('known');
    on(null, proposed);
    on(proposed, { ...proposed, row: { stage: 'proposed', other: 1 } });
    expect(lines()).toEqual(['proposed 1- /']);
  });

  it('that are written already are ended where they stand', () => {
    const { on, told } = changes('known');
    on(proposed, review);
    expect(told.ended).toEqual([{ key: 'p', line: '', at: 1, revision: 0, day: null }]);
  });
});

describe('versions of a row on the axis of business dates', () => {
  it('stay true of their own days when a later day begins', () => {
    const { on, lines } = changes('true');
    on(null, proposed);
    on(proposed, review);
    expect(lines()).toEqual(['proposed 1-2 2019-01-10/', 'proposed 2- 2019-01-10/2019-02-01', 'review 2- 2019-02-01/']);
  });

  it('of one day are one: the last', () => {
    const { on, lines } = changes('true');
    on(null, proposed);
    on(proposed, head('negotiation', '2019-01-10'));
    expect(lines()).toEqual(['proposed 1-2 2019-01-10/', 'negotiation 2- 2019-01-10/']);
  });

  it('are told again from the first day when an earlier one changes, and were known as they were until then', () => {
    const { on, lines, told } = changes('true');
    on(null, proposed);
    on(proposed, approved);
    on(approved, approved, [proposed, review, head('review', '2019-02-03'), approved]);
    expect(told.endedWhole.get('p')).toBe(3);
    expect(lines()).toEqual([
      'proposed 1-2 2019-01-10/',
      'proposed 2-3 2019-01-10/2019-03-01',
      'approved 2-3 2019-03-01/',
      'proposed 3- 2019-01-10/2019-02-01',
      'review 3- 2019-02-01/2019-03-01',
      'approved 3- 2019-03-01/',
    ]);
  });

  it('go on in order from what was told again', () => {
    const { on, lines, told } = changes('true');
    on(review, review, [proposed, review]);
    on(review, approved);
    expect(told.ended).toEqual([]);
    expect(lines()).toEqual([
      'proposed 1- 2019-01-10/2019-02-01',
      'review 1-2 2019-02-01/',
      'review 2- 2019-02-01/2019-03-01',
      'approved 2- 2019-03-01/',
    ]);
  });
});
