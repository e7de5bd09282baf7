import { describe, expect, it } from '@jest/globals';
import { StateCache } from './state-cache.js';

const at = (revision: number) => ({ state: { revision }, revision, position: revision + 1 });

describe('the memory of folded states', () => {
  it('keeps no more events than it may, and lets the stream go that was used longest ago', () => {
    const cache = new StateCache(35);
    cache.put('project-a', at(9));
    cache.put('project-b', at(9));
    cache.get('project-a');
    cache.put('project-c', at(9));
    cache.get('project-c');
    cache.put('project-d', at(9));
    const kept = ['a', 'b', 'c', 'd'].filter(name => cache.get(`project-${name}`) !== undefined);
    expect(kept).toEqual(['a', 'c', 'd']);
  });

  it('finds most streams again for a load that goes round more of them than fit', () => {
    const cache = new StateCache(700);
    const names = Array.from({ length: 100 }, (_, index) => `project-${index}`);
    const round = (): number => {
      let found = 0;
      for (const name of names) {
        if (cache.get(name) !== undefined) found++;
        else cache.put(name, at(8));
      }
      return found;
    };
    round();
    expect([round(), round(), round()]).toEqual([61, 61, 61]);
  });

  it('lets a stream in for good that is asked for again, in place of one that is not', () => {
    const cache = new StateCache(80);
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) cache.put(`project-${name}`, at(8));
    cache.put('project-new', at(8));
    cache.get('project-new');
    cache.put('project-h', at(8));
    cache.put('project-i', at(8));
    expect(cache.get('project-new')?.revision).toBe(8);
    expect(cache.get('project-a')).toBeUndefined();
  });

  it('counts a stream again as it grows, and lets several short ones go for one long one', () => {
    const cache = new StateCache(30);
    for (const name of ['a', 'b', 'c', 'd']) cache.put(`project-${name}`, at(4));
    expect(cache.size).toBe(4);
    cache.put('project-d', at(20));
    expect([cache.size, cache.get('project-c')?.revision, cache.get('project-d')?.revision]).toEqual([2, 4, 20]);
  });

  it('does not keep what is larger than all of it, and lets nothing go for it', () => {
    const cache = new StateCache(10);
    cache.put('project-a', at(2));
    cache.put('project-b', at(500));
    expect([cache.size, cache.get('project-a')?.revision]).toEqual([1, 2]);
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
