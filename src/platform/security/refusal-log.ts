import type { Logger } from 'pino';
import type { Metrics } from '../metrics/metrics.js';
import type { AccessRefusal, RefusalSink, UnauthenticatedRequest } from './refusals.js';

export interface RefusalLogParts {
  readonly logger: Pick<Logger, 'warn'>;
  readonly metrics: Pick<Metrics, 'unauthenticated' | 'forbidden'>;
  readonly audit: { record(refusal: AccessRefusal): void };
  /** Monotonic milliseconds. */
  readonly clock?: () => number;
}

const LINES_A_SECOND = 20;

/** 401: counted always, logged up to 20 a second, so that a guesser fills no disk. 403: counted and audited. */
export class RefusalLog implements RefusalSink {
  private windowStart = -Infinity;
  private linesInWindow = 0;
  private unsaid = 0;

  constructor(private readonly parts: RefusalLogParts) {}

  unauthenticated(request: UnauthenticatedRequest): void {
    this.parts.metrics.unauthenticated({ reason: request.fault });
    const now = (this.parts.clock ?? performance.now.bind(performance))();
    if (now - this.windowStart >= 1_000) {
      if (this.unsaid > 0) this.parts.logger.warn({ requests: this.unsaid }, 'more were unauthenticated');
      [this.windowStart, this.linesInWindow, this.unsaid] = [now, 0, 0];
    }
    if (this.linesInWindow++ < LINES_A_SECOND) this.parts.logger.warn({ ...request }, 'unauthenticated');
    else this.unsaid++;
  }

  forbidden(refusal: AccessRefusal): void {
    this.parts.metrics.forbidden({ action: refusal.action, reason: refusal.reason });
    this.parts.audit.record(refusal);
  }
}
