import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { VARIABLES } from '../../src/platform/config/variables.js';
import { composeText, faultsOf, namesOf as named, nodesOf, readCompose, registersOf } from './compose.js';
import { ROOT } from './event-source.js';

/** There is no Docker where these run: the file is held to its format, to itself and to the code. */
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const compose = await readCompose();
const { services, networks, volumes } = compose;
const [registers, nodes] = [registersOf(compose), nodesOf(compose)];
const entries = Object.entries(services);
const inCluster = entries.filter(([, { profiles }]) => profiles?.includes('cluster'));
const always = entries.filter(([, { profiles }]) => profiles === undefined);
const seconds = (text: string | undefined): number => Number(/^(\d+)s$/.exec(text ?? '')?.[1]);

describe('docker-compose.yml', () => {
  it('is a compose file, of the parts of the format that we know', async () => {
    expect(await faultsOf(composeText)).toEqual([]);
  });

  it.each([
    ['a service that writes where it likes', 'read_only: true', 'read_only: false'],
    ['a port that is open to the network', "'127.0.0.1:3000:3000'", "'3000:3000'"],
    ['a value that is a number', "PORT: '3000'", 'PORT: 3000'],
    ['a word of no meaning', 'stop_grace_period', 'stop_grace_time'],
    ['a condition that waits for nothing', 'condition: service_healthy', 'condition: service_started'],
    ['an account by name', "user: '999:999'", 'user: postgres'],
  ])('would not be one with %s', async (_what, right, wrong) => {
    expect(composeText).toContain(right);
    expect(await faultsOf(composeText.replace(right, wrong))).not.toEqual([]);
  });

  it('starts one of each, and by its profile three nodes with two instances behind a proxy', () => {
    expect(named(always)).toEqual(['app', 'certificates', 'eventstore', 'eventstore-access', 'postgres']);
    expect(named(inCluster)).toEqual(
      [
        'app1',
        'app2',
        'cluster-access',
        'cluster-postgres',
        'eventstore1',
        'eventstore2',
        'eventstore3',
        'proxy',
      ].sort(),
    );
  });

  it('waits for services that are there, and that can become what is waited for', () => {
    for (const [name, { depends_on = {} }] of entries)
      for (const [other, { condition }] of Object.entries(depends_on)) {
        const service = services[other];
        expect({ name, other, known: service !== undefined }).toEqual({ name, other, known: true });
        if (condition === 'service_healthy')
          expect(service?.healthcheck?.test !== undefined || service?.build === '.').toBe(true);
        else expect(service?.restart).toBe('no');
        // A service of the profile would start what is not of it, and not the other way round.
        expect(services[name]?.profiles ?? service?.profiles).toEqual(services[name]?.profiles);
      }
  });

  it('orders the start: certificates, stores, the register’s user, the register, the proxy', () => {
    const waitsFor = (name: string): string[] => Object.keys(services[name]?.depends_on ?? {}).sort();
    for (const [name] of nodes) expect(waitsFor(name)).toEqual(['certificates']);
    expect(waitsFor('eventstore-access')).toEqual(['eventstore']);
    expect(waitsFor('app')).toEqual(['eventstore', 'eventstore-access', 'postgres']);
    const cluster = ['cluster-access', 'cluster-postgres', 'eventstore1', 'eventstore2', 'eventstore3'];
    for (const name of ['app1', 'app2']) expect(waitsFor(name)).toEqual(cluster);
    expect(waitsFor('proxy')).toEqual(['app1', 'app2', 'certificates']);
  });

  it('mounts volumes that it declares, and declares none that nobody mounts; data of two services never shares one', () => {
    const mounted = entries.flatMap(([, { volumes: mounts = [] }]) => mounts.map(mount => mount.split(':')[0] ?? ''));
    const ours = mounted.filter(source => !source.startsWith('.'));
    expect([...new Set(ours)].sort()).toEqual(Object.keys(volumes).sort());
    for (const file of mounted.filter(source => source.startsWith('.')))
      expect(existsSync(join(ROOT, file))).toBe(true);
    const data = ours.filter(name => /postgres$|^eventstore/.test(name));
    expect(data).toHaveLength(new Set(data).size);
    expect(data).toHaveLength(nodes.length + 2);
  });

  it('joins networks that it declares; the stores have no way out, and nobody outside reaches them', () => {
    expect(networks.stores?.internal).toBe(true);
    for (const [name, service] of entries) {
      for (const network of service.networks ?? []) expect(Object.keys(networks)).toContain(network);
      const open = ['app', 'app1', 'app2', 'proxy'].includes(name);
      expect({ name, front: service.networks?.includes('front') ?? false }).toEqual({ name, front: open });
    }
    expect(named(entries.filter(([, { ports }]) => ports !== undefined))).toEqual(['app', 'proxy']);
  });

  it('runs nobody as root, but the one who gives certificates away', () => {
    const root = entries.filter(([, { user }]) => user?.startsWith('0:'));
    expect(named(root)).toEqual(['certificates']);
    expect(services.certificates).toMatchObject({ cap_add: ['CHOWN'], network_mode: 'none' });
    expect(entries.filter(([name, { cap_add }]) => cap_add !== undefined && name !== 'certificates')).toEqual([]);
  });

  it('lets a stop take as long as the register may take for it', () => {
    const delay = Number(/SHUTDOWN_DELAY_MS=(\d+)/.exec(read('Dockerfile'))?.[1]);
    const drain = Number(VARIABLES.DRAIN_DEADLINE_MS.default);
    const phase = Number(
      /^const DEADLINE_MS = ([\d_]+);$/m.exec(read('src/platform/lifecycle/graceful-stop.ts'))?.[1]?.replace('_', ''),
    );
    // Listener, followers, flush, framework and stores each have a deadline of their own beside delay and drain.
    const longest = (delay + 1_000 + drain + 1_000 + 5 * phase) / 1_000;
    for (const [, service] of registers) expect(seconds(service.stop_grace_period)).toBeGreaterThanOrEqual(longest);
  });
});
