import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CONTEXTS = ['src/projects', 'src/land-registry', 'src/investors', 'src/reporting'];

/** Files without a role in their name that decide, fold or count; types and tables alone have nothing to change. */
export function filesToMutate(): readonly string[] {
  return CONTEXTS.flatMap(context =>
    readdirSync(context, { recursive: true, encoding: 'utf8' })
      .filter(name => /(^|\/)[a-z-]+\.ts$/.test(name) && name.includes('/'))
      .map(name => join(context, name))
      .filter(path => /\bfunction\b|=>/.test(readFileSync(path, 'utf8'))),
  ).sort();
}

/** The same seed takes the same files of the same list. */
export function sampleOf(files: readonly string[], count: number, seed: number): readonly string[] {
  const left = [...files];
  const taken: string[] = [];
  for (let state = seed >>> 0; taken.length < count && left.length > 0;) {
    // Numerical Recipes' linear congruential generator: good enough to pick from a list.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    taken.push(...left.splice(Math.floor((state / 2 ** 32) * left.length), 1));
  }
  return taken.sort();
}
