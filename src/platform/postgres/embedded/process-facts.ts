import { readFileSync, readdirSync, statSync } from 'node:fs';
import { execFileSync } from 'node:child_process';

/** What tells one process from a later one that got the same pid. */
export interface ProcessFacts {
  /** Undefined for a zombie: it holds the pid and does nothing. */
  readonly commandLine: readonly string[] | undefined;
  readonly startTime: string;
  readonly zombie: boolean;
}

/** Reads the state and the start time (clock ticks since boot) out of `/proc/<pid>/stat`. */
export function parseProcStat(text: string): { state: string; startTicks: string } | undefined {
  // The name is in parentheses and may itself hold parentheses and blanks: count from the last one.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], fields[19]];
  return state && startTicks ? { state, startTicks } : undefined;
}

function readOrUndefined(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** One id per boot: start ticks repeat after a restart of the machine. */
function bootId(): string {
  return readOrUndefined('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
}

function readOnLinux(pid: number): ProcessFacts | undefined {
  const stat = parseProcStat(readOrUndefined(`/proc/${pid}/stat`) ?? '');
  if (stat === undefined) return undefined;
  const zombie = stat.state === 'Z' || stat.state === 'X';
  const commandLine = readOrUndefined(`/proc/${pid}/cmdline`)?.split('\0').slice(0, -1);
  return { commandLine: zombie ? undefined : commandLine, startTime: `${bootId()}:${stat.startTicks}`, zombie };
}

/** Best effort for macOS: `ps` joins the arguments with blanks, so a path with blanks is not split right. */
function readWithPs(pid: number): ProcessFacts | undefined {
  try {
    const arguments_ = ['-o', 'stat=', '-o', 'lstart=', '-o', 'command=', '-ww', '-p', String(pid)];
    const line = execFileSync('/bin/ps', arguments_, { encoding: 'utf8', timeout: 2_000, env: { LC_ALL: 'C' } }).trim();
    const found = /^(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/.exec(line);
    if (!found?.[1] || !found[2]) return undefined;
    const zombie = found[1].startsWith('Z');
    return { commandLine: zombie ? undefined : (found[3] ?? '').split(' '), startTime: found[2], zombie };
  } catch {
    return undefined;
  }
}

/** Facts about a process, or undefined when there is none. */
export function readProcess(pid: number): ProcessFacts | undefined {
  return process.platform === 'linux' ? readOnLinux(pid) : readWithPs(pid);
}

/**
 * Pids that work inside a folder. PostgreSQL's server processes all have the cluster as their
 * working directory, so this finds those that outlived a killed postmaster. The folder itself is
 * compared, not its path: it may have been moved, or be reached through a link. Linux only.
 */
export function processesWorkingIn(directory: string): number[] {
  const wanted = process.platform === 'linux' ? statSync(directory, { throwIfNoEntry: false }) : undefined;
  if (wanted === undefined) return [];
  return readdirSync('/proc').flatMap(name => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const found = statSync(`/proc/${name}/cwd`);
      return found.ino === wanted.ino && found.dev === wanted.dev ? [Number(name)] : [];
    } catch {
      return []; // gone, or another user's
    }
  });
}
