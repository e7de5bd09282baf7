import { describe, expect, it } from '@jest/globals';
import { SEED_VERSION, whatToDo } from '../../src/demo/seed/progress-file.js';

describe('whether a start fills the register with the demo', () => {
  it('fills an empty one, and goes on with one whose filling was cut short', () => {
    expect(whatToDo(null, true)).toBe('fill');
    expect(whatToDo({ version: SEED_VERSION, state: 'begun' }, false)).toBe('fill');
    expect(whatToDo({ version: SEED_VERSION, state: 'begun' }, true)).toBe('fill');
  });

  it('never touches a register in which somebody works, nor one that is filled', () => {
    expect(whatToDo(null, false)).toBe('leave');
    expect(whatToDo({ version: SEED_VERSION, state: 'complete' }, false)).toBe('leave');
    expect(whatToDo({ version: SEED_VERSION, state: 'complete' }, true)).toBe('leave');
  });

  it('does not mix the letters of two releases', () => {
    expect(whatToDo({ version: SEED_VERSION + 1, state: 'begun' }, false)).toBe('cannot-resume');
  });
});
