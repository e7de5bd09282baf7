import type { FastifyReply, FastifyRequest } from 'fastify';
import { Unavailable } from '../problems/errors.js';

interface Waiting {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly proceed: (error?: Error) => void;
}

/**
 * Bounds the commands that are decided at the same time. More wait in line, first come first served; when the line is
 * full the answer is 503 at once: under overload a short queue keeps the served ones fast and the rest informed.
 */
export class Admission {
  private inFlight = 0;
  private readonly line: Waiting[] = [];

  constructor(private readonly limits: { readonly inFlight: number; readonly queue: number }) {}

  /** Fastify's preHandler of command routes. */
  readonly admit = (request: FastifyRequest, reply: FastifyReply, proceed: (error?: Error) => void): void => {
    if (this.inFlight < this.limits.inFlight) return this.enter({ request, reply, proceed });
    if (this.line.length >= this.limits.queue) return proceed(new Unavailable('too many commands are waiting'));
    this.line.push({ request, reply, proceed });
  };

  get load(): { readonly inFlight: number; readonly waiting: number } {
    return { inFlight: this.inFlight, waiting: this.line.length };
  }

  private enter({ request, proceed }: Waiting): void {
    this.inFlight++;
    let left = false;
    request.admission = () => {
      if (left) return;
      left = true;
      this.leave();
    };
    proceed();
  }

  private leave(): void {
    this.inFlight--;
    for (let next = this.line.shift(); next !== undefined; next = this.line.shift()) {
      // Whoever hung up or was answered by the deadline while waiting wants nothing any more.
      if (next.reply.sent) continue;
      if (next.reply.raw.destroyed) next.proceed(new Unavailable('the caller has gone'));
      else return this.enter(next);
    }
  }
}
