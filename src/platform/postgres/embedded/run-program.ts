import { spawn } from 'node:child_process';
import type { Identity } from './reachability.js';
import { messageOf } from './refusal.js';
import { serverEnvironment } from './server-settings.js';

export interface ProgramResult {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a program without a shell and always ends: at the deadline the program is killed. Never rejects. */
export function runProgram(
  command: readonly string[],
  options: { readonly identity: Identity | undefined; readonly withinMs: number },
): Promise<ProgramResult> {
  const [program = '', ...arguments_] = command;
  return new Promise(resolve => {
    const output: Buffer[] = [];
    const end = (ok: boolean, note = '') => resolve({ ok, output: Buffer.concat(output).toString('utf8') + note });
    try {
      const child = spawn(program, arguments_, {
        cwd: '/',
        env: serverEnvironment(),
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: options.withinMs,
        killSignal: 'SIGKILL',
        ...options.identity,
      });
      child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
      child.on('error', error => end(false, messageOf(error)));
      child.on('close', (code, signal) => end(code === 0, signal ? `stopped by ${signal}` : ''));
    } catch (error) {
      end(false, messageOf(error));
    }
  });
}
