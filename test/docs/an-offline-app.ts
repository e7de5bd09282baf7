import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { assembly } from '../../src/app.module.js';
import type { ActionRule } from '../../src/kernel/access/authorize.js';
import { MemoryEventLog } from '../../src/platform/event-store/memory/memory-event-log.js';
import { serveHealth } from '../../src/platform/health/health-routes.js';
import { Health } from '../../src/platform/health/health.js';
import { configureHttp, QadamAdapter } from '../../src/platform/http/index.js';
import { buildOpenApi } from '../../src/platform/http/openapi/build-openapi.js';
import type { RouteSpec } from '../../src/platform/http/routes/route-spec.js';
import type { Foundation } from '../../src/platform/lifecycle/foundation.js';
import { rootModule } from '../../src/platform/lifecycle/root.module.js';
import { serveMetrics } from '../../src/platform/metrics/metrics-routes.js';
import { Metrics } from '../../src/platform/metrics/metrics.js';
import { ActionTable } from '../../src/platform/security/action-table.js';
import type { KeyStore } from '../../src/platform/security/key-store.js';
import { PUBLIC_ACTIONS } from '../../src/platform/security/public-actions.js';
import { SecurityModule } from '../../src/platform/security/security.module.js';

export interface ServedRoute {
  readonly method: string;
  /** As OpenAPI spells it: `/v1/projects/{projectId}`. */
  readonly path: string;
  readonly action: string;
  readonly rule: ActionRule;
  /** Of the routes of CommandRoute and QueryRoute. */
  readonly spec: RouteSpec | null;
}

/** What the documentation asks of the application. */
export interface Described {
  readonly routes: readonly ServedRoute[];
  /** Slugs of the problems that an operation may answer with, from the OpenAPI document: `POST /v1/projects`. */
  readonly problems: ReadonlyMap<string, readonly string[]>;
}

/** The whole application of `src/app.module.ts` as it is served, on a log in memory and pools that nobody connects. */
export async function describeApp(): Promise<Described> {
  const pool = new pg.Pool();
  const log = new MemoryEventLog();
  const secrets = { register: Buffer.alloc(32, 1), vault: Buffer.alloc(32, 2) };
  const foundation = { log, secrets, readPool: pool, appPool: pool } as unknown as Foundation;
  const actions = new ActionTable(PUBLIC_ACTIONS);
  const module = rootModule(SecurityModule.forRoot({ actions, keys: {} as KeyStore }), assembly.module(foundation));
  const app = await NestFactory.create<NestFastifyApplication>(module, new QadamAdapter(), { logger: false });
  try {
    return await describe(app, actions);
  } finally {
    await app.close();
    await pool.end();
  }
}

async function describe(app: NestFastifyApplication, actions: ActionTable): Promise<Described> {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const routes: ServedRoute[] = [];
  server.addHook('onRoute', ({ method, url, config }) => {
    // The documentation comes from a plug-in, which `checkRoutesAtStart` gives its action; its files are no routes of ours.
    const action = config?.action ?? (url === '/docs' ? 'docs.read' : undefined);
    if (method === 'HEAD' || method === 'OPTIONS' || action === undefined) return;
    const rule = actions.rule(action);
    if (rule === undefined) throw new Error(`${url} asks for ${action}, which no context declares`);
    const path = url.replace(/:([A-Za-z0-9_]+)/g, '{$1}');
    routes.push({ method: String(method), path, action, rule, spec: config?.spec ?? null });
  });
  configureHttp(app, {
    now: () => 0,
    fingerprintKey: Buffer.alloc(32, 1),
    incarnation: 1,
    readModels: { positionOf: never, behindBy: never, waitFor: never },
    readModelNames: assembly.projections.map(({ name }) => name),
    problems: assembly.problems,
    logger: { error: ignore, warn: ignore, info: ignore },
    apiVersion: assembly.apiVersion,
  });
  serveHealth(server, new Health(), () => Promise.resolve([]));
  serveMetrics(server, new Metrics());
  await app.init();
  await server.ready();
  return { routes, problems: problemsOf(buildOpenApi(app)) };
}

const ignore = (): void => undefined;
const never = (): never => {
  throw new Error('documentation reads nothing');
};

type Responses = Readonly<
  Record<
    string,
    { readonly content?: Readonly<Record<string, { readonly examples?: Readonly<Record<string, object>> }>> }
  >
>;

function problemsOf(document: { readonly paths: object; readonly components?: object }): Described['problems'] {
  const found = new Map<string, readonly string[]>();
  for (const [path, operations] of Object.entries(document.paths as Record<string, object>)) {
    for (const [method, operation] of Object.entries(operations as Record<string, { responses?: Responses }>)) {
      const slugs = Object.values(operation.responses ?? {})
        .map(response => resolved(response, document))
        .flatMap(({ content }) => Object.keys(content?.['application/problem+json']?.examples ?? {}));
      found.set(`${method.toUpperCase()} ${path}`, slugs);
    }
  }
  return found;
}

/** Responses that many operations share stand in `components`. */
function resolved(response: Responses[string], document: object): Responses[string] {
  const { $ref } = response as { readonly $ref?: string };
  if ($ref === undefined) return response;
  let at: unknown = document;
  for (const key of $ref.split('/').slice(1)) at = (at as Record<string, unknown>)[key];
  return at as Responses[string];
}
