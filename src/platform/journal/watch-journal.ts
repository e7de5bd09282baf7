import type { Health } from '../health/health.js';
import type { Metrics } from '../metrics/metrics.js';
import type { Journal } from './journal.js';
import type { JournalTables } from './journal-tables.js';

/** Behind for longer, it is no passing drop: every read model is as old. */
const LATE_SECONDS = 30;

/** The journal in health and metrics. That it has stopped every process says; how far it is behind, the one that copies. */
export function watchJournal(parts: {
  readonly metrics: Metrics;
  readonly health: Health;
  readonly tables: JournalTables;
  readonly journal: () => Journal | null;
}): void {
  const { metrics, health, tables, journal } = parts;
  const stopped = async (): Promise<string | null> => (await tables.mark()).stopped;
  const one = (value: number | null) => (value === null ? [] : [{ value }]);
  metrics.watch('journal_stopped', '1 while the journal waits for an operator', [], async () =>
    one((await stopped()) === null ? 0 : 1),
  );
  metrics.watch('journal_behind_seconds', 'Seconds since the journal had all that the store offered', [], () =>
    one(journal()?.status.behindSeconds ?? null),
  );
  metrics.watch('journal_behind_bytes', 'Bytes of the store between the journal and the end', [], async () =>
    one(
      (await journal()
        ?.behindBytes()
        .catch(() => null)) ?? null,
    ),
  );
  metrics.watch('journal_reconnects_total', 'Subscriptions of the journal that ended', [], () =>
    one(journal()?.status.reconnects ?? null),
  );
  health.register({
    name: 'journal',
    affects: 'shown',
    check: async () => {
      const reason = await stopped();
      const status = journal()?.status;
      const late = (status?.behindSeconds ?? 0) > LATE_SECONDS;
      return {
        ok: reason === null && !late,
        ...((reason !== null || late) && {
          detail: reason === null ? 'behind the store' : 'stopped: see qadam journal status',
        }),
        facts: {
          state: reason === null ? (status?.state ?? 'elsewhere') : 'stopped',
          behindSeconds: status?.behindSeconds ?? null,
          reconnects: status?.reconnects ?? null,
        },
      };
    },
  });
}
