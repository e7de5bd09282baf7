import { describe, expect, it } from '@jest/globals';
import { StateCache } from './state-cache.js';

const at = (revision: number) => ({ state: { revision }, revision, position: revision + 1 });

describe('the memory of folded states', () => {
  it('keeps no more events than it may, and lets the stream go that was used longest ago', () => {
    const cache = new StateCache(30);
    cache.put('project-a', at(9));
    cache.put('project-b', at(9));
    cache.get('project-a');
    cache.put('project-c', at(9));
    expect([cache.get('project-a')?.revision, cache.get('project-b'), cache.get('project-c')?.revision]).toEqual([
      9,
      undefined,
      9,
    ]);
  });

  it('counts a stream again as it grows, and lets several short ones go for one long one', () => {
    const cache = new StateCache(30);
    for (const name of ['a', 'b', 'c', 'd']) cache.put(`project-${name}`, at(4));
    expect(cache.size).toBe(4);
    cache.put('project-d', at(20));
    expect([cache.size, cache.get('project-c')?.revision, cache.get('project-d')?.revision]).toEqual([2, 4, 20]);
  });

  it('does not keep what is larger than all of it', () => {
    const cache = new StateCache(10);
    cache.put('project-a', at(2));
    cache.put('project-b', at(500));
    expect(cache.size).toBe(0);
    cache.put('project-a', at(2));
    expect(cache.size).toBe(1);
  });

  it('keeps the newer of two states', () => {
    const cache = new StateCache(30);
    cache.put('project-a', at(5));
    cache.put('project-a', at(3));
    expect(cache.get('project-a')?.revision).toBe(5);
  });

  it('knows streams that do not exist, which take memory too', () => {
    const cache = new StateCache(3);
    for (const name of ['a', 'b', 'c', 'd']) cache.put(`project-${name}`, at(-1));
    expect(cache.size).toBe(3);
  });
});
