import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { describeApp, type Described } from './an-offline-app.js';
import { ROOT, Sources } from './event-source.js';
import { slicesByAction } from './slice-source.js';

let described: Described;
let folderOf: ReadonlyMap<string, string>;
beforeAll(async () => {
  described = await describeApp();
  const slices = slicesByAction(new Sources());
  folderOf = new Map([...slices].map(([action, { folder }]) => [action, dirname(folder)]));
}, 120_000);

/** What the slice's own specification shows it to refuse: `.thenRefused('project.is-over')`. */
function refusedBy(folder: string): readonly string[] {
  const specs = readdirSync(join(ROOT, folder)).filter(name => name.endsWith('.spec.ts'));
  const text = specs.map(name => readFileSync(join(ROOT, folder, name), 'utf8')).join('\n');
  return [...new Set([...text.matchAll(/thenRefused\(\s*'([a-z.-]+)'/g)].map(([, code]) => code!))].sort();
}

describe('a command route', () => {
  it('names every problem that its slice is shown to refuse with', () => {
    const unnamed: string[] = [];
    let shown = 0;
    for (const { method, path, action } of described.routes) {
      const folder = folderOf.get(action);
      if (folder === undefined) continue;
      const named = described.problems.get(`${method} ${path}`) ?? [];
      const refused = refusedBy(folder);
      shown += refused.length;
      unnamed.push(...refused.filter(code => !named.includes(code)).map(code => `${action}: ${code}`));
    }
    expect(unnamed).toEqual([]);
    expect(shown).toBeGreaterThan(150);
  });
});
