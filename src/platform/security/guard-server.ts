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

export interface SecurityParts {
  readonly actions: ActionTable;
  readonly keys: KeyStore;
  readonly log: EventLog;
  readonly instance: string;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

export interface Security {
  /** Writes what is still in memory: refusals for the audit, and when keys were last used. */
  readonly flush: () => Promise<void>;
}

const USES_EVERY_MS = 30_000;

/**
 * Puts the gate on a server, with everything behind it. Call it before Nest's `init`; the start check
 * (`checkRoutesAtStart`) comes earlier still, since it sees only the routes that come after it.
 */
export function guardServer(server: FastifyInstance, parts: SecurityParts): Security {
  const { actions, keys, log, instance, logger, metrics } = parts;
  const authenticator = new Authenticator(new KeyCache(ids => keys.find(ids)));
  const dropped = (count: number): void => metrics.refusalsDropped({}, count);
  const audit = new AccessAudit({ log, instance, logger, dropped });
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
