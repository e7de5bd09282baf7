import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { VARIABLES } from '../../src/platform/config/variables.js';
import { readCompose, registersOf } from './compose.js';
import { ROOT } from './event-source.js';

/** HAProxy does not run here: its file is held to the compose file, to the routes and to the register's deadlines. */
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const compose = await readCompose();
const { services } = compose;
const registers = registersOf(compose);

describe('docs/operations/haproxy.cfg', () => {
  const config = read('docs/operations/haproxy.cfg');
  const { proxy } = services;

  it('listens where it is published, with the certificate that was made for it', () => {
    const bound = /bind :(\d+) ssl crt (\S+)/.exec(config);
    expect(proxy?.ports).toEqual([`127.0.0.1:${bound?.[1]}:${bound?.[1]}`]);
    expect(proxy?.volumes).toContain('proxy-certificate:/certificate:ro');
    expect(bound?.[2]).toBe('/certificate/proxy.pem');
    expect(services.certificates?.command?.[0]).toContain('> /proxy/proxy.pem');
    expect(services.certificates?.volumes).toContain('proxy-certificate:/proxy');
  });

  it('sends requests to every instance of the profile, at the port it listens on', () => {
    const servers = [...config.matchAll(/^ {2}server (\S+) (\S+)$/gm)].map(match => [match[1], match[2]]);
    const instances = registers.filter(([, { profiles }]) => profiles?.includes('cluster'));
    expect(servers).toEqual(instances.map(([name, { environment }]) => [name, `${name}:${environment?.PORT}`]));
  });

  it('asks for readiness where it is served, and is done with an instance before that stops listening', () => {
    const path = /http-check send meth GET uri (\S+)/.exec(config)?.[1] ?? '';
    expect(path).toBe('/health/ready');
    expect(read('docs/routes.md')).toContain(`\`${path}\``);
    const [, inter, fast, fall] = /check inter (\d+)s fastinter (\d+)ms .*fall (\d+)/.exec(config)?.map(Number) ?? [];
    const delay = Number(/SHUTDOWN_DELAY_MS=(\d+)/.exec(read('Dockerfile'))?.[1]);
    const timeout = 1_000 * Number(/timeout connect (\d+)s/.exec(config)?.[1]);
    expect((inter ?? 0) * 1_000 + (fall ?? 0) * Math.max(fast ?? 0, timeout)).toBeLessThanOrEqual(delay + 1_000);
    expect((inter ?? 0) * 1_000 + (fall ?? 0) * (fast ?? 0)).toBeLessThan(delay);
  });

  it('keeps figures and states inside', () => {
    expect(config).toMatch(/return status 404 .* if \{ path_beg \/metrics \/health \}/);
  });

  it('waits longer than the register does, and never sends a request twice', () => {
    const waits = 1_000 * Number(/timeout server (\d+)s/.exec(config)?.[1]);
    expect(waits).toBeGreaterThan(Number(VARIABLES.REQUEST_TIMEOUT_MS.default));
    expect(config).toMatch(/^ {2}retry-on conn-failure$/m);
  });

  it('speaks of problems that have a page, by their codes', () => {
    const told = [...config.matchAll(/"type":"\/problems\/([\w.-]+)".*?"code":"(\w+)"/g)];
    expect(told).toHaveLength(5);
    for (const [, name, code] of told) expect(read(`docs/problems/${name}.md`)).toContain(`\`${code}\``);
  });
});
