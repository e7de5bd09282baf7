import { describe, expect, it } from '@jest/globals';
import { endOfTerm } from './land-terms.js';

describe('a day of the land track', () => {
  it('has passed at its end in Almaty, six hours before that of Greenwich in 2019 and five today', () => {
    expect(endOfTerm('2019-09-25', '2019-03-25T06:00:00.000Z')).toBe('2019-09-25T18:00:00.000Z');
    expect(endOfTerm('2027-09-25', '2027-03-25T06:00:00.000Z')).toBe('2027-09-25T19:00:00.000Z');
  });

  it('leaves history that is entered after it thirty days, since what answers it is on its way in too', () => {
    expect(endOfTerm('2019-09-25', '2019-09-25T17:59:59.999Z')).toBe('2019-09-25T18:00:00.000Z');
    expect(endOfTerm('2019-09-25', '2019-09-25T18:00:00.000Z')).toBe('2019-10-25T18:00:00.000Z');
    expect(endOfTerm('2019-09-25', '2026-03-04T05:06:07.089Z')).toBe('2026-04-03T05:06:07.089Z');
  });
});
