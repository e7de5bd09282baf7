import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { VARIABLES } from '../../src/platform/config/variables.js';
import { ROOT } from './event-source.js';

/** There is no Docker where these run: held to the code by their text. */
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const dockerfile = read('Dockerfile');
const [building = '', running = ''] = dockerfile.split(/^FROM /m).slice(1);
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(match => match[1] ?? '');

describe('Dockerfile', () => {
  it('sets variables that the register reads', () => {
    const set = all(/^ENV (.*)$/m.exec(dockerfile)?.[1] ?? '', /(\w+)=/g);
    expect(set).toContain('PORT');
    expect(set.filter(name => name !== 'NODE_ENV' && !Object.hasOwn(VARIABLES, name))).toEqual([]);
  });

  it('sets values that the register takes', () => {
    for (const [, name = '', value = ''] of (/^ENV (.*)$/m.exec(dockerfile)?.[1] ?? '').matchAll(/(\w+)=(\S+)/g)) {
      if (name === 'NODE_ENV') continue;
      expect(VARIABLES[name as keyof typeof VARIABLES].parse.safeParse(value).success).toBe(true);
    }
  });

  it('copies what is there, and what .dockerignore lets through', () => {
    const allowed = all(read('.dockerignore'), /^!(\S+)$/gm);
    const copied = all(dockerfile, /^COPY (?!--from)(.+) \S+$/gm).flatMap(line => line.split(' '));
    expect(copied.length).toBeGreaterThan(4);
    expect(copied.filter(path => !existsSync(join(ROOT, path)))).toEqual([]);
    expect([...copied].sort()).toEqual([...allowed].sort());
  });

  it('keeps of the building what runs, and the migrations are beside it', () => {
    expect(all(running, /^COPY --from=build (.+) \S+$/gm).flatMap(line => line.split(' '))).toEqual([
      '/app/package.json',
      '/app/sbom.cdx.json',
      '/app/node_modules',
      '/app/dist',
    ]);
    // Only what src/start.mjs copies is beside the modules; what .dockerignore keeps away could not be.
    const migrations = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(path =>
      path.endsWith('.sql'),
    );
    expect(migrations.length).toBeGreaterThan(5);
    const refused = all(read('.dockerignore'), /^(src\/\S+)$/gm);
    expect(refused).toEqual(['src/**/*.spec.ts', 'src/**/*.contract.ts', 'src/**/README.md']);
    expect(read('src/start.mjs')).toContain("!/\\.(ts|tsx|mjs)$/.test(entry.name) && entry.name !== 'README.md'");
  });

  it('starts what the build makes, on the Node.js it is tested with or newer, with stacks that name our sources', () => {
    expect(running).toContain('CMD ["node", "--enable-source-maps", "dist/main.js"]');
    expect(existsSync(join(ROOT, 'src/main.ts'))).toBe(true);
    expect(JSON.parse(read('tsconfig.json'))).toMatchObject({ compilerOptions: { sourceMap: true } });
    expect(all(dockerfile, /^FROM node:(\d+)-slim/gm)).toEqual(['24', '24']);
  });

  it('runs as nobody in particular, by number, from the moment that all is copied', () => {
    expect(/^USER (\S+)$/m.exec(running)?.[1]).toBe('1000:1000');
    expect(running.split(/^USER /m)[1]).not.toMatch(/^(RUN|COPY|ADD|USER) /m);
    expect(running).not.toMatch(/^RUN /m);
  });

  it('lists what is in it, as it is installed, without what only built it', () => {
    const steps = /^RUN ([^]+?)$(?!\n &&)/m.exec(building)?.[1]?.split(/\s*\\?\n? && /) ?? [];
    expect(steps).toEqual([
      'npm ci --omit=optional',
      'rm -rf node_modules',
      'npm ci --omit=dev --omit=optional --ignore-scripts',
      'npm pkg delete scripts devDependencies optionalDependencies',
      'npm sbom --sbom-format=cyclonedx --sbom-type=application > sbom.cdx.json',
    ]);
  });

  it('says what it is, under whose licence, and of which revision it was made', () => {
    const { description, license } = JSON.parse(read('package.json')) as { description: string; license: string };
    expect(running).toContain(`org.opencontainers.image.description="${description}"`);
    expect(running).toContain(`org.opencontainers.image.licenses="${license}"`);
    expect(running).toMatch(/^ARG REVISION[^]+org\.opencontainers\.image\.revision="\$\{REVISION\}"/m);
  });

  it('asks for health where it is served, on the port that is exposed', () => {
    expect(read('docs/routes.md')).toContain('`/health/ready`');
    expect(running).toMatch(/HEALTHCHECK[^]+process\.env\.PORT\}\/health\/ready/);
    expect(/PORT=(\d+)/.exec(running)?.[1]).toBe(/^EXPOSE (\d+)$/m.exec(running)?.[1]);
  });
});
