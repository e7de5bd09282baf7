import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryEventLog } from '../../src/platform/event-store/memory/memory-event-log.js';
import type { AppendCommand } from '../../src/platform/event-store/event-log.js';
import { aCommand, aSeed, aStream, at, seeded } from './event-log/commands.js';
import { outcomeOf } from './event-log/harness.js';
import { openPostgres, type PostgresHarness } from './event-log/postgres.js';

/** Both ways through es.append, and any mixture of them, against the log in memory: one answer at a time, by a loop. */
describe('es.append against the log in memory', () => {
  let harness: PostgresHarness;

  beforeAll(async () => {
    harness = await openPostgres();
  }, 60_000);

  afterAll(async () => {
    await harness?.close();
  });

  const plain = (outcome: unknown) => (outcome instanceof Error ? `${outcome.name}: ${outcome.message}` : outcome);

  it('gives the same answers and the same log for random batches of clashing commands', async () => {
    const random = seeded(aSeed('model'));
    const model = new MemoryEventLog();
    const pick = (n: number) => Math.floor(random() * n);
    const streams = Array.from({ length: 12 }, aStream);
    const revisions = new Map<string, number>();
    const sent: AppendCommand[] = [];
    const answers: string[] = [];
    for (let round = 0; round < 60; round++) {
      const clashing = round % 3 > 0;
      const batch = Array.from({ length: 1 + pick(40) }, () => {
        if (clashing && sent.length > 0 && random() < 0.2) {
          const again = sent[pick(sent.length)]!;
          return random() < 0.3 ? { ...again, fingerprint: 'ee'.repeat(32) } : again;
        }
        const stream = clashing ? streams[pick(streams.length)]! : aStream();
        const revision = (revisions.get(stream) ?? -1) + (clashing ? pick(3) - 1 : 0);
        const command = aCommand({ stream, expected: at(revision), events: clashing ? pick(4) : 1 + pick(3) });
        sent.push(command);
        return command;
      });
      const expected = [];
      for (const command of batch) expected.push(plain(await outcomeOf(model.append(command))));
      const outcomes = await Promise.all(batch.map(command => outcomeOf(harness.log.append(command))));
      expect(outcomes.map(plain)).toEqual(expected);
      for (const outcome of outcomes) {
        answers.push(outcome instanceof Error ? outcome.name : outcome.duplicate ? 'duplicate' : 'stored');
        if (!(outcome instanceof Error))
          revisions.set(outcome.stream, Math.max(revisions.get(outcome.stream) ?? -1, outcome.lastRevision));
      }
    }
    const tally = (answer: string) => answers.filter(each => each === answer).length;
    for (const kind of ['stored', 'duplicate', 'ConcurrencyConflict', 'IdempotencyKeyReused'])
      expect(tally(kind)).toBeGreaterThan(5);
    expect(await harness.log.readAll({ after: 0, limit: 10_000 })).toEqual(
      await model.readAll({ after: 0, limit: 10_000 }),
    );
    for (const stream of streams) expect(await harness.log.readStream(stream)).toEqual(await model.readStream(stream));
    for (const { commandId } of sent) {
      expect(await harness.log.findCommand(commandId)).toEqual(await model.findCommand(commandId));
    }
  }, 60_000);
});
