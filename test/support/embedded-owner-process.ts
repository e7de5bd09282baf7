import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { EmbeddedConnection, EmbeddedPostgresOptions } from '../../src/platform/postgres/embedded/index.js';

export interface OwnerReport {
  readonly connection: EmbeddedConnection;
  readonly pid: number;
  readonly adopted: boolean;
  readonly dataDirectory: string;
  readonly uid: number;
  readonly refused?: string;
}

export interface OwnerProcess {
  readonly child: ChildProcess;
  readonly report: OwnerReport;
  /** Lets it stop its server and leave. */
  leave(): Promise<void>;
  /** SIGKILL: the server stays behind. */
  kill(): Promise<void>;
}

/** Starts an owner from the sources below `checkout`, as another user when told. Ends within 40 s. */
export async function startOwnerProcess(
  options: EmbeddedPostgresOptions,
  as: { readonly uid?: number; readonly gid?: number; readonly checkout?: string } = {},
): Promise<OwnerProcess> {
  const { checkout = process.cwd(), ...identity } = as;
  const script = ['--import', './test/support/typescript-hooks.mjs', './test/support/embedded-owner.ts'];
  const child = spawn(process.execPath, [...script, JSON.stringify(options)], {
    cwd: checkout,
    env: { PATH: process.env['PATH'] },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...identity,
  });
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const gone = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), 40_000);
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([once(lines, 'line'), gone.then(() => undefined)]);
  clearTimeout(timer);
  if (line === undefined) throw new Error(`the owner process left without a word: ${errors.join('')}`);
  return {
    child,
    report: JSON.parse(String(line[0])) as OwnerReport,
    leave: async () => {
      child.stdin.end();
      await gone;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
