import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a nemesis may need of the machine, and why it is not there. */
export const lacksRoot = (): string | null => (process.getuid?.() === 0 ? null : 'needs root');

export function lacksProgram(...names: readonly string[]): string | null {
  const missing = names.filter(name => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0);
  return missing.length === 0 ? null : `needs ${missing.join(' and ')}`;
}

/** Asked by trying it: a container may have root and still mount nothing. */
export function lacksMounts(): string | null {
  if (lacksRoot() !== null) return lacksRoot();
  const folder = mkdtempSync(join(tmpdir(), 'qadam-mount-'));
  try {
    mountMemory(folder, 1);
    unmount(folder);
    return null;
  } catch (error) {
    return `cannot mount: ${(error as Error).message}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function lacksLoopDevice(): string | null {
  if (lacksMounts() !== null) return lacksMounts();
  return existsSync('/dev/loop-control') ? lacksProgram('mkfs.ext4', 'python3') : 'needs loop devices';
}

const GROUPS = '/sys/fs/cgroup/memory';

export function lacksMemoryGroups(): string | null {
  if (lacksRoot() !== null) return lacksRoot();
  const probe = join(GROUPS, `qadam-probe-${process.pid}`);
  try {
    MemoryGroup.of(`qadam-probe-${process.pid}`, 2 ** 28).remove();
    return existsSync(probe) ? 'cannot remove a memory cgroup' : null;
  } catch {
    return 'needs a writable memory cgroup (v1)';
  }
}

/** A group of processes that may use so much memory together. */
export class MemoryGroup {
  private constructor(private readonly path: string) {}

  static of(name: string, bytes: number): MemoryGroup {
    const path = join(GROUPS, name);
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'memory.limit_in_bytes'), String(bytes));
    return new MemoryGroup(path);
  }

  add(pid: number): void {
    writeFileSync(join(this.path, 'cgroup.procs'), String(pid));
  }

  remove(): void {
    spawnSync('rmdir', [this.path]);
  }
}

export function mountMemory(path: string, megabytes: number): void {
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', path);
}

/** An ext4 of its own in a file, which a power cut can be played on. */
export function mountImage(image: string, path: string, megabytes: number): void {
  if (!existsSync(image)) {
    run('truncate', '-s', `${megabytes}M`, image);
    run('mkfs.ext4', '-q', image);
  }
  mkdirSync(path, { recursive: true });
  run('mount', '-o', 'loop', image, path);
}

/** The file system forgets what it has not flushed, journal included: FS_IOC_SHUTDOWN without a flush of the log. */
export function cutPower(path: string): void {
  const program = `import fcntl, os, struct; fcntl.ioctl(os.open(${JSON.stringify(path)}, os.O_RDONLY), 0x8004587d, struct.pack('I', 2))`;
  run('python3', '-c', program);
}

export function unmount(path: string): void {
  run('umount', path);
}

/** Moves a folder of the cluster onto a volume and leaves a link, with its owner. */
export function moveTo(folder: string, volume: string): void {
  const { uid, gid } = statSync(folder);
  run('cp', '-a', `${folder}/.`, volume);
  chownSync(volume, uid, gid);
  run('chmod', '700', volume);
  rmSync(folder, { recursive: true });
  run('ln', '-s', volume, folder);
}

function run(program: string, ...given: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, given);
  if (status !== 0) throw new Error(`${program} ${given.join(' ')}: ${error?.message ?? String(stderr).trim()}`);
}
