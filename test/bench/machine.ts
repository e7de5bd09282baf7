import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

/** fdatasync calls a second for 8 KiB writes in that folder: the bound of every durable commit. */
export function fsyncRate(folder: string, seconds = 1): number {
  const path = join(folder, `fsync-${process.pid}`);
  const file = openSync(path, 'w');
  const block = Buffer.alloc(8192, 1);
  const end = performance.now() + seconds * 1000;
  let calls = 0;
  while (performance.now() < end) {
    writeSync(file, block, 0, block.length, (calls % 1024) * block.length);
    fdatasyncSync(file);
    calls++;
  }
  closeSync(file);
  rmSync(path);
  return Math.round(calls / seconds);
}

export function describeMachine(): string {
  const [cpu] = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  return `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${memory} GiB, Node ${process.versions.node}, ${process.platform}`;
}

/** Resident memory of a process in MB; Linux. */
export function rssMb(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(line?.[1] ?? 0) / 1024);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export interface Sample {
  readonly minutes: number;
  readonly mb: number;
}

/** MB a minute, by least squares. */
export function slopePerMinute(samples: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number): number =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const [x, y] = [mean(({ minutes }) => minutes), mean(({ mb }) => mb)];
  const spread = samples.reduce((sum, { minutes }) => sum + (minutes - x) ** 2, 0);
  return samples.reduce((sum, { minutes, mb }) => sum + (minutes - x) * (mb - y), 0) / spread;
}
