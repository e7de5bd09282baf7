import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** Nothing was listening: the request cannot have been heard. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
}

export interface Sending {
  readonly port: number;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs?: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One request over loopback; the whole body is read (ruling 50). A cut or late answer rejects: it may have happened. */
export function send({ port, method, path, headers = {}, body, timeoutMs = 15_000 }: Sending): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length =
      body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const asked = request(
      { host: '127.0.0.1', port, method, path, agent, headers: { ...headers, ...length } },
      answer => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('aborted', () => reject(new Error('the answer was cut')));
        answer.on('end', () => {
          clearTimeout(timer);
          const flat = Object.entries(answer.headers).map(([name, value]) => [
            name,
            Array.isArray(value) ? value.join(', ') : value,
          ]);
          resolve({
            status: answer.statusCode ?? 0,
            body: Buffer.concat(parts).toString('utf8'),
            headers: Object.fromEntries(flat) as Record<string, string | undefined>,
          });
        });
      },
    );
    const timer = setTimeout(() => asked.destroy(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    asked.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(error.code === 'ECONNREFUSED' ? new NotSent(error.message) : error);
    });
    asked.end(body);
  });
}

export async function isReady(port: number): Promise<boolean> {
  try {
    return (await send({ port, method: 'GET', path: '/health/ready', timeoutMs: 2_000 })).status === 200;
  } catch {
    return false;
  }
}

export const closeConnections = (): void => agent.destroy();
