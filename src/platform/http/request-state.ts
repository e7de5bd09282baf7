import type {} from 'fastify';
import type { ActionRule, Principal } from '../../kernel/access/authorize.js';
import type { Role } from '../../kernel/access/role.js';
import type { HttpPlatform } from './http-platform.js';
import type { RouteRegistry } from './openapi/route-registry.js';
import type { RouteSpec } from './routes/route-spec.js';

/**
 * What travels on a Fastify request from the guard (`platform/security`) to the routes. The server decorates every
 * request with these fields, so all requests share one hidden class; the guard fills them, nobody else writes them.
 */
declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; null for nobody (public routes only). */
    principal: Principal | null;
    /** The role `authorize` chose; null for a public action. */
    grantedRole: Role | null;
    /** The last day no command dates into any more, said by whoever publishes; null where nothing is published. */
    closedThrough: string | null;
    /** The rule of the route's action, as authorised: the command handler asks it again with the region. */
    actionRule: ActionRule | null;
    /** Trace id of W3C `traceparent`, else derived from the request id; 32 hex digits. */
    traceId: string;
    /** Releases the request's place among the commands in flight; null when it holds none. */
    admission: (() => void) | null;
  }
  interface FastifyInstance {
    qadam: HttpPlatform;
    qadamRoutes: RouteRegistry;
  }
  interface FastifyContextConfig {
    /** Name in the action tables; a route without one stops the start. */
    action?: string;
    /** What the route reads: set by CommandRoute, absent on reads. */
    bodyLimit?: number;
    command?: boolean;
    /** What OpenAPI says about the route. */
    spec?: RouteSpec;
  }
}
