import type { ClientBase } from 'pg';
import { failpoint } from '#failpoint';
import { AUDIT_LOG } from '../backup/register-restored.js';
import { ConcurrencyConflict } from '../event-store/event-log.errors.js';
import type { RegisterIdentity } from '../event-store/postgres/lane-connection.js';
import { prefixOf, type EventStoreDbEventLog } from '../event-store/eventstoredb/eventstoredb-event-log.js';
import { shownPosition } from '../event-store/eventstoredb/source-position.js';
import type { StoreClient } from '../event-store/eventstoredb/store-client.js';
import { sqlState } from '../postgres/transaction.js';
import { anomalyAccepted, type JournalAnomalyAccepted } from './anomaly-accepted.js';
import type { JournalTables } from './journal-tables.js';

/** The message is for the operator. */
export class NotAccepted extends Error {
  override readonly name = 'NotAccepted';
}

export interface AcceptParts {
  readonly tables: JournalTables;
  readonly log: EventStoreDbEventLog;
  readonly store: StoreClient;
  readonly register: RegisterIdentity;
  /** As the owner of the database: the application may not. */
  readonly owner: ClientBase;
  readonly reason: string;
  readonly by: string;
  readonly now?: () => number;
}

const ASK_MS = 5_000;

/**
 * Lets pass what the journal has stopped at, and nothing else. It is an event of the register first and an entry in the
 * database then: killed between the two, nothing has passed, and the same again goes on with what was recorded.
 * @throws NotAccepted
 */
export async function acceptAnomaly(parts: AcceptParts): Promise<JournalAnomalyAccepted['data']> {
  const { stopped, stoppedAt } = await parts.tables.mark();
  if (stopped === null || stoppedAt === null) throw new NotAccepted('The journal has not stopped: nothing to accept.');
  if (stopped.startsWith('history-went-backwards:')) throw new NotAccepted(BACKWARDS);
  await refuseStandingRule(parts, stopped);
  const { reason, by, owner } = parts;
  // Before anything is recorded that then does not happen.
  const { rows } = await owner.query<{ may: boolean }>(
    `select has_function_privilege('es.accept_anomaly(text,numeric,numeric,text,text)', 'execute') as may`,
  );
  if (!rows[0]!.may) throw new NotAccepted('DATABASE_URL must be of the owner of the database, as for a migration.');
  const accepted = await record(parts, {
    reason,
    found: stopped,
    position: shownPosition(stoppedAt),
    acceptedBy: by,
    acceptedAt: new Date((parts.now ?? Date.now)()).toISOString(),
  });
  failpoint('journal.acceptance-recorded');
  try {
    await owner.query('select es.accept_anomaly($1, $2, $3, $4, $5)', [
      accepted.found,
      stoppedAt.commit.toString(),
      stoppedAt.prepare.toString(),
      accepted.reason,
      accepted.acceptedBy,
    ]);
  } catch (error) {
    if (sqlState(error) !== 'QD005') throw error;
    throw new NotAccepted(`Not accepted: ${(error as Error).message}.`, { cause: error });
  }
  return accepted;
}

const BACKWARDS =
  'A history that went backwards cannot be accepted: the store no longer has what was recorded. Bring back the store ' +
  'that has it; or restore the register from a backup, which makes its journal anew (qadam restore).';

/** What was recorded: an earlier try may have said it in other words, and those stand. */
async function record(
  { log, register }: AcceptParts,
  data: JournalAnomalyAccepted['data'],
): Promise<JournalAnomalyAccepted['data']> {
  for (;;) {
    const last = await lastRevision(log);
    const command = anomalyAccepted(register.registerId, data, last);
    try {
      const { stream, lastRevision: revision, duplicate } = await log.append(command);
      if (!duplicate) return data;
      const [stored] = await log.readStream(stream, { from: revision, limit: 1 });
      return JSON.parse(stored!.data) as JournalAnomalyAccepted['data'];
    } catch (error) {
      if (!(error instanceof ConcurrencyConflict)) throw error;
    }
  }
}

/** Not by way of the log, which refuses to read what is no event of ours: it may be that which is accepted. */
async function lastRevision({ transport }: EventStoreDbEventLog): Promise<number> {
  const [last] = await transport.read(AUDIT_LOG, { backwards: true, limit: 1 }, ASK_MS);
  return last?.revision ?? -1;
}

/** What the journal met long ago may have been taken away since; while it stands, the next scavenge takes events. */
async function refuseStandingRule({ store, register }: AcceptParts, stopped: string): Promise<void> {
  const [, stream] = /^truncating-metadata: (.+) has [^ ]/.exec(stopped) ?? [];
  if (stream === undefined) return;
  const { credentials } = store;
  const name = prefixOf(register.registerId) + stream;
  const { metadata } = await store.call(ASK_MS, client => client.getStreamMetadata(name, { credentials }));
  const { maxAge, maxCount, truncateBefore } = metadata ?? {};
  if ([maxAge, maxCount, truncateBefore].every(rule => rule === undefined)) return;
  throw new NotAccepted(`The store would still remove events of ${stream}: take its metadata away first.`);
}
