import { describe, expect, it } from '@jest/globals';
import { stillHolds } from './incarnations.js';

const LIVES = [
  { incarnation: 2, beganAfter: 100 },
  { incarnation: 3, beganAfter: 50 },
  { incarnation: 4, beganAfter: 300 },
];
const holds = (incarnation: number, position: number, current = 4): boolean =>
  stillHolds({ incarnation, position }, current, LIVES);

describe('a position that somebody holds', () => {
  it('of this life holds, wherever it is: it may be read a moment before it is stored elsewhere', () => {
    expect([holds(4, 0), holds(4, 10_000)]).toEqual([true, true]);
  });

  it('of an older life holds up to the lowest place where a later one began', () => {
    expect([holds(1, 50), holds(1, 51), holds(1, 100), holds(1, 0)]).toEqual([true, false, false, true]);
    expect([holds(2, 50), holds(2, 51)]).toEqual([true, false]);
    expect([holds(3, 300), holds(3, 301)]).toEqual([true, false]);
    expect([holds(1, 100, 2), holds(1, 101, 2)]).toEqual([true, false]);
  });

  it('of a life to come, or before one that nothing is known of, does not hold', () => {
    expect(holds(5, 0)).toBe(false);
    expect(stillHolds({ incarnation: 1, position: 0 }, 2, [])).toBe(false);
    expect(stillHolds({ incarnation: 1, position: 10 }, 3, [LIVES[1]!])).toBe(false);
  });
});
