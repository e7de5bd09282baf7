import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { NEMESES, numbered } from './nemeses/index.js';
import { tableOf } from './table.js';

describe('the README of the fault suite', () => {
  it('has the table of the nemeses as the code has it (npm run faults -- table)', () => {
    expect(readFileSync('test/faults/README.md', 'utf8')).toContain(tableOf(numbered));
  });

  it('has each of them once', () => {
    const ids = NEMESES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
