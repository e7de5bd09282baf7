import { describe, expect, it } from '@jest/globals';
import { jsonEvent, Store } from './store.js';

const [a, b, c] = [jsonEvent('T', 'a'), jsonEvent('T', 'b'), jsonEvent('T', 'c')];

describe('the store of the stand-in', () => {
  it('knows a repeat to any revision only while the id is among the newest', () => {
    const store = new Store(2);
    for (const event of [a, b]) store.append('s', 'any', [event]);
    expect(store.append('s', 'any', [a])).toMatchObject({ kind: 'success', revision: 0n });
    store.append('s', 'any', [c]);
    expect(store.append('s', 'any', [a])).toMatchObject({ kind: 'success', revision: 3n });
  });

  it('knows a repeat to an explicit revision for ever', () => {
    const store = new Store(1);
    store.append('s', 'no_stream', [a, b, c]);
    store.forgetRecent();
    expect(store.append('s', 0n, [b, c])).toMatchObject({ kind: 'success', revision: 2n });
    expect(store.log.of('s')).toHaveLength(3);
  });

  it('takes an id for a repeat only in its own stream', () => {
    const store = new Store();
    store.append('s', 'any', [a]);
    expect(store.append('t', 'any', [a])).toMatchObject({ kind: 'success', revision: 0n });
    expect(store.log.of('t')).toHaveLength(1);
  });

  it('after history went backwards gives the same positions to other events', () => {
    const store = new Store();
    store.append('s', 'no_stream', [a, b]);
    store.append('t', 'no_stream', [a]);
    const lost = store.log.events[1];
    store.log.truncate(1);
    expect([store.current('s'), store.current('t')]).toEqual([0n, undefined]);
    store.append('s', 0n, [c]);
    expect(store.log.events[1]).toMatchObject({ commit: lost?.commit, revision: 1n, id: c.id });
  });

  it('writes nothing for an append of nothing, and refuses it where the revision is an older one', () => {
    const store = new Store();
    expect(store.append('s', 'no_stream', [])).toEqual({ kind: 'success', revision: undefined, position: undefined });
    store.append('s', 'no_stream', [a]);
    expect(store.append('s', 'no_stream', [])).toEqual({ kind: 'wrong-expected-version', current: 0n });
    expect(store.log.events).toHaveLength(1);
  });
});
