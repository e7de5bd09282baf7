import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { OutcomeUnknown, Unavailable } from '../problems/errors.js';
import { sendProblem } from '../problems/send-problem.js';

interface Running {
  readonly since: number;
  readonly reply: FastifyReply;
}

/**
 * Answers a request that takes longer than the deadline: 503 outcome-unknown for a command that has begun, 503
 * unavailable for anything else. All requests have the same deadline, so they expire in the order they came: one
 * ordered map and one slow timer instead of a timer, an AbortController and two listeners for each.
 */
export class Deadlines {
  private readonly running = new Map<FastifyRequest, Running>();

  constructor(
    server: FastifyInstance,
    private readonly milliseconds: number,
    checkEvery: number,
  ) {
    const timer = setInterval(() => this.expire(), checkEvery);
    timer.unref();
    server.addHook('onClose', (_instance, done) => {
      clearInterval(timer);
      done();
    });
  }

  watch(request: FastifyRequest, reply: FastifyReply): void {
    this.running.set(request, { since: performance.now(), reply });
  }

  /** The answer has begun; streams (feeds, exports) end by their own rules. */
  settle(request: FastifyRequest): void {
    this.running.delete(request);
  }

  private expire(): void {
    const before = performance.now() - this.milliseconds;
    for (const [request, { since, reply }] of this.running) {
      if (since > before) return;
      // A body that is still coming is the server's requestTimeout's to end: 408, not 503.
      if (!request.raw.complete && !request.raw.destroyed) continue;
      this.running.delete(request);
      sendProblem(request.admission === null ? new Unavailable() : new OutcomeUnknown(), request, reply);
    }
  }
}
