import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import '../../platform/http/request-state.js';
import { APP_POOL } from '../../platform/platform.module.js';
import { PublishedPeriods } from './published-periods.js';
import { lastPublishedDay } from './published-periods.query.js';

/** Tells every command which days are published (X21). It refuses nothing: what the day means is the decision's. */
@Injectable()
export class PublishedPeriodsGuard implements CanActivate {
  readonly #periods: PublishedPeriods;

  /** Not the pool of the readers: commands do not wait behind long questions. */
  constructor(@Inject(APP_POOL) pool: Pool) {
    this.#periods = new PublishedPeriods(() => lastPublishedDay(pool));
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.routeOptions.config.command === true) {
      request.closedThrough = await this.#periods.lastDay(request.server.qadam.now());
    }
    return true;
  }
}
