import { Agent, createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';

const LOOKS_EVERY_MS = 100;
const LOOKS_FOR_MS = 2_000;

/**
 * A load balancer as small as one can be: asks each instance for its readiness and sends requests to those that say yes.
 * A connection that is refused was heard by nobody, so the next instance is asked; an answer that breaks off is cut off
 * for the caller as well, who knows then that it may have happened. With nobody ready: 503 and Retry-After.
 */
export class HttpProxy {
  port = 0;
  /** Requests whose instance broke off after it had been asked. */
  cut = 0;
  /** Requests for which nobody was ready. */
  refused = 0;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: 1_000 });
  readonly #ready = new Set<number>();
  #turn = 0;
  #timer: NodeJS.Timeout | null = null;

  private constructor(
    private readonly ports: readonly number[],
    private readonly server: Server,
  ) {}

  static async before(ports: readonly number[]): Promise<HttpProxy> {
    const server = createServer();
    const proxy = new HttpProxy(ports, server);
    server.on('request', (asked, answer) => void proxy.#handle(asked, answer));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    proxy.port = (server.address() as { port: number }).port;
    await proxy.#look();
    proxy.#timer = setInterval(() => void proxy.#look(), LOOKS_EVERY_MS);
    return proxy;
  }

  get ready(): readonly number[] {
    return [...this.#ready];
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#agent.destroy();
    this.server.closeAllConnections();
    const closed = once(this.server, 'close');
    this.server.close();
    await closed;
  }

  async #look(): Promise<void> {
    await Promise.all(
      this.ports.map(async port => {
        if (await saysReady(port)) this.#ready.add(port);
        else this.#ready.delete(port);
      }),
    );
  }

  async #handle(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    try {
      for await (const part of asked) parts.push(part as Buffer);
    } catch {
      return;
    }
    const body = Buffer.concat(parts);
    const ready = this.ports.filter(port => this.#ready.has(port));
    const from = this.#turn++;
    for (let tried = 0; tried < ready.length; tried++) {
      const port = ready[(from + tried) % ready.length] ?? 0;
      const outcome = await this.#forward(port, asked, body, answer);
      if (outcome === 'answered') return;
      if (outcome === 'cut') {
        this.cut++;
        answer.destroy();
        return;
      }
      this.#ready.delete(port);
    }
    this.refused++;
    answer.writeHead(503, { 'retry-after': '1', 'content-type': 'text/plain' }).end('nobody is ready\n');
  }

  #forward(
    port: number,
    asked: IncomingMessage,
    body: Buffer,
    answer: ServerResponse,
  ): Promise<'answered' | 'cut' | 'unheard'> {
    return new Promise(resolve => {
      const { method, url, headers } = asked;
      const on = request({ host: '127.0.0.1', port, method, path: url, headers, agent: this.#agent }, back => {
        const { connection: _, 'keep-alive': __, ...kept } = back.headers;
        answer.writeHead(back.statusCode ?? 502, kept);
        back.on('data', (part: Buffer) => answer.write(part));
        back.on('error', () => resolve('cut'));
        back.on('aborted', () => resolve('cut'));
        back.on('end', () => answer.end(() => resolve('answered')));
      });
      on.on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED' ? 'unheard' : 'cut'));
      on.end(body);
    });
  }
}

function saysReady(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const asked = request({ host: '127.0.0.1', port, path: '/health/ready', timeout: LOOKS_FOR_MS }, answer => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode === 200));
      answer.on('error', () => resolve(false));
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(false));
    asked.end();
  });
}
