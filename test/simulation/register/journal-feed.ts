import type { SourcePosition } from '../../../src/platform/event-store/eventstoredb/transport.js';
import type { FeedItem } from '../../../src/platform/journal/feed.js';
import type { Process } from '../machinery/process.js';
import type { World } from '../world.js';

const SILENCE_MS = 5_000;

/**
 * What a subscription to `$all` would say next: events of ours in order and how far the store has looked, at most a few
 * at once, and now and then one that was said before. It drops without a word, and is then silent.
 */
export function nextPage(world: World, process: Process, after: SourcePosition | null): Promise<readonly FeedItem[]> {
  const limit = 1 + process.chance.below(6);
  const again = process.chance.happens(world.network.weather.repeated);
  const serve = (): readonly FeedItem[] => {
    const { events, considered } = world.store.readAll(after, limit);
    if (considered === after || considered === null) return [];
    const [before] = again && after !== null ? world.store.lastUpTo(after) : [];
    if (before !== undefined) world.saw('an event was delivered to the journal twice');
    const said = before === undefined ? events : [before, ...events];
    return [...said.map(event => ({ kind: 'event', event }) as const), { kind: 'mark', position: considered }];
  };
  const dropped = (): Error => new Error('the subscription dropped');
  return new Promise((resolve, reject) => {
    const cancel = process.later(SILENCE_MS, `${process.name}: silence`, () => reject(dropped()));
    world.network
      .call({ from: process, to: 'store', what: 'follow $all', serve, notSent: dropped, broken: dropped })
      .then(
        page => (cancel(), resolve(page)),
        (error: unknown) => (cancel(), reject(error as Error)),
      );
  });
}
