import { describe, expect, it } from '@jest/globals';
import { isNewEnough } from './check-store.js';
import { parseStoreUrl } from './store-url.js';

describe('EVENTSTOREDB_URL', () => {
  it('names hosts, credentials and whether the way is open', () => {
    expect(parseStoreUrl('esdb://qadam:p%40ss@node1:2113,node2?tls=true&tlsCAFile=/ca.crt')).toMatchObject({
      username: 'qadam',
      password: 'p@ss',
      shown: 'node1:2113,node2',
      isOpen: false,
    });
    expect(parseStoreUrl('esdb+discover://cluster.example.kz')).toMatchObject({ username: '', isOpen: false });
  });

  it.each(['esdb://127.0.0.1:2113?tls=false', 'esdb://localhost?tls=false', 'esdb://[::1]:2113/?tls=false'])(
    'may go without TLS within this machine: %s',
    url => expect(parseStoreUrl(url).isOpen).toBe(false),
  );

  it.each(['esdb://node1?tls=false', 'esdb://localhost,node1?tls=false', 'esdb://127.0.0.1.example.org?tls=false'])(
    'is open when anything leaves this machine without TLS: %s',
    url => expect(parseStoreUrl(url).isOpen).toBe(true),
  );

  it.each([
    ['http://node1', 'must be esdb://'],
    ['esdb://', 'must be esdb://'],
    ['esdb://node1:99999', 'names no host at "node1:99999"'],
    ['esdb://no de', 'names no host'],
    ['esdb://u:%ZZ@node1', 'not URL-encoded'],
    ['esdb://node1?tls=maybe', 'neither tls=true nor tls=false'],
    ['esdb://node1?tlsVerifyCert=false', 'not supported here: tlsVerifyCert'],
    ['esdb://node1?throwOnAppendFailure=false', 'not supported here: throwOnAppendFailure'],
    ['esdb://node1?nodePreference=follower', 'must prefer the leader'],
  ])('is refused with the reason, never with the password: %s', (url, reason) => {
    expect(() => parseStoreUrl(url.replace('esdb://no', 'esdb://u:hunter2@no'))).toThrow(reason);
    try {
      parseStoreUrl(url.replace('esdb://no', 'esdb://u:hunter2@no'));
    } catch (error) {
      expect((error as Error).message).not.toContain('hunter2');
    }
  });
});

describe('a server', () => {
  it.each([
    ['24.10.6', true],
    ['24.10.5', false],
    ['24.6.0', false],
    ['23.10.9', false],
    ['25.0.0', false],
    ['25.0.1', true],
    ['25.1.0-rc.1', true],
    ['26.0.3', true],
    ['unknown', false],
    ['', false],
  ])('of version %s is new enough: %s', (version, enough) => expect(isNewEnough(version)).toBe(enough));
});
