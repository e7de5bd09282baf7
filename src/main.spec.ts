import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../test/support/embedded-postgres.js';
import { PROJECT_ROOT } from './platform/config/data-dir.js';

/** The program as it is started, with its real contexts: a process, signals, exit codes. */
class Program {
  out = '';
  err = '';
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcessByStdio<null, Readable, Readable>;

  constructor(environment: NodeJS.ProcessEnv, ...flags: string[]) {
    const hooks = join(PROJECT_ROOT, 'test/support/typescript-hooks.mjs');
    const args = ['--import', hooks, join(PROJECT_ROOT, 'src/main.ts'), ...flags];
    const env = { PATH: '/usr/bin:/bin', ...environment };
    this.child = spawn(process.execPath, args, { env, cwd: tmpdir(), stdio: ['ignore', 'pipe', 'pipe'] });
    this.child.stdout.on('data', (data: Buffer) => (this.out += data.toString()));
    this.child.stderr.on('data', (data: Buffer) => (this.err += data.toString()));
    this.ended = new Promise(resolve => this.child.on('close', code => resolve(code)));
  }

  /** Resolves with the URL of the banner; rejects when the program ends without one. */
  async answers(): Promise<string> {
    for (;;) {
      const url = /Qadam answers at (\S+)/.exec(this.out)?.[1];
      if (url !== undefined) return url;
      const more = once(this.child.stdout, 'data').then(() => true);
      if (!(await Promise.race([more, this.ended.then(() => false)])))
        throw new Error(`it ended: ${this.err}${this.out}`);
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}

interface Documented {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Every documented operation, and its spellings, called without a key: those that do not answer 401. */
async function openToStrangers(url: string): Promise<string[]> {
  const { paths } = (await (await fetch(`${url}/v1/openapi.json`)).json()) as Documented;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => [method, path]),
  );
  expect(operations.length).toBeGreaterThan(20);
  const open: string[] = [];
  for (const [method = '', path = ''] of operations) {
    const body = method === 'post' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {};
    for (const asked of method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]) {
      const answer = await fetch(url + path.replaceAll(/\{\w+\}/g, 'x'), { method: asked, ...body });
      await answer.text();
      if (answer.status !== 401) open.push(`${asked} ${path}: ${answer.status}`);
    }
  }
  return open;
}

const KEY = Buffer.alloc(32, 1).toString('base64');
const MINUTES = 180_000;

describe('the program on an external database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const environment = (port = '0'): NodeJS.ProcessEnv => ({
    DATABASE_URL: database.connectionString,
    REGISTER_KEY: KEY,
    VAULT_KEY: KEY,
    PORT: port,
    DATA_DIR: join(tmpdir(), 'qadam-never-made'),
  });

  it(
    'answers, stops in order on SIGTERM with exit code 0, and leaves nothing of its own on the disk',
    async () => {
      const program = new Program(environment());
      const url = await program.answers();
      expect((await fetch(`${url}/health/ready`)).status).toBe(200);
      expect((await fetch(`${url}/v1/projects`)).status).toBe(401);
      for (const open of ['/docs', '/v1/openapi.json', '/problems'])
        expect([open, (await fetch(url + open)).status]).toEqual([open, 200]);
      expect(await openToStrangers(url)).toEqual([]);
      expect(program.out).not.toContain('Demo keys');
      expect(program.out).toContain('PostgreSQL runs with fsync = off');
      program.kill('SIGTERM');
      expect(await program.ended).toBe(0);
      expect(program.out).toContain('"msg":"stopped"');
      expect(existsSync(join(tmpdir(), 'qadam-never-made'))).toBe(false);
    },
    MINUTES,
  );

  it(
    'leaves at once on the second signal',
    async () => {
      const program = new Program({ ...environment(), SHUTDOWN_DELAY_MS: '60000' });
      await program.answers();
      program.kill('SIGTERM');
      while (!program.out.includes('"msg":"stopping"')) await new Promise(resolve => setTimeout(resolve, 10));
      program.kill('SIGTERM');
      expect(await program.ended).toBe(130);
    },
    MINUTES,
  );

  it(
    'says in one sentence that its port is taken, since its port is a promise',
    async () => {
      const holder = createServer().listen(0, '127.0.0.1');
      await once(holder, 'listening');
      const { port } = holder.address() as { port: number };
      const program = new Program(environment(String(port)));
      expect(await program.ended).toBe(1);
      expect(program.err.trim()).toBe(`Port ${port} is taken. Choose another with --port, or stop what listens there.`);
      holder.close();
    },
    MINUTES,
  );
});

describe('the program on its own database', () => {
  /** Port 3000 is taken: by us, or by whoever was there before. */
  const occupy = async (): Promise<Server> => {
    const holder = createServer();
    holder.on('error', () => undefined);
    holder.listen(3000, '127.0.0.1');
    await Promise.race([once(holder, 'listening'), once(holder, 'error')]);
    return holder;
  };

  it(
    'takes the next free port and says so, shows its keys once, and takes the folder away at the end',
    async () => {
      const holder = await occupy();
      const program = new Program({}, '--ephemeral', '--empty');
      const url = await program.answers();
      expect(new URL(url).port).not.toBe('3000');
      expect(program.out).toMatch(/port 3000 is taken: listening on \d+/);
      const key = /^ {2}auditor +(\S+)$/m.exec(program.out)?.[1];
      const answer = await fetch(`${url}/v1/projects`, { headers: { authorization: `ApiKey ${key}` } });
      expect([answer.status, await answer.json()]).toMatchObject([200, { items: [] }]);
      const folder = /Data +(\S+) \(deleted at the end\)/.exec(program.out)![1]!;
      expect(existsSync(join(folder, 'demo-keys.json'))).toBe(true);
      program.kill('SIGINT');
      expect(await program.ended).toBe(0);
      expect(existsSync(folder)).toBe(false);
      holder.close();
    },
    MINUTES,
  );
});
