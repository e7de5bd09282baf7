import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../src/platform/config/data-dir.js';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The CLI as it is started: a process, signals, exit codes. */
export class Cli {
  out = '';
  err = '';
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;

  constructor(environment: NodeJS.ProcessEnv, ...args: readonly string[]) {
    const hooks = join(PROJECT_ROOT, 'test/support/typescript-hooks.mjs');
    const command = ['--import', hooks, join(PROJECT_ROOT, 'src/cli.ts'), ...args];
    this.child = spawn(process.execPath, command, { env: { PATH: '/usr/bin:/bin', ...environment }, cwd: tmpdir() });
    this.child.stdout!.on('data', (data: Buffer) => (this.out += data.toString()));
    this.child.stderr!.on('data', (data: Buffer) => (this.err += data.toString()));
    this.ended = new Promise(resolve =>
      this.child.on('close', code => resolve({ code, out: this.out, err: this.err })),
    );
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Once stderr says so; throws when it ends before. */
  async says(pattern: RegExp): Promise<void> {
    let over = false;
    void this.ended.then(() => (over = true));
    while (!pattern.test(this.err)) {
      if (over) throw new Error(`it ended: ${this.out}${this.err}`);
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }
}

export const cli = (environment: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Ended> =>
  new Cli(environment, ...args).ended;
