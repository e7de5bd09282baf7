import type { FastifyInstance } from 'fastify';

/**
 * Knows how many requests are being worked on, and ends a server without cutting one short.
 * Nest and Fastify alone leave kept-alive sockets open, or cut answers off; install this before any route.
 */
export class Drain {
  private inFlight = 0;
  private closing = false;
  private idle: (() => void) | null = null;

  constructor(private readonly server: FastifyInstance) {
    server.addHook('onRequest', (_request, reply, done) => {
      this.inFlight++;
      // 'close' comes for every answer, also when the caller left: onResponse does not.
      reply.raw.once('close', () => {
        this.inFlight--;
        if (this.inFlight === 0) this.idle?.();
      });
      done();
    });
    server.addHook('onSend', (_request, reply, _payload, done) => {
      if (this.closing) void reply.header('connection', 'close');
      done();
    });
  }

  get requestsInFlight(): number {
    return this.inFlight;
  }

  /** No new connections; idle ones are closed, and each busy one closes after its answer. */
  stopAccepting(): void {
    this.closing = true;
    this.server.server.close();
    this.server.server.closeIdleConnections();
  }

  /** Resolves true when nothing is in flight, false when the time is over; then what is left is cut off. */
  async finish(deadlineMs: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const done = await new Promise<boolean>(resolve => {
      if (this.inFlight === 0) return resolve(true);
      this.idle = () => resolve(true);
      timer = setTimeout(() => resolve(false), deadlineMs);
    });
    clearTimeout(timer);
    this.server.server.closeAllConnections();
    return done;
  }
}
