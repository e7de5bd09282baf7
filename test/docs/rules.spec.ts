import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { assembly } from '../../src/app.module.js';
import { allProofs } from '../rules/all-proofs.js';
import { crossProjectRules } from '../rules/cross-project-rules.js';
import { refusalRules } from '../rules/refusals/index.js';
import { occurrences } from '../rules/rule.js';
import { ROOT } from './event-source.js';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The refusals of the contexts whose deciders are proved. */
const refusalCodes = assembly.problems
  .all()
  .map(({ slug }) => slug)
  .filter(slug => /^(project|parcel|report|reference-data)\./.test(slug));

/** Places that say a refusal which the next line, or the stream itself, would say as well: no spec can miss them. */
const SAID_AGAIN = [
  // The lapse stands in the project's stream before the parcel is released: the decision would say it.
  'project.land-reservation-lapsed src/projects/land/reserve-land/reserve-land.handler.ts',
];

/** `code file` of every place that throws a refusal. */
function placesThatRefuse(): readonly string[] {
  const files = ['src/projects', 'src/land-registry', 'src/reporting', 'src/reference-data'].flatMap(folder =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(name => `${folder}/${name}`),
  );
  return files
    .filter(file => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .flatMap(file => [...read(file).matchAll(/throw\s+violation\(\s*'([^']+)'/g)].map(([, code]) => `${code} ${file}`));
}

describe('the table of rules (test/rules: add yours to the file of its area in test/rules/refusals)', () => {
  it('has the cross-project rules X1 to X22, each once and in order', () => {
    expect(crossProjectRules.map(({ id }) => id)).toEqual(Array.from({ length: 22 }, (_, index) => `X${index + 1}`));
  });

  it('says of a rule that is not kept that it is not', () => {
    const open = crossProjectRules.filter(({ proofs }) => proofs.length === 0);
    for (const { note } of open) expect(note).toMatch(/^Not kept yet/);
    for (const { note } of crossProjectRules.filter(rule => !open.includes(rule)))
      expect(note ?? '').not.toMatch(/^Not kept yet/);
  });

  it('has every refusal of projects, parcels and reports', () => {
    const known = new Set(refusalRules.map(({ code }) => code));
    expect(refusalCodes.length).toBeGreaterThan(200);
    expect(refusalCodes.filter(code => !known.has(code))).toEqual([]);
    expect([...known].filter(code => !refusalCodes.includes(code))).toEqual([]);
  });

  it('has every place that refuses', () => {
    const known = new Set(refusalRules.map(({ code, proof }) => `${code} ${proof.file}`));
    expect(placesThatRefuse().filter(place => !known.has(place) && !SAID_AGAIN.includes(place))).toEqual([]);
  });

  it('names specs that speak of the refusal', () => {
    const silent = refusalRules.filter(({ code, proof }) => !read(proof.spec).includes(code));
    expect(silent.map(({ code, proof }) => `${code} ${proof.spec}`)).toEqual([]);
  });
});

describe('what switches a rule off', () => {
  it('stands in the sources as often as the table says', () => {
    const found = allProofs().map(proof => ({ ...proof, times: occurrences(read(proof.file), proof.snippet) }));
    expect(found).toEqual(allProofs());
  });

  it('is missed by a spec that is there', () => {
    expect(allProofs().filter(({ spec }) => !existsSync(join(ROOT, spec)))).toEqual([]);
  });
});
