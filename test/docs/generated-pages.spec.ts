import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { assembly } from '../../src/app.module.js';
import { eventCatalogue } from '../../src/event-catalogue.js';
import { canonicalJson } from '../../src/platform/event-store/canonical-json.js';
import { eventExamples } from './event-examples.js';
import { ROOT } from './event-source.js';
import { OWNED, pages } from './pages.js';

let written: ReadonlyMap<string, string>;
beforeAll(async () => {
  written = await pages();
}, 120_000);

const slugs = (): readonly string[] => assembly.problems.all().map(({ slug }) => slug);

describe('generated pages', () => {
  it('say what the sources say (npm run docs:generate)', () => {
    const stale = [...written].filter(([path, text]) => onDisk(path) !== text).map(([path]) => path);
    expect(stale).toEqual([]);
  });

  it('are all there is in their folders', () => {
    const strangers = OWNED.flatMap(folder => readdirSync(join(ROOT, folder)).map(name => `${folder}/${name}`)).filter(
      path => !written.has(path),
    );
    expect(strangers).toEqual([]);
  });

  it('explain every problem on a page of its own, and nothing that is no problem', () => {
    const explained = [...written.keys()].filter(path => /^docs\/problems\/(?!README)/.test(path));
    expect(explained.map(path => path.slice('docs/problems/'.length, -'.md'.length)).sort()).toEqual(
      [...slugs()].sort(),
    );
    expect(explained.length).toBeGreaterThan(100);
  });

  it('describe every event of the catalogue, with its fields and its business date', () => {
    const text = [...written].filter(([path]) => path.startsWith('docs/events/')).map(([, page]) => page);
    for (const type of eventCatalogue.types) {
      const section = text.join('\n').split(`\n## ${type}\n`)[1]?.split('\n## ')[0] ?? '';
      expect(section).toMatch(/Schema version \d+\. Business date: `[^`]+`\./);
      expect(section).toMatch(/\| `\w+\??` +\|/);
    }
  });

  it('know the type of every field', () => {
    for (const [path, text] of written)
      if (path.startsWith('docs/events/')) expect(text).not.toMatch(/\| `(any|error|unknown)` +\|/);
  });
});

describe('the examples of events', () => {
  it('show every type, and none that is unknown', () => {
    expect([...eventExamples().keys()].sort()).toEqual(eventCatalogue.types);
  });

  it('could be stored as they are shown, and have the business date that is named', () => {
    for (const { event } of eventExamples().values()) {
      expect(JSON.parse(canonicalJson(event.data))).toEqual(event.data);
      const definition = eventCatalogue.get(event.type);
      if (definition === undefined || 'retired' in definition) throw new Error(`${event.type} is not written`);
      expect(definition.businessDateOf(event.data as never)).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });
});

function onDisk(path: string): string | null {
  const file = join(ROOT, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
