import type { FastifyInstance } from 'fastify';
import type { ActionTable } from './action-table.js';
import { PUBLIC_ACTIONS } from './public-actions.js';
import '../http/request-state.js';

/** Routes that a plug-in registers without asking us (static files, the documentation's assets) and their action. */
export interface PluginRoutes {
  /** Path prefix on a segment boundary: `/docs` also takes `/docs/swagger.css`. */
  readonly prefix: string;
  readonly action: string;
}

interface Route {
  readonly method: string;
  readonly url: string;
  readonly action: string | undefined;
}

/** A route that nobody may call, or everybody might: the register does not start. */
export class UnguardedRoutes extends Error {
  override readonly name = 'UnguardedRoutes';
}

/**
 * Watches every route that is registered from now on, whoever does it, HEAD and OPTIONS included, and fails
 * `server.ready()` with a sentence that names each one whose action is missing, undeclared, or public without being
 * on the list of public actions. Must be installed before the first route.
 */
export function checkRoutesAtStart(
  server: FastifyInstance,
  actions: ActionTable,
  pluginRoutes: readonly PluginRoutes[] = [],
): void {
  const routes: Route[] = [];
  server.addHook('onRoute', route => {
    const plugin = pluginRoutes.find(({ prefix }) => route.url === prefix || route.url.startsWith(`${prefix}/`));
    if (plugin !== undefined && route.config?.action === undefined)
      route.config = { ...route.config, action: plugin.action };
    const methods = Array.isArray(route.method) ? route.method : [route.method];
    for (const method of methods) routes.push({ method, url: route.url, action: route.config?.action });
  });
  server.addHook('onReady', done => {
    const faults = routes.map(route => faultOf(route, actions)).filter(fault => fault !== null);
    done(faults.length === 0 ? undefined : new UnguardedRoutes(`the register does not start: ${faults.join('; ')}`));
  });
}

function faultOf({ method, url, action }: Route, actions: ActionTable): string | null {
  if (action === undefined) return `${method} ${url} has no action`;
  const rule = actions.rule(action);
  if (rule === undefined) return `${method} ${url} asks for ${action}, which no context declares`;
  if (rule.roles === 'public' && !PUBLIC_ACTIONS.some(open => open.action === action))
    return `${method} ${url} is public by ${action}, which is not on the list of public actions`;
  return null;
}
