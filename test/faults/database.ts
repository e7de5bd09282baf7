import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { endings } from './endings.js';
import { sleep } from './random.js';

const hooks = fileURLToPath(new URL('../support/typescript-hooks.mjs', import.meta.url));
const program = fileURLToPath(new URL('./database-process.ts', import.meta.url));

/** What the checks and the nemeses need of a database, wherever it runs. */
export interface Database {
  readonly url: string;
  /** The postmaster of now, or null while there is none. */
  postmaster(): Promise<number | null>;
}

/** A database that ends with the stage it was started for. */
export interface ServedDatabase extends Database {
  /** The postmaster and all that it has started. */
  processes(): Promise<readonly number[]>;
  stop(): Promise<void>;
}

/** The server two instances share: PostgreSQL with our supervisor, in a process that nobody kills. */
export class DatabaseServer implements ServedDatabase {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    endings.add(() => this.stop());
  }

  static async start(dataDirectory: string): Promise<DatabaseServer> {
    const child = fork(program, [dataDirectory], { execArgv: ['--import', hooks] });
    const [message] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`the database process ended with ${code}`))),
    ])) as [{ ready: string }];
    return new DatabaseServer(child, message.ready);
  }

  async postmaster(): Promise<number | null> {
    const answer = once(this.child, 'message');
    this.child.send({ ask: 'pid' });
    const [{ pid }] = (await answer) as [{ pid: number | null }];
    return pid;
  }

  async processes(): Promise<readonly number[]> {
    const pid = await this.postmaster();
    return pid === null ? [] : [pid, ...childrenOf(pid)];
  }

  /** The supervisor dies with its machine; nothing is stopped in order. */
  async abandon(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}

/** One question on a connection of its own; asked again while the server is away. */
export async function ask<Row extends object>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  for (let tries = 0; ; tries++) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<Row>(sql, values)).rows;
    } catch (error) {
      if (tries >= 120 || !away(error)) throw error;
      await sleep(250);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

function away(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  // 53300: sessions that a broken network left behind are still there.
  return /^(57P0|53300|08|ECONN|ENOENT|EPIPE)/.test(code) || /terminated|timeout|ended/i.test(message);
}

export const databaseNamed = (url: string, name: string): string => url.replace(/\/[^/?]+(\?|$)/, `/${name}$1`);

/** Where a server on a unix socket listens, and the same server through a port of ours. */
export function socketOf(url: string): { readonly path: string } {
  const { searchParams } = new URL(url.replace('@/', '@socket/'));
  return { path: join(searchParams.get('host') ?? '', `.s.PGSQL.${searchParams.get('port')}`) };
}

export const through = (url: string, port: number): string =>
  url.replace('@/', `@127.0.0.1:${port}/`).replace(/\?.*$/, '');

/** By the kernel's own list: a server that hangs cannot be asked. */
function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return text === '' ? [] : text.split(' ').map(Number);
}
