import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startOwnerProcess } from '../../../../test/support/embedded-owner-process.js';
import { startPrivateServer } from '../../../../test/support/embedded-postgres.js';
import { withConnection } from './connection.js';
import { monotonicMs, pollUntil } from './deadline.js';
import {
  startEmbeddedPostgres,
  type EmbeddedConnection,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  type StateChange,
} from './index.js';
import { readProcess } from './process-facts.js';
import { SERVER_IDENTITY } from './server-identity.js';

const scratch = makeScratch();
const running: EmbeddedPostgres[] = [];
let made = 0;

/** A zombie runs no more: where nothing reaps orphans (a container without an init) it stays in the table for ever. */
function runs(pid: number): boolean {
  const facts = readProcess(pid);
  return facts !== undefined && !facts.zombie;
}

/** In memory where there is room: copied stores are all dirty pages, and every flush of them would be timed here. */
function makeScratch(): string {
  const memory = '/dev/shm';
  const space = existsSync(memory) ? statfsSync(memory) : undefined;
  const roomy = space !== undefined && space.bavail * space.bsize > 512 * 1024 * 1024;
  return mkdtempSync(join(roomy ? memory : '/tmp', 'qadam-embedded-'));
}

async function start(dataDirectory: string, options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ cloneDirectory: process.cwd(), dataDirectory, ...options });
  running.push(server);
  return server;
}

/** A store of its own with one row in it. Root copies it as root, as a restore would. */
function copyOfStore(): string {
  const copy = join(scratch, `store-${(made += 1)}`);
  cpSync(join(scratch, 'origin'), copy, { recursive: true });
  return copy;
}

function remembered(connection: EmbeddedConnection): Promise<string> {
  return withConnection(connection, 5_000, async client => {
    const { rows } = await client.query<{ word: string }>('select word from memory');
    return rows.map(row => row.word).join();
  });
}

function whenReady(server: EmbeddedPostgres, restarts: number): Promise<true | undefined> {
  const back = (): true | undefined => (server.state === 'ready' && server.restarts >= restarts ? true : undefined);
  return pollUntil(back, { withinMs: 10_000 });
}

function kill(pid: number | undefined): void {
  if (pid === undefined) throw new Error('there is no server to kill');
  process.kill(pid, 'SIGKILL');
}

beforeAll(async () => {
  chmodSync(scratch, 0o711); // mkdtemp closes it even for the server's user
  const server = await start(join(scratch, 'origin'));
  await withConnection(server.connection, 5_000, client =>
    client.query(`create table memory (word text); insert into memory values ('kept')`),
  );
  await server.stop();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(server => server.stop()));
  if (made > 0) rmSync(join(scratch, `store-${made}`), { recursive: true, force: true });
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('an embedded PostgreSQL', () => {
  it('keeps its data over stop and start, and an existing store answers within 1.5 s', async () => {
    const began = monotonicMs();
    const server = await start(copyOfStore());
    expect(monotonicMs() - began).toBeLessThan(1_500);
    expect(await remembered(server.connection)).toBe('kept');
  });

  it('is UTF-8, knows Cyrillic letters, has checksums, and opens no TCP port', async () => {
    const server = await start(copyOfStore());
    const [row] = await withConnection(server.connection, 5_000, async client => {
      const settings = ['server_encoding', 'data_checksums', 'listen_addresses', 'fsync', 'jit', 'wal_compression'];
      const shown = settings.map(name => `current_setting('${name}') as ${name}`).join(', ');
      const { rows } = await client.query<Record<string, unknown>>(`select ${shown}, 'Қ' ~ '[[:alpha:]]' as cyrillic`);
      return rows;
    });
    expect(row).toMatchObject({
      server_encoding: 'UTF8',
      data_checksums: 'on',
      listen_addresses: '',
      fsync: 'on',
      jit: 'off',
      cyrillic: true,
    });
    expect(row?.['wal_compression']).not.toBe('off');
  });

  it('never answers without the password, which lies in a file only its owner reads', async () => {
    const server = await start(copyOfStore());
    const guess = { ...server.connection, password: 'guess' };
    await expect(remembered(guess)).rejects.toThrow(/password authentication failed/);
    const file = join(server.dataDirectory, 'postgres-credentials.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain(server.connection.password);
    expect(statSync(server.connection.host).mode & 0o777).toBe(0o700);
    expect(statSync(server.logFile).mode & 0o777).toBe(0o600);
  });

  it('is refused to a second owner, in a sentence that names the first', async () => {
    const store = copyOfStore();
    const first = await start(store);
    await expect(start(store)).rejects.toMatchObject({
      reason: 'already-owned',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    expect(await remembered(first.connection)).toBe('kept');
  });

  it('ignores a weakened configuration file', async () => {
    const store = copyOfStore();
    const first = await start(store);
    await withConnection(first.connection, 5_000, client => client.query('alter system set fsync = off'));
    await first.stop();
    const again = await start(store);
    const shown = await withConnection(again.connection, 5_000, client => client.query('show fsync'));
    expect(shown.rows).toEqual([{ fsync: 'on' }]);
  });

  it('does not start with an unsafe setting in force, names it, and leaves nothing running', async () => {
    const store = copyOfStore();
    const first = await start(store);
    await withConnection(first.connection, 5_000, client =>
      client.query('alter role qadam_owner set synchronous_commit = off'),
    );
    await first.stop();
    await expect(start(store)).rejects.toMatchObject({
      reason: 'unsafe-settings',
      message: expect.stringContaining('synchronous_commit = off'),
    });
    expect(existsSync(join(store, 'postgres', 'postmaster.pid'))).toBe(false);
    expect(existsSync(join(store, 'owner.json'))).toBe(false);
  });

  it('refuses data whose password file is lost, and fast settings for data that stays', async () => {
    const store = copyOfStore();
    rmSync(join(store, 'postgres-credentials.json'));
    await expect(start(store)).rejects.toMatchObject({ reason: 'credentials-missing' });
    await expect(start(store, { durability: 'test' })).rejects.toMatchObject({ reason: 'unsafe-settings' });
  });
});

describe('a server that is killed', () => {
  it('comes back by itself with its data, and says so', async () => {
    const changes: StateChange[] = [];
    const server = await start(copyOfStore(), { onStateChange: change => changes.push(change) });
    const killed = server.pid;
    kill(killed);
    expect(await whenReady(server, 1)).toBe(true);
    expect(server.pid).not.toBe(killed);
    expect(await remembered(server.connection)).toBe('kept');
    expect(changes.map(change => change.state)).toEqual(['starting', 'ready', 'restarting', 'ready']);
    expect(changes[2]).toMatchObject({ nextAttemptInMs: 200, reason: expect.stringContaining('SIGKILL') });
  });

  it('too often is reported as failed, and is still brought back', async () => {
    const changes: StateChange[] = [];
    const policy = { firstDelayMs: 1, longestDelayMs: 1, crashesTolerated: 1, windowMs: 60_000, failedDelayMs: 50 };
    const server = await start(copyOfStore(), { restartPolicy: policy, onStateChange: change => changes.push(change) });
    for (const restarts of [1, 2]) {
      kill(server.pid);
      expect(await whenReady(server, restarts)).toBe(true);
    }
    expect(changes.map(change => change.state)).toContain('failed');
    expect(await remembered(server.connection)).toBe('kept');
  });

  it('does not hold up stop(), which may be called twice and at any moment', async () => {
    const slow = {
      firstDelayMs: 60_000,
      longestDelayMs: 60_000,
      crashesTolerated: 9,
      windowMs: 60_000,
      failedDelayMs: 60_000,
    };
    const store = copyOfStore();
    const server = await start(store, { restartPolicy: slow });
    kill(server.pid);
    expect(await pollUntil(() => server.state === 'restarting' || undefined, { withinMs: 5_000 })).toBe(true);
    const began = monotonicMs();
    const stopping = server.stop();
    expect(server.stop()).toBe(stopping);
    await stopping;
    expect(monotonicMs() - began).toBeLessThan(2_000);
    expect(server.state).toBe('stopped');
    // The next start finds the data and clears the shared memory that the killed one left.
    expect(await remembered((await start(store)).connection)).toBe('kept');
  });
});

describe('a server whose owner was killed', () => {
  it('is taken over at once by the next start, is watched, and stops with it', async () => {
    const store = copyOfStore();
    const owner = await startOwnerProcess({ cloneDirectory: process.cwd(), dataDirectory: store });
    const { pid } = owner.report;
    await owner.kill();
    const server = await start(store);
    expect(server).toMatchObject({ adopted: true, pid });
    expect(await remembered(server.connection)).toBe('kept');
    kill(pid);
    expect(await whenReady(server, 1)).toBe(true);
    expect(await remembered(server.connection)).toBe('kept');
    await server.stop();
    expect(existsSync(join(store, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('and which is paused, is woken and taken over, also by another path to the same data', async () => {
    const store = copyOfStore();
    const owner = await startOwnerProcess({ cloneDirectory: process.cwd(), dataDirectory: store });
    process.kill(owner.report.pid, 'SIGSTOP');
    await owner.kill();
    const otherPath = `${store}-link`;
    symlinkSync(store, otherPath);
    const server = await start(otherPath);
    expect(server).toMatchObject({ adopted: true, pid: owner.report.pid });
    expect(await remembered(server.connection)).toBe('kept');
  });

  it('and whose pid now belongs to another program, does not keep the next from starting', async () => {
    const store = copyOfStore();
    // Under the server's own user: PostgreSQL itself looks through pids of other users and of its parent.
    const identity = process.getuid?.() === 0 ? SERVER_IDENTITY : {};
    const stranger = spawn('/bin/sleep', ['60'], { stdio: 'ignore', ...identity });
    try {
      const file = `${stranger.pid}\n${store}/postgres\n1\n5432\n\n\n\nready\n`;
      writeFileSync(join(store, 'postgres', 'postmaster.pid'), file);
      const server = await start(store);
      expect(await remembered(server.connection)).toBe('kept');
    } finally {
      stranger.kill();
    }
  });

  it('and which died with it, starts again without a hand', async () => {
    const store = copyOfStore();
    const owner = await startOwnerProcess({ cloneDirectory: process.cwd(), dataDirectory: store });
    await owner.kill();
    kill(owner.report.pid);
    const server = await start(store);
    expect(server.adopted).toBe(false);
    expect(await remembered(server.connection)).toBe('kept');
  });

  it('is not left behind when the owner exits in order', async () => {
    const store = copyOfStore();
    const owner = await startOwnerProcess({ cloneDirectory: process.cwd(), dataDirectory: store });
    await owner.leave();
    expect(runs(owner.report.pid)).toBe(false);
    expect(existsSync(join(store, 'owner.json'))).toBe(false);
  });
});

describe('an ephemeral server', () => {
  it('leaves no folder and no process behind', async () => {
    const server = await startPrivateServer();
    const { pid, dataDirectory } = server;
    expect(existsSync(dataDirectory)).toBe(true);
    await server.stop();
    expect(existsSync(dataDirectory)).toBe(false);
    expect(runs(pid ?? 0)).toBe(false);
  });

  it('left by a killed owner is cleared by the next one', async () => {
    const options = { cloneDirectory: process.cwd(), ephemeral: true, durability: 'test' } as const;
    const owner = await startOwnerProcess(options);
    await owner.kill();
    expect(existsSync(owner.report.dataDirectory)).toBe(true);
    const server = await startPrivateServer();
    expect(existsSync(owner.report.dataDirectory)).toBe(false);
    expect(runs(owner.report.pid)).toBe(false);
    await server.stop();
  });
});
