import { beforeAll, describe, expect, it } from '@jest/globals';
import { LogUnavailable } from '../../../src/platform/event-store/event-log.errors.js';
import { aCommand, aStream, at } from './commands.js';
import { outcomeOf, placed, type LogHarness } from './harness.js';

export function readingContract(harness: () => LogHarness): void {
  const log = () => harness().log;

  describe('reading back', () => {
    it('gives the bytes that were stored', async () => {
      const command = aCommand({
        events: [
          null,
          { text: 'Жел электр станциясы «Қайнар» 😀 \u0000\u001f\u2028"\\' },
          { long: 'ұзын'.repeat(50_000), empty: '', list: [], nothing: null },
        ],
      });
      const { lastPosition } = await placed(log(), log().append(command));
      const events = await log().readHistory(command.stream);
      expect(events).toHaveLength(3);
      events.forEach((event, i) => {
        const { actor: _, causationId: __, ...sent } = command.events[i]!;
        expect(event).toEqual({
          ...sent,
          position: lastPosition - 2 + i,
          stream: command.stream,
          revision: i,
          commandId: command.commandId,
          ledgerAt: expect.stringMatching(/Z$/) as unknown as string,
        });
      });
      expect(await log().readAll({ after: lastPosition - 3, limit: 3 })).toEqual(events);
    });

    it.each([0, 100, 120, 123])('keeps recordedAt to the millisecond (%d ms after a second)', async ms => {
      const now = Math.trunc(Date.now() / 1_000) * 1_000 + ms;
      const command = aCommand({ now });
      await log().append(command);
      expect((await log().readStream(command.stream))[0]!.recordedAt).toBe(new Date(now).toISOString());
    });

    it('finds nothing in an unknown stream', async () => {
      expect(await log().readStream(aStream())).toEqual([]);
    });

    it('reads all events between two positions, the first excluded and the last included', async () => {
      const { lastPosition } = await placed(log(), log().append(aCommand({ events: 5 })));
      const positions = async (options: { after: number; upTo?: number; limit: number }) =>
        (await log().readAll(options)).map(e => e.position - lastPosition);
      expect(await positions({ after: lastPosition - 4, upTo: lastPosition - 1, limit: 10 })).toEqual([-3, -2, -1]);
      expect(await positions({ after: lastPosition - 4, limit: 2 })).toEqual([-3, -2]);
      expect(await positions({ after: lastPosition, limit: 10 })).toEqual([]);
    });

    it('says up to which position the log had come at any instant', async () => {
      for (const before of [900, 450, 0]) await placed(log(), log().append(aCommand({ now: Date.now() - before })));
      await harness().settled();
      const { position } = await log().head();
      const events = await log().readAll({ after: Math.max(0, position - 200), limit: 200 });
      const [first] = events;
      for (const { ledgerAt } of events) {
        const byThen = events.findLast(event => event.ledgerAt <= ledgerAt)!.position;
        expect(await log().positionAt(ledgerAt)).toBe(byThen);
      }
      const shortlyBefore = new Date(Date.parse(first!.ledgerAt) - 1).toISOString();
      expect(await log().positionAt(shortlyBefore)).toBeLessThan(first!.position);
      expect(await log().positionAt('2018-11-09T09:36:00.000Z')).toBe(0);
      expect(await log().positionAt('2999-01-01T00:00:00.000Z')).toBe(position);
    });

    it('knows its head', async () => {
      const now = Date.now();
      const { lastPosition } = await placed(log(), log().append(aCommand({ now, events: 2 })));
      expect(await log().head()).toEqual({ position: lastPosition, recordedAt: new Date(now).toISOString() });
    });
  });

  describe('a stream of 10,000 events', () => {
    const stream = aStream();

    beforeAll(async () => {
      for (let i = 0; i < 20; i++) {
        // Large on purpose, and two suites may share the machine: patience is not what is tested here.
        await log().append(aCommand({ stream, expected: at(i * 500 - 1), events: 500 }), { deadlineMs: 30_000 });
        await harness().settled();
      }
    }, 60_000);

    const revisions = async (options: Parameters<LogHarness['log']['readStream']>[1]) =>
      (await log().readStream(stream, options)).map(e => e.revision);
    const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

    it('is read whole and in order', async () => {
      expect(await revisions({})).toEqual(range(0, 9_999));
    });

    it('is read backwards', async () => {
      expect(await revisions({ backwards: true })).toEqual(range(0, 9_999).reverse());
    });

    it.each([
      ['from a revision', { from: 9_990 }, range(9_990, 9_999)],
      ['up to a revision, inclusive', { to: 3 }, range(0, 3)],
      ['across pages', { from: 998, to: 2_001 }, range(998, 2_001)],
      ['its last events', { backwards: true, limit: 3 }, [9_999, 9_998, 9_997]],
      ['backwards below a revision', { backwards: true, to: 5, limit: 2 }, [5, 4]],
      ['at most so many', { limit: 1_001 }, range(0, 1_000)],
      ['nothing beyond its end', { from: 10_000 }, []],
    ])('is read %s', async (_what, options, expected) => {
      expect(await revisions(options)).toEqual(expected);
    });
  });

  describe('a closed log', () => {
    it('refuses every call, and stored nothing', async () => {
      const closed = harness().fresh();
      await closed.head();
      await closed.close();
      const calls: readonly (() => Promise<unknown>)[] = [
        () => closed.append(aCommand()),
        () => closed.findCommand(aCommand().commandId),
        () => closed.readStream(aStream()),
        () => closed.readAll({ after: 0, limit: 1 }),
        () => closed.head(),
        () => closed.checkWritable(),
      ];
      for (const call of calls) {
        const refusal = await outcomeOf(call());
        expect(refusal).toBeInstanceOf(LogUnavailable);
        expect(refusal).toMatchObject({ outcome: 'not-applied' });
      }
    });

    it('ends who follows it with an error, instead of silence', async () => {
      const closing = harness().fresh();
      await closing.append(aCommand());
      const signal = new AbortController().signal;
      const following = (async () => {
        for await (const _page of closing.subscribe({ after: 0, signal })) continue;
      })();
      const outcome = outcomeOf(following);
      await closing.waitForNews(0, 5_000);
      await closing.close();
      expect(await outcome).toBeInstanceOf(LogUnavailable);
    });
  });

  it('refuses a call whose caller has given up already', async () => {
    const signal = AbortSignal.abort();
    const command = aCommand();
    expect(await outcomeOf(log().append(command, { signal }))).toMatchObject({ outcome: 'not-applied' });
    expect(await outcomeOf(log().head({ signal }))).toMatchObject({ outcome: 'not-applied' });
    expect(await log().findCommand(command.commandId)).toBeNull();
  });

  it('says that it can be written to', async () => {
    await expect(log().checkWritable()).resolves.toBeUndefined();
  });
}
