import { describe, expect, it } from '@jest/globals';
import type { Attempt, Operation } from '../history.js';
import { checkDeadlines } from './deadlines.js';

const asked = (invoked: number, completed: number): Operation[] => [
  {
    token: 'T1x1z',
    kind: 'meeting',
    client: 'c',
    key: 'k',
    abandoned: false,
    attempts: [{ instance: 'a', invoked, completed, status: null } as unknown as Attempt],
  },
];

describe('the deadline of a request', () => {
  it('is eleven seconds with the way back', () => {
    expect(checkDeadlines(asked(0, 11_000), [])).toEqual([]);
    expect(checkDeadlines(asked(0, 11_001), [])).toHaveLength(1);
  });

  it('is nobody’s promise while the instance is stopped, and holds for the other one', () => {
    const stopped = { from: 5_000, to: 9_000 };
    expect(checkDeadlines(asked(0, 15_000), [{ instance: 'a', ...stopped }])).toEqual([]);
    expect(checkDeadlines(asked(0, 15_000), [{ instance: 'b', ...stopped }])).toHaveLength(1);
    expect(checkDeadlines(asked(9_500, 25_000), [{ instance: 'a', ...stopped }])).toHaveLength(1);
  });
});
