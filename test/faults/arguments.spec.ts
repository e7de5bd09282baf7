import { describe, expect, it } from '@jest/globals';
import { readArguments } from './arguments.js';

const KNOWN = ['N1', 'N6', 'N12'];
const read = (...given: string[]): object => readArguments(given, KNOWN);

describe('the command line of the fault suite', () => {
  it('is the quick tier when nothing is said', () => {
    expect(read()).toEqual({ wish: 'quick', only: [], seed: null, cycles: null, record: false });
  });

  it('names a tier, some nemeses, a seed and how often', () => {
    expect(read('nightly', '--only=N6,N12', '--seed=7', '--cycles=3', '--record')).toEqual({
      wish: 'nightly',
      only: ['N6', 'N12'],
      seed: 7,
      cycles: 3,
      record: true,
    });
  });

  it('is refused with what could have been meant: a run of the wrong thing would look like a promise kept', () => {
    expect(() => read('nigthly')).toThrow('there is no tier nigthly: smoke, quick');
    expect(() => read('--only=N6,N99')).toThrow('there is no nemesis N99: N1, N6, N12');
    expect(() => read('--cycle=3')).toThrow('there is no option --cycle');
    expect(() => read('--seed=abc')).toThrow('--seed wants a number, not "abc"');
    expect(() => read('smoke', 'quick')).toThrow('one tier at a time');
  });
});
