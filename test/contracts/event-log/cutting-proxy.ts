import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Stands between a client and PostgreSQL's socket and breaks the line where a test says so. */
export class CuttingProxy {
  readonly #sockets = new Set<Socket>();
  readonly #lines = new Set<{ halfOpen: boolean }>();
  #swallowing = false;

  private constructor(
    /** To be given as `host`. */
    readonly host: string,
    private readonly server: Server,
  ) {}

  static async before(postgres: { host: string; port: number }): Promise<CuttingProxy> {
    const host = await mkdtemp(join(tmpdir(), 'qadam-proxy-'));
    const server = createServer();
    const proxy = new CuttingProxy(host, server);
    server.on('connection', client => proxy.#join(client, connect(join(postgres.host, `.s.PGSQL.${postgres.port}`))));
    await new Promise<void>(resolve => server.listen(join(host, `.s.PGSQL.${postgres.port}`), resolve));
    return proxy;
  }

  /**
   * From now on the server hears the client, and the client hears nothing: every line that is there is half open at
   * once, whatever it is waiting for, and every new one until `hear`.
   */
  swallowAnswers(): void {
    this.#swallowing = true;
    for (const line of this.#lines) line.halfOpen = true;
  }

  /** New lines work again; those that are half open stay so. */
  hear(): void {
    this.#swallowing = false;
  }

  /** Breaks every connection; the next ones work. */
  cut(): void {
    this.#swallowing = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise(resolve => this.server.close(resolve));
    await rm(this.host, { recursive: true, force: true });
  }

  #join(client: Socket, postgres: Socket): void {
    const line = { halfOpen: this.#swallowing };
    this.#lines.add(line);
    for (const socket of [client, postgres]) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        this.#lines.delete(line);
        client.destroy();
        postgres.destroy();
      });
    }
    client.on('data', bytes => postgres.write(bytes));
    postgres.on('data', bytes => {
      if (!line.halfOpen) client.write(bytes);
    });
  }
}
