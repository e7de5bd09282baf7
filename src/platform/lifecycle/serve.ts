import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.js';
import { registerChecks } from '../health/register-checks.js';
import { serveHealth } from '../health/health-routes.js';
import { QadamAdapter } from '../http/server/adapter.js';
import { configureHttp } from '../http/server/configure-http.js';
import { Unavailable } from '../http/problems/errors.js';
import { createLogger, type ProcessLogger } from '../logging/logger.js';
import { NestLogger } from '../logging/nest-logger.js';
import { logRequests } from '../logging/request-log.js';
import { serveMetrics } from '../metrics/metrics-routes.js';
import { watchEmbedded } from '../metrics/embedded-metrics.js';
import { watchProjections } from '../metrics/projection-metrics.js';
import { measureRequests } from '../metrics/request-metrics.js';
import { ActionTable } from '../security/action-table.js';
import { ensureDemoKeys } from '../security/demo-keys.js';
import { guardServer } from '../security/guard-server.js';
import { PUBLIC_ACTIONS } from '../security/public-actions.js';
import { checkRoutesAtStart } from '../security/route-check.js';
import { SecurityModule } from '../security/security.module.js';
import type { Assembly } from './assembly.js';
import { banner } from './banner.js';
import { Drain } from './drain.js';
import { layFoundation, type Foundation } from './foundation.js';
import { freePort } from './free-port.js';
import { GracefulStop } from './graceful-stop.js';
import { rootModule } from './root.module.js';

/** A register that answers. */
export interface RunningRegister {
  readonly app: NestFastifyApplication;
  readonly foundation: Foundation;
  readonly url: string;
}

export interface ServeOptions {
  readonly output?: ProcessLogger;
  readonly exit?: (code: number) => void;
  /** Where the banner goes; null: nowhere. */
  readonly say?: ((text: string) => void) | null;
  /** When the process began, by `performance.now()`: what the banner counts from. */
  readonly begun?: number;
  /**
   * The module that keeps the read models in a thread of its own (read-models.thread.ts). Without one, and where a
   * process does nothing else, they are kept by the thread that serves.
   */
  readonly readModelsThread?: URL;
}

/**
 * From a checked configuration to a register that answers. When a start fails, what was already open is closed in
 * order before the error is thrown on.
 */
export async function serve(config: Config, assembly: Assembly, options: ServeOptions = {}): Promise<RunningRegister> {
  const begun = options.begun ?? performance.now();
  const { logger, flush } = options.output ?? createLogger(config.log);
  const exit = options.exit ?? ((code: number) => process.exit(code));
  const leave = (code: number): void => {
    flush();
    exit(code);
  };
  let failed = false;
  // A failed start is told by its error: the caller decides about the process then.
  const stop = new GracefulStop({ logger, exit: code => (failed ? undefined : leave(code)) });
  const forget = stop.listenToSignals();
  try {
    const foundation = await layFoundation(config, logger, stop, assembly, threadFor(config, options));
    const app = await createApp(foundation, assembly);
    const url = await listen(app, config, logger.warn.bind(logger));
    if (config.role !== 'api') foundation.startJournal();
    if (config.role !== 'api') await foundation.projections.start();
    const demo = config.embedded
      ? await ensureDemoKeys(foundation.database.dataDir, foundation.keys, foundation.startedEmpty)
      : null;
    if (config.seed) await assembly.seed?.(app, foundation);
    const examples = demo?.fresh ? await assembly.examples?.(url, demo.keys, foundation) : [];
    const seconds = (performance.now() - begun) / 1000;
    (options.say ?? process.stdout.write.bind(process.stdout))(
      banner({ url, config, dataDir: foundation.database.dataDir, demo, examples: examples ?? [], seconds }),
    );
    return { app, foundation, url };
  } catch (error) {
    // Asked to stop while starting: whatever broke then broke because of it, and stopping exits by itself.
    failed = !stop.isStopping;
    forget();
    await stop.stop('the start failed', 1);
    flush();
    throw error;
  }
}

const threadFor = (config: Config, options: ServeOptions): URL | null =>
  config.role === 'all' ? (options.readModelsThread ?? null) : null;

/** Files of swagger-ui, which its plug-in serves. */
const DOCUMENTATION = [{ prefix: '/docs', action: 'docs.read' }];

async function createApp(foundation: Foundation, assembly: Assembly): Promise<NestFastifyApplication> {
  const { config, logger, metrics, health, log, keys, projections } = foundation;
  const actions = new ActionTable([...PUBLIC_ACTIONS, ...(assembly.actions ?? [])]);
  const adapter = new QadamAdapter();
  const module = rootModule(SecurityModule.forRoot({ actions, keys }), assembly.module(foundation));
  const app = await inTime(
    NestFactory.create<NestFastifyApplication>(module, adapter, {
      logger: new NestLogger(logger),
      abortOnError: false,
    }),
  );
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const deadline = config.http.requestTimeoutMs;
  // First of all: both know only of routes and requests that come after them.
  checkRoutesAtStart(server, actions, [...DOCUMENTATION, ...(assembly.pluginRoutes ?? [])]);
  const drain = new Drain(server);
  configureHttp(
    app,
    {
      now: Date.now,
      fingerprintKey: foundation.secrets.register,
      incarnation: foundation.register.incarnation,
      incarnations: foundation.incarnations,
      readModels: projections,
      readModelNames: assembly.projections.filter(({ unhurried }) => unhurried !== true).map(({ name }) => name),
      problems: assembly.problems,
      logger,
      apiVersion: assembly.apiVersion,
      admission: config.admission,
    },
    { deadline },
  );
  server.server.requestTimeout = deadline;
  const security = guardServer(server, { actions, keys, log, instance: config.instance, logger, metrics });
  if (config.role === 'projector') refuseWork(server);
  measureRequests(server, metrics);
  logRequests(server, logger, config.log.requests);
  watchProjections(metrics, () => projections.status());
  const { embedded } = foundation.database;
  if (embedded !== null) watchEmbedded(metrics, embedded);
  metrics.watch('requests_in_flight', 'Requests being worked on', [], () => [{ value: drain.requestsInFlight }]);
  registerChecks(
    foundation,
    assembly.projections.map(({ name }) => name),
  );
  serveHealth(server, health, () => projections.status());
  serveMetrics(server, metrics);
  planStop(foundation, app, drain, security.flush);
  await assembly.prepare?.(app, foundation);
  await app.init();
  await server.ready();
  return app;
}

/** The projector's HTTP is for probes and figures: it must not compete with what it is there for. */
function refuseWork(server: FastifyInstance): void {
  server.addHook('preHandler', (request, _reply, done) =>
    done(request.actionRule?.roles === 'public' ? undefined : new Unavailable('this process only keeps read models')),
  );
}

function planStop(foundation: Foundation, app: NestFastifyApplication, drain: Drain, flush: () => Promise<void>): void {
  const { stop, config, health, projections, logger } = foundation;
  const { delayMs, drainMs } = config.shutdown;
  stop.onStop('readiness', 'say not ready', () => health.drain());
  stop.onStop('delay', 'wait for the load balancer', () => wait(delayMs), delayMs + 1_000);
  stop.onStop('listener', 'accept nothing new', () => drain.stopAccepting());
  const finish = async (): Promise<void> => {
    if (!(await drain.finish(drainMs))) logger.warn({ requests: drain.requestsInFlight }, 'requests were cut off');
  };
  stop.onStop('drain', 'finish requests', finish, drainMs + 1_000);
  stop.onStop('followers', 'projections', () => projections.stop());
  stop.onStop('flush', 'refusals and uses of keys', flush);
  stop.onStop('framework', 'Nest', () => app.close());
}

/** Nest awaits every provider: one that never settles (a class with a method named `then` is enough) hangs the start. */
async function inTime<T>(making: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const sentence = `the application was not made within ${MAKING_MS} ms: a provider does not settle (LOG_LEVEL=debug)`;
    timer = setTimeout(() => reject(new Error(sentence)), MAKING_MS);
  });
  return Promise.race([making, late]).finally(() => clearTimeout(timer));
}

const MAKING_MS = 30_000;

const wait = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

async function listen(app: NestFastifyApplication, config: Config, warn: (text: string) => void): Promise<string> {
  const { host, port: wanted, portGiven } = config.http;
  // Only who asked for no port in particular may be given another; a service's port is a promise to its callers.
  const mayMove = config.embedded && !portGiven;
  const port = mayMove ? await freePort(host, wanted) : wanted;
  await app.listen(port, host);
  const address = app.getHttpServer().address() as { port: number };
  if (mayMove && address.port !== wanted) warn(`port ${wanted} is taken: listening on ${address.port}`);
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${shown}:${address.port}`;
}
