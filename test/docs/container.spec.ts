import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { VARIABLES } from '../../src/platform/config/variables.js';
import { ROOT } from './event-source.js';

/** There is no Docker where these run: held to the code by their text. */
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const dockerfile = read('Dockerfile');
const compose = read('docker-compose.yml');
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(match => match[1] ?? '');

/** The lines of a section of the compose file, by the names above them: `app`, `environment`. */
function section(...names: readonly string[]): string {
  let text = compose;
  for (const [depth, name] of ['services', ...names].entries()) {
    const indent = '  '.repeat(depth);
    const found = new RegExp(`^${indent}${name}:\\n((?:${indent}  .*\\n|\\n|\\s*#.*\\n)*)`, 'm').exec(text);
    if (found === null) throw new Error(`no ${name} in docker-compose.yml`);
    text = found[1] ?? '';
  }
  return text;
}

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

  it('starts what the build makes, as nobody in particular, on the Node.js it is tested with or newer', () => {
    expect(dockerfile).toContain('CMD ["node", "--enable-source-maps", "dist/main.js"]');
    expect(existsSync(join(ROOT, 'src/main.ts'))).toBe(true);
    expect(/^USER (\S+)$/m.exec(dockerfile)?.[1]).toBe('node');
    expect(all(dockerfile, /^FROM node:(\d+)-slim/gm)).toEqual(['24', '24']);
  });

  it('asks for health where it is served, on the port that is exposed', () => {
    expect(read('docs/routes.md')).toContain('`/health/ready`');
    expect(dockerfile).toMatch(/HEALTHCHECK[^]+process\.env\.PORT\}\/health\/ready/);
    expect(/PORT=(\d+)/.exec(dockerfile)?.[1]).toBe(/^EXPOSE (\d+)$/m.exec(dockerfile)?.[1]);
  });
});

describe('docker-compose.yml', () => {
  it('is indented by two, without tabs, with a key or an item on every line', () => {
    for (const line of compose.split('\n').filter(each => each.trim() !== '' && !/^\s*#/.test(each))) {
      expect(line).toMatch(/^( {2})*(- \S.*|[\w-]+:( \S.*)?)$/);
    }
  });

  it('gives the application variables that it reads, and values that it takes', () => {
    for (const [, name = '', value = ''] of section('app', 'environment').matchAll(/^ +(\w+): (.+)$/gm)) {
      expect(Object.keys(VARIABLES)).toContain(name);
      const plain = value.replace(/^'|'$/g, '');
      const { parse } = VARIABLES[name as keyof typeof VARIABLES];
      if (!plain.includes('${')) expect(parse.safeParse(plain).success).toBe(true);
    }
  });

  it('asks for secrets, keeps none, and says at its top how to make each', () => {
    const asked = new Set(all(compose, /\$\{(\w+):\?/g));
    expect([...asked].sort()).toEqual(['POSTGRES_PASSWORD', 'REGISTER_KEY', 'VAULT_KEY']);
    const top = compose.split('services:')[0] ?? '';
    for (const name of asked) expect(top).toContain(`${name}=%s`);
    expect(compose).not.toMatch(/\$\{\w+\}/);
  });

  it('waits for a database that is healthy, under the user and name it is asked for', () => {
    expect(section('app', 'depends_on')).toMatch(/postgres:\n +condition: service_healthy/);
    expect(section('postgres')).toMatch(/healthcheck:\n +test: .*--username=qadam_owner.*--dbname=qadam/);
    expect(section('app', 'environment')).toMatch(/postgres:\/\/qadam_owner:\$\{.*@postgres:5432\/qadam$/m);
    expect(section('postgres', 'environment')).toMatch(/POSTGRES_USER: qadam_owner\n +POSTGRES_DB: qadam$/m);
  });

  it('publishes the port that the application listens on, to this machine only', () => {
    const port = /PORT: '(\d+)'/.exec(section('app', 'environment'))?.[1];
    expect(section('app', 'ports')).toContain(`'127.0.0.1:3000:${port}'`);
  });

  it('declares the volume it mounts, and writes nowhere else', () => {
    expect(section('postgres', 'volumes')).toMatch(/- postgres:\/var\/lib\/postgresql$/m);
    expect(compose).toMatch(/^volumes:\n {2}postgres:$/m);
    expect(section('app')).toMatch(/^ +read_only: true$/m);
  });
});
