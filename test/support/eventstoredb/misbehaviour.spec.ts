import { describe, expect, it } from '@jest/globals';
import {
  CancelledError,
  DeadlineExceededError,
  NotLeaderError,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { status } from '@grpc/grpc-js';
import { all, credentials, eachWithStandIn, planned } from './a-client.js';
import { type Misbehaviour } from './stand-in.js';

const bench = eachWithStandIn();
const append = (stream = 'project-1', deadline = 10_000) =>
  bench.client.appendToStream(stream, planned('a'), { expectedRevision: 'no_stream', credentials, deadline });
const stored = (stream = 'project-1') => bench.standIn.events.filter(event => event.stream === stream).length;

describe('an append, where the stand-in was told to misbehave,', () => {
  it('is left without an answer until the deadline of the caller, and not stored', async () => {
    bench.standIn.misbehave({ kind: 'silent' });
    await expect(append('project-1', 250)).rejects.toBeInstanceOf(DeadlineExceededError);
    expect(stored()).toBe(0);
  });

  it('is stored and left without an answer, so that a cut connection tells the caller nothing', async () => {
    bench.standIn.misbehave({ kind: 'store-without-answer' });
    const unanswered = append();
    unanswered.catch(() => undefined);
    while (stored() === 0) await new Promise(resolve => setImmediate(resolve));
    await bench.standIn.kill();
    await expect(unanswered).rejects.toBeInstanceOf(UnavailableError);
    expect(stored()).toBe(1);
  });

  it('fails with the status ordered, before or after it was stored', async () => {
    const refused: [Misbehaviour, new (...args: never[]) => Error, number][] = [
      [{ kind: 'error', code: status.UNAVAILABLE }, UnavailableError, 0],
      [{ kind: 'error', code: status.CANCELLED }, CancelledError, 0],
      [{ kind: 'error', code: status.INTERNAL }, UnknownError, 0],
      [{ kind: 'error-after-store', code: status.UNAVAILABLE }, UnavailableError, 1],
      [{ kind: 'deadline-after-store' }, DeadlineExceededError, 1],
    ];
    for (const [index, [what, error, count]] of refused.entries()) {
      bench.standIn.misbehave(what);
      await expect(append(`project-${index}`)).rejects.toBeInstanceOf(error);
      expect(stored(`project-${index}`)).toBe(count);
    }
  });

  it('ended without an answer is an error of the client, and was not stored', async () => {
    bench.standIn.misbehave({ kind: 'clean-end' });
    await expect(append()).rejects.toBeInstanceOf(Error);
    expect(stored()).toBe(0);
  });

  it('is sent to the leader', async () => {
    bench.standIn.misbehave({ kind: 'not-leader', host: '127.0.0.1', port: bench.standIn.port });
    const refused = append();
    await expect(refused).rejects.toBeInstanceOf(NotLeaderError);
    await expect(refused).rejects.toMatchObject({ leader: { address: '127.0.0.1', port: bench.standIn.port } });
    expect(stored()).toBe(0);
    expect(await append()).toMatchObject({ nextExpectedRevision: 0n });
  });

  it('is stored at once and answered only when released, or after a time', async () => {
    const late = bench.standIn.misbehave({ kind: 'late' });
    const answer = append();
    while (stored() === 0) await new Promise(resolve => setImmediate(resolve));
    expect(late.times).toBe(1);
    late.release();
    expect(await answer).toMatchObject({ nextExpectedRevision: 0n });
    bench.standIn.misbehave({ kind: 'late', afterMs: 1 });
    expect(await append('project-2')).toMatchObject({ nextExpectedRevision: 0n });
  });

  it('learns late that it lost a race, with the revision that is current then', async () => {
    const late = bench.standIn.misbehave({ kind: 'wrong-expected-version-late' });
    const answer = append();
    answer.catch(() => undefined);
    while (late.times === 0) await new Promise(resolve => setImmediate(resolve));
    bench.standIn.putForeign('project-1', [{ type: 'Other', data: '{}' }]);
    late.release();
    await expect(answer).rejects.toBeInstanceOf(WrongExpectedVersionError);
    await expect(answer).rejects.toMatchObject({ actualVersion: 0n });
    expect(stored()).toBe(1);
    bench.standIn.misbehave({ kind: 'wrong-expected-version-late', afterMs: 1 });
    await expect(append('project-2')).rejects.toMatchObject({ actualVersion: 'no_stream' });
    expect(stored('project-2')).toBe(0);
  });

  it('is the one the order aims at, as often as ordered, in the order of the orders, until it is stopped', async () => {
    const { standIn, client } = bench;
    const code = status.UNAVAILABLE;
    standIn.misbehave({ kind: 'silent', method: 'readAll', times: Infinity });
    const first = standIn.misbehave({ kind: 'error', code, stream: 'project-', method: 'append', times: 2 });
    const second = standIn.misbehave({ kind: 'error', code, times: Infinity });
    second.stop();
    expect(await append('parcel-1')).toMatchObject({ success: true });
    await expect(append()).rejects.toBeInstanceOf(UnavailableError);
    await expect(append()).rejects.toBeInstanceOf(UnavailableError);
    expect(await append()).toMatchObject({ success: true });
    expect([first.times, second.times]).toEqual([2, 0]);
    expect(await all(client.readStream('project-1'))).toHaveLength(1);
  });
});
