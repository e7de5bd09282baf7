import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { EventLog } from '../event-store/event-log.js';
import type { Metrics } from '../metrics/metrics.js';
import { AccessAudit } from './access-audit.js';
import { installAccessGate } from './access-gate.js';
import type { ActionTable } from './action-table.js';
import { Authenticator } from './authenticator.js';
import { KeyCache } from './key-cache.js';
import type { KeyStore } from './key-store.js';
import { RefusalLog } from './refusal-log.js';
import { checkRoutesAtStart, type PluginRoutes } from './route-check.js';

export interface SecurityParts {
  readonly actions: ActionTable;
  readonly keys: KeyStore;
  readonly log: EventLog;
  readonly instance: string;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly pluginRoutes?: readonly PluginRoutes[];
}

export interface Security {
  /** Writes what is still in memory: refusals for the audit, and when keys were last used. */
  readonly flush: () => Promise<void>;
}

const USES_EVERY_MS = 30_000;

/**
 * Puts gate and start check on a server. Call it before any route is registered and before Nest's `init`.
 * The contexts' actions may join the table later: it is read when the server gets ready.
 */
export function guardServer(server: FastifyInstance, parts: SecurityParts): Security {
  const { actions, keys, log, instance, logger, metrics } = parts;
  const authenticator = new Authenticator(new KeyCache(ids => keys.find(ids)));
  const dropped = (count: number): void => metrics.refusalsDropped({}, count);
  const audit = new AccessAudit({ log, instance, logger, dropped });
  checkRoutesAtStart(server, actions, parts.pluginRoutes);
  installAccessGate(server, { authenticator, actions, refusals: new RefusalLog({ logger, metrics, audit }) });

  const writeUses = async (): Promise<void> => {
    const uses = authenticator.takeUses();
    if (uses.size > 0) await keys.touch(uses);
  };
  const timer = setInterval(() => {
    writeUses().catch((err: unknown) => logger.warn({ err }, 'last use of keys was not written'));
  }, USES_EVERY_MS);
  timer.unref();
  return {
    flush: async () => {
      clearInterval(timer);
      await Promise.all([audit.flush(), writeUses()]);
    },
  };
}
