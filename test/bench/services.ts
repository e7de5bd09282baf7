import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Connection } from './connection.js';

/** A service under measurement, in a process of its own. */
export interface Service {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
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
  return { port: message.port, pid: child.pid as number, stop: () => stopChild(child) };
}

/** The register as it ships: built, every part on. */
export async function startQadam(
  environment: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<Service> {
  const port = await freePort();
  const child = spawn(process.execPath, [main, '--port', String(port), ...flags], {
    env: { ...process.env, LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await ready(port, child);
  return { port, pid: child.pid as number, stop: () => stopChild(child) };
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
  await ended;
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
