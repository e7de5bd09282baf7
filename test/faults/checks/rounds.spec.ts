import { describe, expect, it } from '@jest/globals';
import type { Attempt, Operation, Outcome } from '../history.js';
import { judgeRound } from './rounds.js';

const said = (...answers: (readonly [Outcome, number, number?])[]): Operation => ({
  token: 'T1x1z',
  kind: 'suspend',
  client: 'c',
  key: 'k',
  abandoned: false,
  attempts: answers.map(([outcome, status, revision = null]) => ({ outcome, status, revision }) as unknown as Attempt),
});

describe('a round on one revision', () => {
  const won = said(['ok', 201, 7]);
  const late = said(['fail', 412]);

  it('is clean with one winner and the others told that they are late', () => {
    expect(judgeRound([won, late, late])).toEqual({ findings: [], revision: 7 });
  });

  it('is not with two winners, or none', () => {
    expect(judgeRound([won, won, late]).findings[0]).toContain('2 of 3 transitions');
    expect(judgeRound([late, late]).findings[0]).toContain('0 of 2 transitions');
  });

  it('is not when somebody is told something else, or told it after a 5xx', () => {
    expect(judgeRound([won, late, said(['fail', 409])]).findings).toEqual(['1 were told neither 2xx nor 412']);
    expect(judgeRound([won, late, said(['info', 503], ['fail', 412])]).findings).toEqual(['1 were answered 5xx']);
  });
});
