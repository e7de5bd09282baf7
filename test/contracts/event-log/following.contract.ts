import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '../../../src/platform/event-store/event-log.js';
import { aCommand, aSeed, aStream, at, seeded } from './commands.js';
import { outcomeOf, placed, type LogHarness } from './harness.js';

export function followingContract(harness: () => LogHarness): void {
  const log = () => harness().log;

  describe('following', () => {
    it('gives every event from the beginning and then live, once and in order, under 16 writers', async () => {
      const random = seeded(aSeed('following under 16 writers'));
      const reader = harness().another() ?? log();
      const abort = new AbortController();
      const seen: number[] = [];
      let until = Infinity;
      const following = (async () => {
        for await (const page of reader.subscribe({ after: 0, signal: abort.signal, pageSize: 300 })) {
          for (const event of page) seen.push(event.position);
          if (seen.length >= until) abort.abort();
        }
      })();
      await Promise.all(
        Array.from({ length: 16 }, async () => {
          for (let i = 0; i < 40; i++) {
            // A third is refused: nothing of it may show, and nothing after it may be lost.
            const expected = random() < 0.33 ? at(3) : at(-1);
            await outcomeOf(log().append(aCommand({ expected, events: 1 + Math.floor(random() * 3) })));
          }
        }),
      );
      await log().append(aCommand());
      await harness().settled();
      const { position } = await log().head();
      until = position;
      if (seen.length >= until) abort.abort();
      await following;
      expect(seen).toEqual(Array.from({ length: position }, (_, i) => i + 1));
    });

    it('holds one page for a consumer that is slow, and goes on where that consumer is', async () => {
      const { lastPosition } = await placed(log(), log().append(aCommand({ events: 25 })));
      const abort = new AbortController();
      const pages: (readonly RecordedEvent[])[] = [];
      for await (const page of log().subscribe({ after: lastPosition - 25, signal: abort.signal, pageSize: 10 })) {
        pages.push(page);
        if (pages.length === 1) await placed(log(), log().append(aCommand({ events: 5 })));
        if (pages.flat().length >= 30) abort.abort();
      }
      expect(pages.map(page => page.length)).toEqual([10, 10, 10]);
      expect(pages.flat().map(e => e.position)).toEqual(Array.from({ length: 30 }, (_, i) => lastPosition - 24 + i));
    });

    it('ends with its signal, also while it waits', async () => {
      const abort = new AbortController();
      const { position } = await log().head();
      const following = (async () => {
        for await (const _page of log().subscribe({ after: position, signal: abort.signal })) continue;
        return 'ended';
      })();
      abort.abort();
      expect(await following).toBe('ended');
    });

    it('wakes a waiter when there is news, long before the timeout', async () => {
      const { position } = await log().head();
      const waiting = log().waitForNews(position, 30_000);
      await log().append(aCommand({ stream: aStream() }));
      await waiting;
      await log().waitForNews(position, 30_000);
    });

    it('lets a waiter go at the timeout, and when the signal aborts', async () => {
      const { position } = await log().head();
      await log().waitForNews(position, 5);
      const abort = new AbortController();
      const waiting = log().waitForNews(position, 30_000, abort.signal);
      abort.abort();
      await waiting;
    });
  });
}
