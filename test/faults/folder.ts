import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Where a run lives: history, logs, and a copy of the build that all victims run from, so that a build by somebody else
 * in the middle of a run changes nothing. `data` is a folder that an unprivileged PostgreSQL can reach, also for root.
 */
export interface RunFolder {
  readonly path: string;
  readonly victim: string;
  readonly data: string;
  /** What only a failed run keeps: data folders and the build. History, logs and summary stay. */
  remove(): void;
}

export function makeRunFolder(): RunFolder {
  buildWhatIsStale();
  const path = mkdtempSync(join(tmpdir(), 'qadam-faults-'));
  const victim = join(path, 'victim');
  mkdirSync(join(victim, 'test'), { recursive: true });
  cpSync(join(ROOT, 'dist'), join(victim, 'dist'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(victim, 'package.json'));
  cpSync(join(ROOT, 'test/faults'), join(victim, 'test/faults'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(victim, 'node_modules'));
  const data = process.getuid?.() === 0 ? `/var/lib/qadam/faults-${process.pid}` : join(path, 'data');
  const remove = (): void => {
    rmSync(victim, { recursive: true, force: true });
    for (const name of readdirSync(dirname(data)).filter(each => each.startsWith(basename(data))))
      rmSync(join(dirname(data), name), { recursive: true, force: true });
  };
  return { path, victim, data, remove };
}

function buildWhatIsStale(): void {
  const stamp = join(ROOT, 'dist/.built');
  if (existsSync(stamp) && newest(join(ROOT, 'src')) <= statSync(stamp).mtimeMs) return;
  const { status } = spawnSync(process.execPath, [join(ROOT, 'src/start.mjs'), '--build'], { stdio: 'inherit' });
  if (status === 0) return;
  if (!existsSync(join(ROOT, 'dist/main.js'))) throw new Error('nothing is built, and the build failed');
  console.warn('the build failed: the run takes dist as it is');
}

function newest(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { withFileTypes: true }).map(entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return newest(path);
      return entry.name.endsWith('.spec.ts') ? 0 : statSync(path).mtimeMs;
    }),
  );
}
