import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { VARIABLES } from '../../src/platform/config/variables.js';
import { cliNames, commandsOn } from './cli-names.js';
import { readCompose } from './compose.js';
import { ROOT } from './event-source.js';
import { EXPECTED_SOON, isExpectedSoon } from './expected-soon.js';
import { metricNames } from './metric-names.js';

/** What an operator will type or look for, at night: it has to be there. `written-pages.spec.ts` checks the rest. */
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const folders = ['docs/how-to', 'docs/runbooks', 'docs/operations'];
const pages = folders
  .flatMap(folder => readdirSync(join(ROOT, folder)).map(name => `${folder}/${name}`))
  .filter(path => path.endsWith('.md'))
  .concat('README.md');
const known = cliNames();
const metrics = await metricNames();
const { services } = await readCompose();

describe('the command line, as its sources say it', () => {
  it('has groups, commands and options', () => {
    const some = ['qadam keys create --role', 'qadam projections skip --reason', 'qadam doctor', 'qadam doctor --json'];
    for (const name of some) expect(known).toContain(name);
    expect(known).not.toContain('qadam create');
  });

  it('is read off a page as one types it', () => {
    const page =
      'run `npx qadam --data /srv/x keys create --role a \\\n  --days 90` or `qadam projections rebuild lists`';
    expect(commandsOn(page)).toEqual([
      'qadam keys create',
      'qadam keys create --role',
      'qadam keys create --days',
      'qadam projections rebuild',
    ]);
  });
});

describe.each(pages)('%s', page => {
  const text = read(page);

  it('gives commands and options that there are', () => {
    expect(commandsOn(text).filter(name => !known.has(name) && !isExpectedSoon(name))).toEqual([]);
  });

  it('looks at metrics that an instance shows', () => {
    const named = [...text.matchAll(/\bqadam_[a-z0-9_]+/g)].map(([name]) => name);
    const roles = ['qadam_app', 'qadam_owner', 'qadam_restored'];
    expect(named.filter(name => !metrics.has(name) && !isExpectedSoon(name) && !roles.includes(name))).toEqual([]);
  });

  it('speaks to services that compose has', () => {
    const calls = text.matchAll(/docker compose (?:--profile \w+ )?(?:up|exec|stop|run|ps|logs|restart)([^`\n#]*)/g);
    const options = /--(build|detach|rm|no-deps|profile \w+)\b/g;
    const named = [...calls].map(([, rest = '']) => rest.replace(options, '').trim().split(/\s+/)[0] ?? '');
    expect(named.filter(name => name !== '' && !Object.hasOwn(services, name))).toEqual([]);
  });

  it('runs fault tiers that there are', () => {
    const sources = readdirSync(join(ROOT, 'test/faults')).filter(name => name.endsWith('.ts'));
    const code = sources.map(name => read(`test/faults/${name}`)).join('\n');
    const named = [...text.matchAll(/npm run faults -- ([a-z]+)/g)].map(match => match[1] ?? '');
    expect(named.filter(name => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  });
});

describe('what is expected soon', () => {
  const taken = (name: string): boolean => {
    const [variable = '', value = ''] = name.split('=');
    if (!Object.hasOwn(VARIABLES, variable)) return false;
    return value === '' || VARIABLES[variable as keyof typeof VARIABLES].parse.safeParse(value).success;
  };

  it('is a list of what is not there, and empty when all of it has come', () => {
    const missing = EXPECTED_SOON.filter(name => !taken(name) && !known.has(name) && !metrics.has(name));
    expect(EXPECTED_SOON.length === 0 || missing.length > 0).toBe(true);
  });
});
