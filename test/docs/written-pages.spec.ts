import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { VARIABLES } from '../../src/platform/config/variables.js';
import { composeText } from './compose.js';
import { ROOT } from './event-source.js';
import { EXPECTED_SOON, isExpectedSoon } from './expected-soon.js';

/** What people wrote by hand names files, commands, variables and addresses: each of them has to be there. */
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...markdownBelow('docs')].filter(
  path => !/^docs\/(events|problems)\//.test(path) && path !== 'docs/routes.md',
);
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const code = (text: string): readonly string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(match => match[1] ?? '');

/** Commands of the CLI that are on their way. */
const EXPECTED_WORDS = new Set(EXPECTED_SOON.flatMap(name => /^qadam ([a-z ]+)$/.exec(name)?.[1]?.split(' ') ?? []));

/** The slice that a reader of the how-to is about to write. */
const TO_BE_WRITTEN = /^src\/projects\/photograph-site/;

describe.each(pages)('%s', page => {
  const text = read(page);

  it('names files that are there', () => {
    const named = code(text).filter(each => /^(src|test|docs)\/[\w./-]+$/.test(each) && !TO_BE_WRITTEN.test(each));
    expect(named.filter(path => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('links to pages that are there', () => {
    const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(match => match[1] ?? '');
    const local = links.filter(link => !/^https?:/.test(link));
    expect(local.filter(link => !existsSync(join(ROOT, normalize(join(dirname(page), link)))))).toEqual([]);
  });

  it('runs scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: object };
    const named = [...text.matchAll(/npm run ([a-z][\w:-]*)/g)].map(match => match[1] ?? '');
    expect(named.filter(name => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('gives commands and options that the CLI has', () => {
    const commands = /(?:npx qadam|node dist\/cli\.js|`qadam) ([a-z]+)(?: ([a-z]+))?/g;
    const named = [...text.matchAll(commands)].flatMap(([, first, second]) => [first, second]);
    const sources = readdirSync(join(ROOT, 'src/cli')).map(name => read(`src/cli/${name}`));
    const known = [...sources.join('\n').matchAll(/(?:command|add)\('([a-z-]+)/g)].map(match => match[1]);
    expect(known).toContain('rebuild');
    expect(named.filter(name => name !== undefined && !known.includes(name) && !EXPECTED_WORDS.has(name))).toEqual([]);
    const flags = [...text.matchAll(/npm start -- ((?:--[\w-]+ ?(?:[^-`\s#]\S*)? ?)+)/g)].flatMap(match =>
      [...(match[1] ?? '').matchAll(/--([\w-]+)/g)].map(flag => flag[1] ?? ''),
    );
    expect(flags.filter(flag => !read('src/platform/config/flags.ts').includes(`--${flag}`))).toEqual([]);
  });

  it('speaks of variables that are read', () => {
    const named = code(text)
      .map(each => each.replace(/=.*$/, '').replace(/_FILE$/, ''))
      .filter(each => /^[A-Z]{2,}_[A-Z_]+$/.test(each) && !new RegExp(`\\b${each}\\b`).test(composeText));
    expect(named.filter(name => !Object.hasOwn(VARIABLES, name) && !isExpectedSoon(name))).toEqual([]);
  });

  it('gives addresses that are served', () => {
    const served = [...read('docs/routes.md').matchAll(/`(\/[^`]*)`/g)].map(match => match[1] ?? '');
    const patterns = served.map(path => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`));
    const inCode = [...text.matchAll(/(?:127\.0\.0\.1:3000|\$URL)(\/[^\s'"?`]+)/g)].map(match => match[1] ?? '');
    const alone = code(text).filter(each => /^\/(health|metrics|v1)\b/.test(each));
    expect([...inCode, ...alone].filter(path => !patterns.some(pattern => pattern.test(path)))).toEqual([]);
  });
});

describe('the decisions', () => {
  const decisions = markdownBelow('docs/adr').filter(path => !path.endsWith('README.md'));

  it('are numbered without gaps, and listed', () => {
    const numbers = decisions.map(path => Number(/(\d{4})-/.exec(path)?.[1])).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    const index = read('docs/adr/README.md');
    for (const path of decisions) expect(index).toContain(`(${path.slice('docs/adr/'.length)})`);
  });

  it('say what was refused, and what enforces them', () => {
    for (const path of decisions)
      for (const part of [
        '**Context.**',
        '**Options.**',
        '**Decision.**',
        '**Consequences.**',
        '**Refused.**',
        '**Enforced by**',
      ])
        expect({ path, has: read(path).includes(part) ? part : `no ${part}` }).toEqual({ path, has: part });
  });
});

describe('the list of what shows it', () => {
  it('has a test, a command or a page in every line of the README and of the architecture', () => {
    for (const [page, title] of [
      ['README.md', 'What it does'],
      ['docs/architecture.md', 'Quality goals'],
    ] as const) {
      const section = read(page).split(`## ${title}`)[1]?.split('\n## ')[0] ?? '';
      const rows = section
        .split('\n')
        .filter(line => line.startsWith('|'))
        .slice(2);
      expect(rows.length).toBeGreaterThan(5);
      for (const row of rows)
        expect(row.split('|').at(-2)).toMatch(/`(test|src)\/.+\.spec\.ts`|`npm run [a-z:]+|\]\(docs\//);
    }
  });
});

function markdownBelow(folder: string): string[] {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return names.filter(name => name.endsWith('.md')).map(name => `${folder}/${name}`);
}
