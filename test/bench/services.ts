import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Connection } from './connection.js';

/** A service under measurement, in a process of its own. */
export interface Service {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
  /** The last lines of its log, from `warn` on: shown when a measurement fails. */
  told(): string;
}

const hooks = fileURLToPath(new URL('../support/typescript-hooks.mjs', import.meta.url));
const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export async function startNaive(databaseUrl: string, variant: 'transaction' | 'cte'): Promise<Service> {
  const child = fork(
    fileURLToPath(new URL('./naive-service.ts', import.meta.url)),
    variant === 'cte' ? ['--cte'] : [],
    {
      execArgv: ['--import', hooks],
      env: { ...process.env, DATABASE_URL: databaseUrl },
    },
  );
  const [message] = (await once(child, 'message')) as [{ port: number }];
  return { port: message.port, pid: child.pid as number, stop: () => stopChild(child), told: () => '' };
}

/** The register as it ships: built, every part on. */
export async function startQadam(
  environment: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<Service> {
  const port = await freePort();
  const child = spawn(process.execPath, [main, '--port', String(port), ...flags], {
    env: { ...process.env, LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const told = tailOf(child);
  await ready(port, child).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${told()}`);
  });
  return { port, pid: child.pid as number, stop: () => stopChild(child), told };
}

const KEPT_LINES = 200;

/** The last lines of what it logs: read all the time, since a full pipe would stop it. */
function tailOf({ stdout }: ChildProcess): () => string {
  let lines: string[] = [];
  stdout?.setEncoding('utf8').on('data', (text: string) => {
    lines = (lines.join('\n') + text).split('\n').slice(-KEPT_LINES);
  });
  return () => lines.join('\n').trim();
}

export async function ready(port: number, child: ChildProcess, seconds = 60): Promise<void> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the service ended with ${child.exitCode} before it was ready`);
    if (performance.now() > end) throw new Error(`the service was not ready within ${seconds} s`);
    try {
      const connection = await Connection.open(port);
      const answer = await connection.send({ method: 'GET', path: '/health/ready', headers: {}, body: '' });
      connection.close();
      if (answer.status === 200) return;
    } catch {
      // Not listening yet.
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  if (child.connected) child.disconnect();
  else child.kill('SIGTERM');
  // One that hears of no end is ended: a bench that waits for it would never print what it found.
  const killing = setTimeout(() => child.kill('SIGKILL'), 60_000);
  await ended;
  clearTimeout(killing);
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
