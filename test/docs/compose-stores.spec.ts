import { describe, expect, it } from '@jest/globals';
import { VARIABLES } from '../../src/platform/config/variables.js';
import { composeText, namesOf as named, nodesOf, readCompose, registersOf, type Service } from './compose.js';
import { isExpectedSoon } from './expected-soon.js';

/** How the services find each other: names, accounts, certificates and secrets are given in more than one place. */
const compose = await readCompose();
const { services } = compose;
const [registers, nodes] = [registersOf(compose), nodesOf(compose)];
const given = (service: Service): [string, string][] => Object.entries(service.environment ?? {});

describe('the stores in docker-compose.yml', () => {
  it('gives the register variables that it reads, and values that it takes', () => {
    expect(registers).toHaveLength(3);
    for (const [, service] of registers)
      for (const [name, value] of given(service)) {
        if (isExpectedSoon(name)) continue;
        expect(Object.keys(VARIABLES)).toContain(name);
        const plain = value.replace(/\$\{\w+:-(\w+)\}/, '$1');
        if (isExpectedSoon(`${name}=${plain}`) || plain.includes('${')) continue;
        expect({ name, ok: VARIABLES[name as keyof typeof VARIABLES].parse.safeParse(plain).success }).toEqual({
          name,
          ok: true,
        });
      }
    expect(new Set(registers.map(([, { environment }]) => environment?.INSTANCE)).size).toBe(3);
  });

  it('asks for secrets, keeps none, and says at its top how to make each', () => {
    const asked = new Set([...composeText.matchAll(/\$\{(\w+):\?/g)].map(match => match[1] ?? ''));
    expect([...asked].sort()).toEqual(
      ['EVENTSTORE_ADMIN_PASSWORD', 'EVENTSTORE_PASSWORD', 'POSTGRES_PASSWORD', 'REGISTER_KEY', 'VAULT_KEY'].sort(),
    );
    const top = composeText.split('services:')[0] ?? '';
    for (const name of asked) expect(top).toMatch(new RegExp(`"${name}=\\$\\(openssl rand`));
    expect(composeText).not.toMatch(/\$\{\w+\}/);
    for (const service of Object.values(services))
      for (const [name, value] of given(service))
        if (/PASSWORD|SECRET|_KEY$/.test(name)) expect(value).toMatch(/^\$\{\w+:\?/);
  });

  it('reaches PostgreSQL under the account and the name it was made with', () => {
    for (const [app, database] of [
      ['app', 'postgres'],
      ['app1', 'cluster-postgres'],
      ['app2', 'cluster-postgres'],
    ] as const) {
      const { POSTGRES_USER, POSTGRES_DB, POSTGRES_PASSWORD } = services[database]?.environment ?? {};
      const url = `postgres://${POSTGRES_USER}:${POSTGRES_PASSWORD}@${database}:5432/${POSTGRES_DB}`;
      expect(services[app]?.environment?.DATABASE_URL).toBe(url);
      expect(services[database]?.healthcheck?.test).toEqual([
        'CMD',
        'pg_isready',
        `--username=${POSTGRES_USER}`,
        `--dbname=${POSTGRES_DB}`,
      ]);
    }
  });

  it('reaches EventStoreDB over TLS, at nodes that are there, as a user who was made there', () => {
    for (const [name, access] of [
      ['app', 'eventstore-access'],
      ['app1', 'cluster-access'],
      ['app2', 'cluster-access'],
    ] as const) {
      const { environment = {}, volumes: mounts = [] } = services[name] ?? {};
      const made = services[access]?.environment ?? {};
      const found = /^esdb:\/\/(.+)@([^/]+)\?tls=true&tlsCAFile=(\S+)$/.exec(environment.EVENTSTOREDB_URL ?? '');
      expect(found?.[1]).toBe(`${made.ACCESS_USER}:${made.ACCESS_PASSWORD}`);
      const hosts = (found?.[2] ?? '').split(',');
      for (const host of hosts) expect(nodes.map(([node]) => `${node}:2113`)).toContain(host);
      expect(made.ACCESS_ADMIN_URL).toContain(`@${hosts.join(',')}?tls=true&tlsCAFile=${found?.[3]}`);
      expect(mounts).toContain('authority:/authority:ro');
      expect(found?.[3]).toBe('/authority/ca.crt');
    }
  });

  it('makes a certificate for each who serves TLS, under the name they are asked for', () => {
    const script = services.certificates?.command?.[0] ?? '';
    const made = /for name in ([^;]+);/.exec(script)?.[1]?.split(' ') ?? [];
    expect([...made].sort()).toEqual([...named(nodes), 'proxy'].sort());
    for (const [name, { environment = {}, volumes: mounts = [] }] of nodes) {
      expect(environment.KURRENTDB_CERTIFICATE_FILE).toBe(`/etc/kurrentdb/nodes/${name}/node.crt`);
      expect(environment.KURRENTDB_CERTIFICATE_PRIVATE_KEY_FILE).toBe(`/etc/kurrentdb/nodes/${name}/node.key`);
      expect(environment.KURRENTDB_NODE_HOST_ADVERTISE_AS).toBe(name);
      expect(mounts).toEqual(
        expect.arrayContaining([
          `authority:${environment.KURRENTDB_TRUSTED_ROOT_CERTIFICATES_PATH}:ro`,
          'node-certificates:/etc/kurrentdb/nodes:ro',
          `${name}:/var/lib/kurrentdb`,
        ]),
      );
      expect(environment).not.toHaveProperty('KURRENTDB_INSECURE');
    }
    // The key of the authority stays where it is forgotten.
    expect(services.certificates?.tmpfs).toEqual(['/work']);
    expect(script).not.toMatch(/cp.*ca\.key/);
  });

  it('makes a cluster of its three nodes: each names the two others', () => {
    const three = named(nodes).filter(name => name !== 'eventstore');
    for (const name of three) {
      const { KURRENTDB_CLUSTER_SIZE, KURRENTDB_GOSSIP_SEED } = services[name]?.environment ?? {};
      expect(KURRENTDB_CLUSTER_SIZE).toBe('3');
      expect(KURRENTDB_GOSSIP_SEED).toBe(
        three
          .filter(other => other !== name)
          .map(other => `${other}:2113`)
          .join(','),
      );
    }
  });

  it('runs a release of EventStoreDB that the register takes, named to its last number, the same on every node', () => {
    const [image] = new Set(nodes.map(([, service]) => service.image));
    const [, major = 0, minor = 0, patch = 0] = (/:(\d+)\.(\d+)\.(\d+)$/.exec(image ?? '') ?? []).map(Number);
    // 24.10.6 and 25.0.1 are the first without faults that reach us (ruling 41).
    const number = major * 10_000 + minor * 100 + patch;
    expect(number >= 25_00_01 || (number >= 24_10_06 && number < 25_00_00)).toBe(true);
    expect(new Set(nodes.map(([, service]) => service.image)).size).toBe(1);
    for (const { image: pinned } of Object.values(services)) expect(pinned).toMatch(/^qadam$|:\d+/);
  });
});
