import type { LaneObserver } from '../event-store/postgres/append-lane.js';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.js';

/** The append lane in figures, and a debug line per batch. */
export function observeLane(metrics: Metrics, logger: Pick<Logger, 'debug' | 'warn'>): LaneObserver {
  let waiting = 0;
  let opened = false;
  const reconnected = metrics.counter('append_reconnects_total', 'Connections of the lane found dead', []);
  metrics.watch('append_queue_commands', 'Commands waiting behind the batch in flight', [], () => [{ value: waiting }]);
  return {
    onBatch: (commands, ms) => {
      metrics.batchAppended(commands, ms);
      logger.debug({ commands, ms: Math.round(ms * 100) / 100 }, 'appended');
    },
    onReconnect: () => {
      // The first connection is opened the same way, and nothing was lost then.
      if (!opened) return void (opened = true);
      reconnected({});
      logger.warn('the connection of the append lane was found dead');
    },
    queueDepth: depth => (waiting = depth),
  };
}
