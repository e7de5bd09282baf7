import { once } from 'node:events';
import { connect, createServer, Socket, type NetConnectOpts, type Server } from 'node:net';
import { FAIR, Line, type Weather } from './line.js';

/** `up` is what the client says, `down` is what it hears. */
export type Direction = 'up' | 'down';

interface Connection {
  readonly client: Socket;
  readonly server: Socket;
  readonly lines: Readonly<Record<Direction, Line>>;
}

/** What a server's keepalive takes to find out that nobody is there any more. */
const FORGOTTEN_AFTER_MS = 20_000;

/**
 * A network between a client and a server, on a port of its own, that fails on order: the methods are its control.
 * Weather falls on connections that are there and on those to come, each direction for itself.
 */
export class TcpProxy {
  port = 0;
  readonly #connections = new Set<Connection>();
  readonly #weather: Record<Direction, Weather> = { up: FAIR, down: FAIR };
  #listener: Server | null = null;
  #cutsNext = false;

  private constructor(
    private readonly target: NetConnectOpts,
    private readonly random: () => number,
  ) {}

  static async before(target: NetConnectOpts, random: () => number = Math.random): Promise<TcpProxy> {
    const proxy = new TcpProxy(target, random);
    await proxy.#listen();
    return proxy;
  }

  get connections(): number {
    return this.#connections.size;
  }

  /** Bytes that connections of now have lost. */
  get lost(): number {
    return [...this.#connections].reduce((sum, { lines }) => sum + lines.up.lost + lines.down.lost, 0);
  }

  set(direction: Direction | 'both', weather: Partial<Weather>): void {
    for (const each of ['up', 'down'] as const)
      if (direction === each || direction === 'both') this.#weather[each] = { ...this.#weather[each], ...weather };
    // A line that is waiting for an answer is half open from this moment, not from its next byte on.
    if (weather.swallow === true)
      for (const { lines } of this.#connections)
        for (const each of ['up', 'down'] as const)
          if (direction === each || direction === 'both') lines[each].dead = true;
  }

  /** Every connection ends as when a process closes it. The next ones work. */
  cut(): void {
    for (const { client, server } of this.#connections) {
      client.destroy();
      server.destroy();
    }
  }

  /** Every connection is reset, whatever was under way. */
  reset(): void {
    for (const connection of this.#connections) resetBoth(connection);
  }

  /** The next thing anybody says arrives by half, and then everything is reset. */
  resetMidStatement(): void {
    this.#cutsNext = true;
  }

  /** Nobody listens: connections are refused, and those that are there are reset. */
  async refuse(): Promise<void> {
    const listener = this.#listener;
    this.#listener = null;
    if (listener === null) return;
    const closed = once(listener, 'close');
    listener.close();
    this.reset();
    await closed;
  }

  /** Fair weather again, for new connections and for those that have lost nothing. */
  async heal(): Promise<void> {
    this.#cutsNext = false;
    this.#weather.up = FAIR;
    this.#weather.down = FAIR;
    if (this.#listener === null) await this.#listen();
  }

  async close(): Promise<void> {
    await this.refuse();
  }

  async #listen(): Promise<void> {
    // Half-open on purpose: each side says itself when it has said everything.
    const listener = createServer({ allowHalfOpen: true }, client => this.#join(client));
    listener.listen(this.port, '127.0.0.1');
    await once(listener, 'listening');
    this.port = (listener.address() as { port: number }).port;
    this.#listener = listener;
  }

  #join(client: Socket): void {
    // Where either direction is down no handshake comes to its end: the server never hears of this one.
    const unheard = this.#weather.up.swallow || this.#weather.down.swallow;
    const server = unheard ? new Socket() : connect({ ...this.target, allowHalfOpen: true });
    client.setNoDelay(true);
    const lines = {
      up: new Line(client, server, () => this.#weather.up, this.random),
      down: new Line(server, client, () => this.#weather.down, this.random),
    };
    lines.up.dead = lines.down.dead = unheard;
    const connection = { client, server, lines };
    this.#connections.add(connection);
    client.prependListener('data', (bytes: Buffer) => {
      if (!this.#cutsNext) return;
      this.#cutsNext = false;
      lines.up.dead = true;
      server.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => this.reset());
    });
    for (const socket of [client, server]) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        if (!this.#connections.has(connection)) return;
        const end = (): void => {
          this.#connections.delete(connection);
          client.destroy();
          server.destroy();
        };
        // A side that is gone is not told to the other while the network between them is down.
        if (lines.up.dead || lines.down.dead) setTimeout(end, FORGOTTEN_AFTER_MS).unref();
        else end();
      });
    }
  }
}

/** A unix socket knows no reset: its other side sees the end. */
function resetBoth({ client, server }: Connection): void {
  for (const socket of [client, server])
    if (socket.remoteAddress === undefined) socket.destroy();
    else socket.resetAndDestroy();
}
