import { createServer } from 'node:net';

const TRIES = 50;

/** The first port from `wanted` on that nobody listens on; `wanted` itself when all are taken, for a clear error. */
export async function freePort(host: string, wanted: number): Promise<number> {
  if (wanted === 0) return 0;
  const last = Math.min(wanted + TRIES, 65_535);
  for (let port = wanted; port <= last; port++) if (await isFree(host, port)) return port;
  return wanted;
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
