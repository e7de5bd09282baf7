import type { FastifyInstance } from 'fastify';
import { paramNames, paramRule, type RouteSpec } from '../routes/route-spec.js';

export interface RegisteredRoute {
  readonly method: string;
  /** As Fastify spells it: `/v1/projects/:projectId`. */
  readonly url: string;
  readonly spec: RouteSpec;
}

/** The routes of CommandRoute and QueryRoute as they are really served. Must watch before the first is registered. */
export class RouteRegistry {
  readonly routes: RegisteredRoute[] = [];

  constructor(server: FastifyInstance) {
    server.addHook('onRoute', ({ method, url, config }) => {
      const spec = config?.spec;
      if (spec === undefined || method === 'HEAD') return;
      // Throws for a parameter nobody checks: the register then does not start.
      for (const name of paramNames(url)) paramRule(spec, name);
      this.routes.push({ method: String(method), url, spec });
    });
  }
}
