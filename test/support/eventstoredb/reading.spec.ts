import { describe, expect, it } from '@jest/globals';
import { END, StreamNotFoundError } from '@eventstore/db-client';
import { all, credentials, eachWithStandIn, planned } from './a-client.js';

const bench = eachWithStandIn();
const none = { expectedRevision: 'no_stream', credentials } as const;
const names = ['a', 'b', 'c', 'd', 'e'];
const project = async (stream = 'project-1') =>
  bench.client.appendToStream(
    stream,
    names.map(name => planned(name)),
    none,
  );
const revisions = async (read: Parameters<typeof all>[0]) => (await all(read)).map(({ revision }) => revision);

describe('a read of the stand-in', () => {
  it('goes both ways from a revision, which is included, for as many events as asked', async () => {
    await project();
    const { client } = bench;
    expect(await revisions(client.readStream('project-1', { fromRevision: 2n }))).toEqual([2n, 3n, 4n]);
    expect(await revisions(client.readStream('project-1', { fromRevision: 1n, maxCount: 2 }))).toEqual([1n, 2n]);
    const backwards = { direction: 'backwards' } as const;
    expect(await revisions(client.readStream('project-1', { ...backwards, fromRevision: END }))).toEqual([
      4n,
      3n,
      2n,
      1n,
      0n,
    ]);
    expect(await revisions(client.readStream('project-1', { ...backwards, fromRevision: 2n, maxCount: 2 }))).toEqual([
      2n,
      1n,
    ]);
    expect(await revisions(client.readStream('project-1', { ...backwards, fromRevision: 99n, maxCount: 1 }))).toEqual([
      4n,
    ]);
    expect(await revisions(client.readStream('project-1', { fromRevision: 5n }))).toEqual([]);
  });

  it('of a stream nobody wrote says so', async () => {
    await expect(all(bench.client.readStream('project-9'))).rejects.toBeInstanceOf(StreamNotFoundError);
  });

  it('of everything includes its position going forwards, and stops before it going backwards', async () => {
    await project();
    const { client, standIn } = bench;
    const [third, fourth] = standIn.events.slice(-3, -1);
    const fromPosition = { commit: third?.commit ?? 0n, prepare: third?.prepare ?? 0n };
    const forwards = await all(client.readAll({ fromPosition, maxCount: 2 }));
    expect(forwards.map(({ id }) => id)).toEqual([third?.id, fourth?.id]);
    const backwards = await all(client.readAll({ fromPosition, maxCount: 2, direction: 'backwards' }));
    expect(backwards.map(({ revision }) => revision)).toEqual([1n, 0n]);
    const head = await all(client.readAll({ fromPosition: END, maxCount: 1, direction: 'backwards' }));
    expect(head[0]?.position).toEqual({
      commit: standIn.events.at(-1)?.commit,
      prepare: standIn.events.at(-1)?.commit,
    });
  });

  it('has positions that no Number can hold, growing and without a step one could guess', async () => {
    await project();
    const commits = bench.standIn.events.map(({ commit }) => commit);
    const read = await all(bench.client.readAll());
    expect(read.map(({ position }) => position)).toEqual(commits.map(commit => ({ commit, prepare: commit })));
    expect(commits.every(commit => commit > 2n ** 53n)).toBe(true);
    expect(commits.some(commit => BigInt(Number(commit)) !== commit)).toBe(true);
    const steps = commits.slice(1).map((commit, index) => commit - (commits[index] ?? 0n));
    expect(steps.every(step => step > 1n)).toBe(true);
    expect(new Set(steps).size).toBeGreaterThan(1);
  });

  it('refuses a position where nothing begins, is empty beyond the log, and fails backwards from there', async () => {
    await project();
    const { client, standIn } = bench;
    const last = standIn.events.at(-1)?.commit ?? 0n;
    const at = (commit: bigint) => ({ fromPosition: { commit, prepare: commit } });
    await expect(all(client.readAll(at(last - 1n)))).rejects.toMatchObject({ code: 3 });
    expect(await all(client.readAll(at(last + 100_000n)))).toEqual([]);
    await expect(all(client.readAll({ ...at(last + 100_000n), direction: 'backwards' }))).rejects.toMatchObject({
      code: 2,
    });
  });

  it('finds system events in everything from the start, and one more for every fifth append', async () => {
    const { client, standIn } = bench;
    const system = () => standIn.events.filter(({ stream }) => stream.startsWith('$'));
    expect(system().length).toBeGreaterThan(3);
    expect(await all(client.readAll())).toHaveLength(system().length);
    const before = system().length;
    for (const name of names) await client.appendToStream(`project-${name}`, planned(name), none);
    expect(
      system()
        .slice(before)
        .map(({ stream }) => stream),
    ).toEqual(['$stats-127.0.0.1:2113']);
  });

  it('keeps to what the metadata of the stream leaves, which everything does not', async () => {
    await project();
    const { client } = bench;
    await client.setStreamMetadata('project-1', { maxCount: 2 }, { credentials });
    expect(await client.getStreamMetadata('project-1')).toMatchObject({ metadata: { maxCount: 2 } });
    expect(await revisions(client.readStream('project-1'))).toEqual([3n, 4n]);
    await client.setStreamMetadata('project-1', { truncateBefore: 4 }, { credentials });
    expect(await revisions(client.readStream('project-1'))).toEqual([4n]);
    await client.setStreamMetadata('project-1', { maxAge: 86_400 }, { credentials });
    expect(await revisions(client.readStream('project-1'))).toHaveLength(5);
    const everything = await all(client.readAll());
    expect(everything.filter(({ streamId }) => streamId === 'project-1')).toHaveLength(5);
  });

  it('gives back unicode, bytes and metadata unchanged', async () => {
    const { client, standIn } = bench;
    const metadata = { commandId: '0b0c0d0e-0000-4000-8000-000000000001', note: 'ғўҳқ 🏗' };
    standIn.putForeign('project-2', [
      { type: 'Scanned', data: Buffer.from([0, 255, 1]), contentType: 'application/octet-stream' },
      { type: 'Noted', data: '{"note":"ғўҳқ 🏗"}', metadata: JSON.stringify(metadata) },
    ]);
    const [scan, note] = await all(client.readStream('project-2'));
    expect(scan).toMatchObject({ isJson: false, data: new Uint8Array([0, 255, 1]) });
    expect(note).toMatchObject({ isJson: true, data: { note: 'ғўҳқ 🏗' }, metadata });
  });

  it('waits for a slow reader instead of sending everything', async () => {
    const { client, standIn } = bench;
    const big = Buffer.alloc(10_000, 120);
    const contentType = 'application/octet-stream';
    standIn.putForeign(
      'project-3',
      Array.from({ length: 2_000 }, () => ({ type: 'Scanned', data: big, contentType })),
    );
    let read = 0;
    for await (const _ of client.readStream('project-3')) if (++read === 10) break;
    expect(standIn.delivered).toBeLessThan(1_000);
  });
});
