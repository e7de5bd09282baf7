import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  ClockSkew,
  ConcurrencyConflict,
  IdempotencyKeyReused,
  PayloadTooLarge,
} from '../../../src/platform/event-store/event-log.errors.js';
import { aCommand, aStream, at } from './commands.js';
import type { AppendResult } from '../../../src/platform/event-store/event-log.js';
import { outcomeOf, placed, type LogHarness } from './harness.js';

export function appendingContract(harness: () => LogHarness): void {
  const log = () => harness().log;

  describe('appending', () => {
    it('numbers a stream from 0 without gaps, and says where it stands', async () => {
      const stream = aStream();
      const first = await log().append(aCommand({ stream, events: 2 }));
      const second = await log().append(aCommand({ stream, expected: at(1), events: 3 }));
      expect([first.lastRevision, second.lastRevision]).toEqual([1, 4]);
      expect([first.events, second.events]).toEqual([2, 3]);
      expect((await log().readStream(stream)).map(e => e.revision)).toEqual([0, 1, 2, 3, 4]);
    });

    it('refuses "none" for a stream that exists, and says the actual revision', async () => {
      const stream = aStream();
      await log().append(aCommand({ stream, events: 2 }));
      const refusal = await outcomeOf(log().append(aCommand({ stream })));
      expect(refusal).toBeInstanceOf(ConcurrencyConflict);
      expect(refusal).toMatchObject({ stream, expected: 'none', actual: 1 });
    });

    it.each([
      ['behind', 0, 2],
      ['ahead of', 5, 2],
    ])('refuses a revision %s the stream', async (_where, revision, actual) => {
      const stream = aStream();
      await log().append(aCommand({ stream, events: 3 }));
      const refusal = await outcomeOf(log().append(aCommand({ stream, expected: at(revision) })));
      expect(refusal).toBeInstanceOf(ConcurrencyConflict);
      expect(refusal).toMatchObject({ expected: revision, actual });
    });

    it('says -1 for a stream that does not exist', async () => {
      const refusal = await outcomeOf(log().append(aCommand({ expected: at(0) })));
      expect(refusal).toBeInstanceOf(ConcurrencyConflict);
      expect(refusal).toMatchObject({ expected: 0, actual: -1 });
    });

    it('leaves nothing of a refused command: it may be sent again under its own id', async () => {
      const stream = aStream();
      const command = aCommand({ stream, expected: at(0) });
      await outcomeOf(log().append(command));
      expect(await log().findCommand(command.commandId)).toBeNull();
      await log().append(aCommand({ stream }));
      expect(await log().append(command)).toMatchObject({ duplicate: false, lastRevision: 1 });
    });

    it('lets exactly one of 50 appends on one revision win', async () => {
      const stream = aStream();
      await log().append(aCommand({ stream }));
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, () => outcomeOf(log().append(aCommand({ stream, expected: at(0) })))),
      );
      const refusals = outcomes.filter(outcome => outcome instanceof ConcurrencyConflict);
      expect(refusals).toHaveLength(49);
      for (const refusal of refusals) expect(refusal).toMatchObject({ actual: 1 });
      expect(await log().readStream(stream)).toHaveLength(2);
    });

    it('answers commands of one batch as if they were sent one after the other', async () => {
      const [stream, other] = [aStream(), aStream()];
      const repeated = aCommand({ stream, events: 2 });
      const outcomes = await Promise.all(
        [
          repeated,
          aCommand({ stream: other, expected: at(7) }),
          repeated,
          aCommand({ stream, expected: at(0) }),
          { ...repeated, fingerprint: 'ff'.repeat(32) },
          aCommand({ stream, expected: at(1), events: 0 }),
          aCommand({ stream, expected: at(1) }),
          aCommand({ stream: other }),
        ].map(command => outcomeOf(log().append(command))),
      );
      const first = outcomes[0] as AppendResult;
      expect(first).toMatchObject({ duplicate: false, lastRevision: 1 });
      expect(outcomes[1]).toMatchObject({ name: 'ConcurrencyConflict', actual: -1 });
      expect(outcomes[2]).toMatchObject({ events: 2, lastRevision: 1, duplicate: true });
      expect(outcomes[3]).toMatchObject({ name: 'ConcurrencyConflict', actual: 1 });
      expect(outcomes[4]).toBeInstanceOf(IdempotencyKeyReused);
      expect(outcomes[5]).toMatchObject({ events: 0, lastRevision: 1 });
      expect(outcomes[6]).toMatchObject({ duplicate: false, lastRevision: 2 });
      expect(outcomes[7]).toMatchObject({ duplicate: false, lastRevision: 0 });
    });

    it('keeps positions dense although neighbours in the batch are refused', async () => {
      await harness().settled();
      const before = (await log().head()).position;
      const commands = Array.from({ length: 60 }, (_, i) =>
        aCommand(i % 3 === 1 ? { expected: at(4) } : { events: 1 + (i % 2) }),
      );
      await Promise.all(commands.map(command => outcomeOf(log().append(command))));
      await harness().settled();
      const events = await log().readAll({ after: before, limit: 1_000 });
      expect(events.map(e => e.position)).toEqual(events.map((_, i) => before + 1 + i));
      const stored = commands.filter((_, i) => i % 3 !== 1);
      expect(events).toHaveLength(stored.reduce((sum, command) => sum + command.events.length, 0));
    });

    it('refuses a command beyond 1 MiB, and takes one just below', async () => {
      const ofSize = (length: number) => aCommand({ events: [{ text: 'x'.repeat(length) }] });
      expect(await outcomeOf(log().append(ofSize(1024 * 1024)))).toBeInstanceOf(PayloadTooLarge);
      expect(await log().append(ofSize(1024 * 1024 - 4_000))).toMatchObject({ lastRevision: 0 });
    });

    it.each([
      ['ahead of', 3_000],
      ['behind', -3_000],
    ])('refuses recordedAt 3 s %s the clock of the store; the neighbours are stored', async (_where, offset) => {
      const off = aCommand({ now: Date.now() + offset });
      const [refused, stored] = await Promise.all([outcomeOf(log().append(off)), outcomeOf(log().append(aCommand()))]);
      expect(refused).toBeInstanceOf(ClockSkew);
      expect(stored).toMatchObject({ duplicate: false });
      expect(await log().findCommand(off.commandId)).toBeNull();
      expect(await log().append(aCommand({ now: Date.now() + offset / 3 }))).toMatchObject({ duplicate: false });
    });

    it('lets ledgerAt rise with the position when recordedAt falls', async () => {
      const now = Date.now();
      await harness().settled();
      const before = (await log().head()).position;
      for (const offset of [0, 1_500, -1_500, 1_400, -500]) await log().append(aCommand({ now: now + offset }));
      await harness().settled();
      const events = await log().readAll({ after: before, limit: 10 });
      expect(events.map(e => e.recordedAt)).not.toEqual(events.map(e => e.recordedAt).sort());
      expect(events.map(e => e.ledgerAt)).toEqual(events.map(e => e.ledgerAt).sort());
      expect(events[2]!.ledgerAt >= new Date(now + 1_500).toISOString()).toBe(true);
    });
  });

  describe('asking again', () => {
    it('gives the first answer, whatever the expectation says by now', async () => {
      const command = aCommand({ events: 3 });
      const first = await placed(log(), log().append(command));
      await log().append(aCommand({ stream: command.stream, expected: at(2) }));
      expect(await placed(log(), log().append(command))).toEqual({ ...first, duplicate: true });
      const elsewhere = log().append({ ...command, expected: at(40) });
      expect(await placed(log(), elsewhere)).toEqual({ ...first, duplicate: true });
      expect(await log().readStream(command.stream)).toHaveLength(4);
    });

    it('stores once when the same command comes 20 times at once', async () => {
      const command = aCommand({ events: 2 });
      const answers = await Promise.all(Array.from({ length: 20 }, () => placed(log(), log().append(command))));
      expect(answers.filter(answer => !answer.duplicate)).toHaveLength(1);
      expect(new Set(answers.map(a => a.lastPosition)).size).toBe(1);
      expect(await log().readStream(command.stream)).toHaveLength(2);
    });

    it('stores once when two instances are asked at once', async () => {
      const other = harness().another();
      if (other === null) return console.info('skipped: this store is one instance');
      const commands = Array.from({ length: 30 }, () => aCommand());
      const answers = await Promise.all(commands.flatMap(command => [log().append(command), other.append(command)]));
      expect(answers.filter(answer => !answer.duplicate)).toHaveLength(30);
      for (const { stream } of commands) expect(await log().readStream(stream)).toHaveLength(1);
    });

    it('refuses a command id under another fingerprint, for ever', async () => {
      const command = aCommand();
      await log().append(command);
      const reuse = aCommand({ ...command, body: 'another body', events: 1 });
      for (let i = 0; i < 2; i++) expect(await outcomeOf(log().append(reuse))).toBeInstanceOf(IdempotencyKeyReused);
      expect(await log().readStream(command.stream)).toHaveLength(1);
    });

    it('remembers a command that recorded nothing', async () => {
      const stream = aStream();
      const { lastPosition } = await placed(log(), log().append(aCommand({ stream, events: 2 })));
      const command = aCommand({ stream, expected: at(1), events: 0 });
      const answer = await placed(log(), log().append(command));
      expect(answer).toMatchObject({ duplicate: false, events: 0, lastPosition, lastRevision: 1 });
      await log().append(aCommand({ stream, expected: at(1) }));
      expect(await placed(log(), log().append(command))).toEqual({ ...answer, duplicate: true });
      expect(await outcomeOf(log().append({ ...command, fingerprint: '00'.repeat(32) }))).toBeInstanceOf(
        IdempotencyKeyReused,
      );
    });

    it('remembers that nothing was recorded in a stream that does not exist', async () => {
      const command = aCommand({ events: 0 });
      expect(await log().append(command)).toMatchObject({ events: 0, lastPosition: 0, lastRevision: -1 });
      expect(await log().readStream(command.stream)).toEqual([]);
    });

    it('finds what it answered, and nothing else', async () => {
      for (const command of [aCommand({ events: 2 }), aCommand({ events: 0 })]) {
        const { duplicate: _, ...entry } = await log().append(command);
        expect(await log().findCommand(command.commandId)).toEqual(entry);
      }
      expect(await log().findCommand(randomUUID())).toBeNull();
    });
  });
}
