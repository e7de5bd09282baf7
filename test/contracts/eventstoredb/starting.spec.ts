import * as client from '@eventstore/db-client';
import { afterEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkStore } from '../../../src/platform/event-store/eventstoredb/check-store.js';
import { StoreClient } from '../../../src/platform/event-store/eventstoredb/store-client.js';
import { parseStoreUrl } from '../../../src/platform/event-store/eventstoredb/store-url.js';
import { realTimers } from '../../../src/platform/event-store/timers.js';
import { aCertificate } from '../../support/eventstoredb/a-certificate.js';
import { startStandIn, type StandIn, type StandInOptions } from '../../support/eventstoredb/stand-in.js';

let standIn: StandIn | undefined;
afterEach(async () => {
  await standIn?.stop();
  standIn = undefined;
});

async function aServer(options: StandInOptions = {}): Promise<StandIn> {
  standIn = await startStandIn(options);
  return standIn;
}

async function check(url: string, acceptOldServer = false): Promise<readonly string[]> {
  const store = new StoreClient(client, parseStoreUrl(url), realTimers);
  try {
    return await checkStore(store, acceptOldServer);
  } finally {
    store.close();
  }
}

describe('a start on EventStoreDB', () => {
  it('takes a server that answers, lets us read and is new enough', async () => {
    expect(await check((await aServer()).url)).toEqual([]);
  });

  it('says that nobody listens, and where', async () => {
    const { url, port } = await aServer();
    await standIn!.stop();
    standIn = undefined;
    await expect(check(url)).rejects.toThrow(
      new RegExp(`EventStoreDB at 127.0.0.1:${port} cannot be reached: .*EVENTSTOREDB_URL`),
    );
  });

  it('says that the server is too old, and what would take the risk', async () => {
    const { url } = await aServer({ version: '24.10.4' });
    await expect(check(url)).rejects.toThrow(/is version 24\.10\.4; .*EVENTSTOREDB_ACCEPT_OLD_SERVER=true/);
    expect(await check(url, true)).toEqual([expect.stringContaining('takes the risk')]);
  });

  it('says that the credentials are refused, and never which they were', async () => {
    const certificate = aCertificate();
    const ca = join(mkdtempSync(join(tmpdir(), 'qadam-ca-')), 'ca.crt');
    writeFileSync(ca, certificate.cert);
    const { port } = await aServer({ tls: certificate, credentials: { username: 'qadam', password: 'right' } });
    const url = (password: string) =>
      `esdb://qadam:${password}@127.0.0.1:${port}?tls=true&tlsCAFile=${encodeURIComponent(ca)}`;
    await expect(check(url('wrong-one'))).rejects.toThrow(/refuses these credentials, or does not let them read \$all/);
    await expect(check(url('wrong-one'))).rejects.not.toThrow(/wrong-one/);
    expect(await check(url('right'))).toEqual([]);
  });

  it('does not go on with a server whose certificate nobody vouches for', async () => {
    const { port } = await aServer({ tls: aCertificate() });
    await expect(check(`esdb://127.0.0.1:${port}?tls=true`)).rejects.toThrow(/cannot be reached|did not answer/);
  });

  it('is foretold by the doctor', async () => {
    const { url } = await aServer({ version: '24.10.4' });
    const environment = {
      ...process.env,
      EVENTSTOREDB_URL: url,
      DATA_DIR: mkdtempSync(join(tmpdir(), 'qadam-doctor-')),
    };
    const found = await new Promise<string>(resolve =>
      execFile(process.execPath, ['dist/cli.js', 'doctor', '--json'], { env: environment }, (_error, out) =>
        resolve(out),
      ),
    );
    const lines = JSON.parse(found) as { check: string; ok: boolean; detail: string }[];
    expect(lines.find(({ check }) => check === 'EventStoreDB')).toMatchObject({
      ok: false,
      detail: expect.stringContaining('is version 24.10.4') as unknown as string,
    });
  });

  it('gives up on a server that says nothing', async () => {
    const { url } = await aServer();
    standIn!.misbehave({ kind: 'silent', method: 'serverFeatures', times: 9 });
    await expect(check(url)).rejects.toThrow(/did not answer within 10 s/);
  }, 30_000);
});
