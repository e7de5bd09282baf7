import type { FastifyInstance } from 'fastify';
import type { RouteSpec } from '../routes/route-spec.js';

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
      if (spec !== undefined && method !== 'HEAD') this.routes.push({ method: String(method), url, spec });
    });
  }
}
