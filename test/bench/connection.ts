import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: string;
}

export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Longer than the service gives any answer; on a service that is stuck a measurement ends with an error, not never. */
const NO_ANSWER_MS = 30_000;

/**
 * One keep-alive HTTP/1.1 connection, one request at a time. The generator shares two cores with what it measures, so
 * it reads only what it needs: the status line, Content-Length or chunks, and the body. Loopback only.
 */
export class Connection {
  #socket: Socket;
  #buffer: Buffer = Buffer.alloc(0);
  #settle: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;

  private constructor(
    socket: Socket,
    private readonly port: number,
  ) {
    this.#socket = socket;
    this.#listen();
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port, noDelay: true });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new Connection(socket, port));
      });
    });
  }

  /** A connection that was closed while it stood idle is opened anew; one that breaks under a request is an error. */
  async send(request: Request): Promise<Answer> {
    if (this.#socket.destroyed || this.#socket.readableEnded) await this.reopen();
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#socket.write(encode(request));
    });
  }

  close(): void {
    this.#settle = null;
    this.#socket.destroy();
  }

  /** A server may close an idle or well-used connection; the next request needs a new one. */
  async reopen(): Promise<void> {
    this.#socket.destroy();
    const fresh = await Connection.open(this.port);
    fresh.#socket.removeAllListeners();
    this.#socket = fresh.#socket;
    this.#buffer = Buffer.alloc(0);
    this.#listen();
  }

  #listen(): void {
    this.#socket.setTimeout(NO_ANSWER_MS, () =>
      this.#socket.destroy(new Error(`no answer within ${NO_ANSWER_MS / 1000} s`)),
    );
    this.#socket.on('data', chunk => this.#read(chunk));
    this.#socket.on('error', error => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('connection closed')));
  }

  #fail(error: Error): void {
    const waiting = this.#settle;
    this.#settle = null;
    waiting?.reject(error);
  }

  #read(chunk: Buffer): void {
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
    const answer = parse(this.#buffer);
    if (answer === null) return;
    this.#buffer = Buffer.alloc(0);
    const waiting = this.#settle;
    this.#settle = null;
    waiting?.resolve(answer);
  }
}

function encode(request: Request): string {
  let head = `${request.method} ${request.path} HTTP/1.1\r\nhost: 127.0.0.1\r\n`;
  for (const name in request.headers) head += `${name}: ${request.headers[name]}\r\n`;
  if (request.body === '') return `${head}\r\n`;
  return `${head}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(request.body)}\r\n\r\n${request.body}`;
}

function parse(buffer: Buffer): Answer | null {
  const end = buffer.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const headers = buffer.toString('latin1', 0, end);
  const status = Number(headers.slice(9, 12));
  const length = /\r\ncontent-length: (\d+)/i.exec(headers)?.[1];
  if (length === undefined) {
    if (status === 204 || status === 304) return { status, headers, body: '' };
    if (!buffer.subarray(-5).equals(LAST_CHUNK)) return null;
    return { status, headers, body: buffer.toString('utf8', end + 4) };
  }
  const total = end + 4 + Number(length);
  return buffer.length < total ? null : { status, headers, body: buffer.toString('utf8', end + 4, total) };
}

const LAST_CHUNK = Buffer.from('0\r\n\r\n');
