import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { evidencePage, type Evidence } from './evidence.js';
import { names, readRuns } from './record.js';

const run: Evidence = {
  date: '2026-11-23',
  commit: 'abcdef0',
  tier: 'quick',
  seed: 7,
  kept: true,
  cycles: { N1: 60, N12: 20 },
  skipped: { N4: 'needs root' },
  acknowledged: 1_234,
  unknown: 20,
  settled: 18,
  neverAsked: 2,
  lost: 0,
  duplicated: 0,
  unfinished: 0,
  otherFindings: 0,
  why: [],
  controls: 10,
  controlsCaught: 10,
  seconds: 300,
  machine: '2 cores',
};

describe('the page of evidence', () => {
  it('is what the recorded runs generate (npm run faults -- evidence)', () => {
    expect(readFileSync('docs/evidence.md', 'utf8')).toBe(evidencePage(readRuns(), names));
  });

  it('adds up over the runs, nemesis by nemesis', () => {
    const page = evidencePage([run, { ...run, cycles: { N1: 20 } }], new Map([['N1', 'killed']]));
    expect(page).toContain('**100 cycles in 2 recorded runs: 2,468 commands acknowledged,\n0 lost, 0 duplicated');
    expect(page).toMatch(/\| N1 +\| killed +\| 80 +\|\n\| N12 /);
    expect(page).toContain('3.0 % with 95 % confidence');
  });

  it('keeps the runs that broke a promise', () => {
    const page = evidencePage([{ ...run, kept: false, lost: 2, otherFindings: 1, why: ['C1: gone'] }], new Map());
    expect(page).toContain('2 lost');
    expect(page).toContain('no (3 findings)');
    expect(page).toContain('2026-11-23, quick, seed 7: C1: gone');
    expect(page).not.toContain('95 %');
  });
});
