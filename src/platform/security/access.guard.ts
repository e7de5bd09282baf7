import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Forbidden } from '../http/problems/errors.js';
import '../http/request-state.js';

/**
 * The second lock: Nest calls it right before every handler. It decides nothing; it refuses what did not come through
 * the gate for this very action, whatever a plug-in, a router option or a middleware did on the way.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const asked = request.routeOptions.config.action;
    if (asked !== undefined && request.actionRule?.action === asked) return true;
    throw new Forbidden('not-authorised');
  }
}
