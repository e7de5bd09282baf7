import { describe, expect, it } from '@jest/globals';
import { filesToMutate, sampleOf } from './files.js';

describe('what is mutated', () => {
  const files = filesToMutate();

  it('is what decides, folds and counts, and nothing that has a role', () => {
    expect(files).toContain('src/projects/review/approve-proposal/approve-proposal.ts');
    expect(files).toContain('src/projects/domain/project.ts');
    expect(files.filter(path => /\.(spec|events|controller|query|handler|problems)\.ts$/.test(path))).toEqual([]);
  });

  it('is the same sample for the same seed, each file once', () => {
    const sample = sampleOf(files, 12, 7);
    expect(sampleOf(files, 12, 7)).toEqual(sample);
    expect(sampleOf(files, 12, 8)).not.toEqual(sample);
    expect(new Set(sample).size).toBe(12);
    expect(sampleOf(files, 10_000, 7)).toEqual(files);
  });
});
