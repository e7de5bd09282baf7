import { Agent, request } from 'node:http';
import type { Wire } from './vector.js';

export interface Answer {
  /** 0: no answer in time, or none at all. */
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly error?: string;
}

/** The longest that any answer may take. */
const HANG_MS = 5_000;

/** Real sockets, kept alive, so many at once as there are. */
export class Wires {
  readonly #agent: Agent;

  constructor(
    private readonly port: number,
    connections = 8,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections, maxFreeSockets: connections });
  }

  async send(wire: Wire): Promise<Answer> {
    const answer = await this.#once(wire);
    // The server may close a connection that it had answered on; nothing of the request was read then.
    return answer.error === 'ECONNRESET' || answer.error === 'EPIPE' ? this.#once(wire) : answer;
  }

  close(): void {
    this.#agent.destroy();
  }

  #once({ method, path, headers, body }: Wire): Promise<Answer> {
    const host = headers.some(([name]) => name === 'host') ? [] : ['host', '127.0.0.1'];
    const length = body === null ? [] : ['content-length', String(body.length)];
    const raw = [...host, ...length, 'connection', 'keep-alive', ...headers.flat()];
    return new Promise(resolve => {
      const fail = (error: Error): void =>
        resolve({ status: 0, type: '', text: '', error: (error as NodeJS.ErrnoException).code ?? error.message });
      const sent = request({
        agent: this.#agent,
        host: '127.0.0.1',
        port: this.port,
        method,
        path,
        headers: raw as unknown as readonly string[],
        timeout: HANG_MS,
        setHost: false,
      });
      sent.on('timeout', () => sent.destroy(new Error('no answer in 5 s')));
      sent.on('error', fail);
      sent.on('response', incoming => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', fail);
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            type: incoming.headers['content-type'] ?? '',
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      });
      sent.end(body ?? undefined);
    });
  }
}

/** Runs a task for each item, a few at a time, results in the order of the items. */
export async function each<Item, Result>(
  items: readonly Item[],
  width: number,
  task: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await task(items[index]!);
  };
  await Promise.all(Array.from({ length: width }, work));
  return results;
}
