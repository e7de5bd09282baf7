import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { AccessDeniedError, EventStoreDBClient, UnavailableError } from '@eventstore/db-client';
import { aCertificate } from './a-certificate.js';
import { all, credentials, eachWithStandIn, planned } from './a-client.js';
import { type StandIn, startStandIn } from './stand-in.js';

const none = { expectedRevision: 'no_stream', credentials } as const;

describe('the stand-in', () => {
  const bench = eachWithStandIn();

  it('once killed is not there, and once revived has the same port and the same events', async () => {
    const { client, standIn } = bench;
    const { port } = standIn;
    await client.appendToStream('project-1', planned(), none);
    await standIn.kill();
    await expect(client.appendToStream('project-1', planned(), none)).rejects.toBeInstanceOf(UnavailableError);
    await standIn.revive();
    expect(standIn.port).toBe(port);
    const another = EventStoreDBClient.connectionString(standIn.url);
    expect(await all(another.readStream('project-1'))).toHaveLength(1);
    await another.dispose();
  });

  it('is found by discovery, as a cluster of one that leads', async () => {
    const { standIn } = bench;
    const found = EventStoreDBClient.connectionString(`esdb+discover://127.0.0.1:${standIn.port}?tls=false`);
    await found.appendToStream('project-1', planned(), none);
    expect(standIn.calls.map(({ method }) => method)).toEqual(['gossip', 'append']);
    await found.dispose();
  });

  it('takes foreign events around every check: system streams, bytes that are no JSON, an id twice', async () => {
    const { client, standIn } = bench;
    const id = '00000000-0000-4000-8000-000000000001';
    const foreign = { type: 'Foreign', data: Buffer.from([255, 254]), id };
    standIn.putForeign('$foreign', [foreign, foreign]);
    const read = await all(client.readStream('$foreign'));
    expect(read.map(event => [event.id, event.revision])).toEqual([
      [id, 0n],
      [id, 1n],
    ]);
  });

  it('can lose the end of its history, and a single event of it', async () => {
    const { client, standIn } = bench;
    await client.appendToStream('project-1', [planned(), planned(), planned()], none);
    const lost = standIn.events.at(-1);
    standIn.truncate(standIn.events.length - 1);
    standIn.remove(standIn.events.length - 1);
    expect((await all(client.readStream('project-1'))).map(({ revision }) => revision)).toEqual([0n]);
    const again = { ...planned(), id: lost?.id ?? '' };
    const appended = await client.appendToStream('project-1', again, { ...none, expectedRevision: 'any' });
    expect(appended.nextExpectedRevision).toBe(2n);
    expect((await all(client.readStream('project-1'))).map(({ revision }) => revision)).toEqual([0n, 2n]);
  });

  it('writes down what it is asked, in order, also what it refuses', async () => {
    const { client, standIn } = bench;
    await client.appendToStream('project-1', planned(), { ...none, expectedRevision: 5n }).catch(() => undefined);
    await all(client.readStream('project-1')).catch(() => undefined);
    await all(client.readAll());
    expect(standIn.calls.map(({ method, stream }) => `${method} ${stream}`)).toEqual([
      'append project-1',
      'readStream project-1',
      'readAll $all',
    ]);
  });

  it('may be stopped twice', async () => {
    await bench.standIn.stop();
    await bench.standIn.stop();
  });
});

describe('the stand-in that wants credentials', () => {
  const opened: { standIn?: StandIn; folder?: string } = {};
  afterEach(async () => {
    await opened.standIn?.stop();
    if (opened.folder) await rm(opened.folder, { recursive: true });
  });

  it('refuses everybody over a plain connection, where the client sends none', async () => {
    opened.standIn = await startStandIn({ credentials });
    const client = EventStoreDBClient.connectionString(opened.standIn.url);
    await expect(client.appendToStream('project-1', planned(), none)).rejects.toBeInstanceOf(AccessDeniedError);
    await expect(all(client.readAll({ credentials }))).rejects.toBeInstanceOf(AccessDeniedError);
    await client.dispose();
  });

  it('lets in over TLS who has them, and nobody else', async () => {
    const tls = aCertificate();
    opened.standIn = await startStandIn({ credentials, tls });
    opened.folder = await mkdtemp(join(tmpdir(), 'stand-in-'));
    const authority = join(opened.folder, 'authority.pem');
    await writeFile(authority, tls.cert);
    const client = EventStoreDBClient.connectionString(`${opened.standIn.url}&tlsCAFile=${authority}`);
    const wrong = { ...none, credentials: { username: 'admin', password: 'guessed' } };
    await expect(client.appendToStream('project-1', planned(), wrong)).rejects.toBeInstanceOf(AccessDeniedError);
    expect(await client.appendToStream('project-1', planned(), none)).toMatchObject({ nextExpectedRevision: 0n });
    await expect(all(client.readStream('project-1'))).rejects.toBeInstanceOf(AccessDeniedError);
    expect(await all(client.readStream('project-1', { credentials }))).toHaveLength(1);
    await client.dispose();
  });
});
