import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pollUntil } from './deadline.js';
import { parsePostmasterFile, type PostmasterFile } from './postmaster-file.js';
import { readProcess } from './process-facts.js';
import type { Identity } from './reachability.js';
import { serverEnvironment } from './server-settings.js';

/** One run of the server, started by us or adopted. */
export interface Postmaster {
  readonly pid: number;
  /** Started by this process, not adopted. */
  readonly child: boolean;
  /** Settles once the process is gone; never rejects. The text says how, when known. */
  readonly gone: Promise<string>;
  isGone(): boolean;
  signal(name: NodeJS.Signals): void;
}

export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  try {
    return parsePostmasterFile(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Starts the server in a session of its own, so that Ctrl-C in the terminal does not reach it,
 * with its log in a file: a paused Node that stops draining a pipe would stop the server too.
 */
export function spawnPostmaster(
  command: readonly string[],
  options: { readonly identity: Identity | undefined; readonly logFile: string },
): Promise<Postmaster> {
  const [program = '', ...arguments_] = command;
  const log = openSync(options.logFile, 'a', 0o600);
  return new Promise((resolve, reject) => {
    try {
      const child = spawn(program, arguments_, {
        cwd: '/',
        env: serverEnvironment(),
        stdio: ['ignore', log, log],
        detached: true,
        ...options.identity,
      });
      let gone = false;
      const exited = new Promise<string>(settle => {
        child.once('exit', (code, signal) => {
          gone = true;
          settle(signal ? `signal ${signal}` : `exit code ${code}`);
        });
      });
      child.once('error', reject);
      child.once('spawn', () => {
        resolve({
          pid: child.pid ?? 0,
          child: true,
          gone: exited,
          isGone: () => gone,
          signal: name => void child.kill(name),
        });
      });
    } catch (error) {
      reject(error);
    } finally {
      closeSync(log);
    }
  });
}

/** Watches a server that is not our child. A later process with its pid is not mistaken for it. */
export function adoptPostmaster(pid: number, everyMs = 100): Postmaster {
  const startTime = readProcess(pid)?.startTime;
  const isGone = (): boolean => {
    const facts = readProcess(pid);
    return facts === undefined || facts.zombie || facts.startTime !== startTime;
  };
  const watch = async (): Promise<string> => {
    while (!isGone()) await delay(everyMs, undefined, { ref: false });
    return 'it was gone';
  };
  const signal = (name: NodeJS.Signals): void => {
    if (isGone()) return;
    try {
      process.kill(pid, name);
    } catch {
      // gone in between
    }
  };
  return { pid, child: false, gone: watch(), isGone, signal };
}

/** How long each signal may take before the next, sterner one. */
export type StopLadder = readonly (readonly [NodeJS.Signals, number])[];

/** Fast shutdown with a checkpoint; then the immediate one, which recovery repairs; then the last resort. */
export const ORDERLY_STOP: StopLadder = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
];
/** For data nobody will read again. */
export const ABRUPT_STOP: StopLadder = [
  ['SIGQUIT', 3_000],
  ['SIGKILL', 5_000],
];

/** Always resolves; true when the server is gone. */
export async function stopPostmaster(postmaster: Postmaster, ladder: StopLadder): Promise<boolean> {
  for (const [signal, withinMs] of ladder) {
    postmaster.signal(signal);
    const gone = await pollUntil(() => postmaster.isGone() || undefined, { withinMs, everyMs: 10 });
    if (gone) return true;
  }
  return postmaster.isGone();
}
