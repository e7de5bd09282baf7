import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rssMb } from './machine.js';
import { ready } from './services.js';

const start = fileURLToPath(new URL('../../src/start.mjs', import.meta.url));

/** From `npm start`'s process to ready: on an empty folder with the demo seeded, and on the store that left. */
export async function measureStart(say: (line?: string) => void): Promise<void> {
  const data =
    process.getuid?.() === 0 ? `/var/lib/qadam/bench-${process.pid}` : mkdtempSync(join(tmpdir(), 'qadam-start-'));
  const port = 20_000 + (process.pid % 20_000);
  try {
    const empty = await startOnce(data, port);
    const again = await startOnce(data, port);
    say(
      `start       empty folder to ready, demo seeded ${empty.seconds.toFixed(1)} s; existing store to ready ${again.seconds.toFixed(1)} s`,
    );
    say(`idle        ${again.rss} MB resident, the Node process, ten seconds after the start`);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function startOnce(data: string, port: number): Promise<{ seconds: number; rss: number }> {
  const begun = performance.now();
  const child = spawn(process.execPath, [start, '--data', data, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const banner = once(child.stdout, 'data');
  child.stdout.resume();
  await ready(port, child);
  await banner;
  const seconds = (performance.now() - begun) / 1000;
  await new Promise(resolve => setTimeout(resolve, 10_000));
  const rss = rssMb(child.pid as number);
  child.kill('SIGTERM');
  await once(child, 'exit');
  return { seconds, rss };
}
