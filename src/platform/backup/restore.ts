import type { Client } from 'pg';
import { failpoint } from '#failpoint';
import { encodeBatch } from '../event-store/postgres/batch-text.js';
import { createClient, type DatabaseAddress } from '../postgres/pool.js';
import { sqlState } from '../postgres/transaction.js';
import { BackupRefused } from './backup-refused.js';
import type { CheckedBackup } from './check-folder.js';
import { compareLog, importLog, type Imported } from './import-log.js';
import { importState, refuseUsed } from './import-state.js';
import { rowsOf } from './log-lines.js';
import type { Progress } from './progress.js';
import { AUDIT_LOG, registerRestored, type RegisterRestored } from './register-restored.js';
import type { StateTable } from './state-tables.js';

export interface RestoreParts {
  readonly folder: string;
  /** What `checkFolder` found, with the snapshot that it must have. */
  readonly backup: CheckedBackup;
  /** Of the owner of the database; migrated. */
  readonly address: DatabaseAddress;
  readonly tables: readonly StateTable[];
  /** Of the new life; absent: the next after the last one the backup knew. */
  readonly incarnation?: number;
  /** Whoever was erased must not come back; called when log and vault are there, before anybody is served. */
  readonly repeatErasures: () => Promise<number>;
  readonly progress?: Progress;
  readonly now?: () => number;
}

export interface Restored extends Readonly<RegisterRestored['data']> {
  readonly registerId: string;
  readonly commands: number;
  /** Commands that recorded nothing. */
  readonly quiet: number;
  /** Persons whose erasure was repeated. */
  readonly erased: number;
}

/**
 * Brings a register back into an empty database: the log byte for byte, compared afterwards, then keys and vault, then
 * the erasures, and last the new life with its first event. Until then the database holds no register, so nothing
 * starts on it; killed anywhere, the same call goes on.
 * @throws BackupRefused when the database holds something else, or not what the backup says
 */
export async function restoreBackup(parts: RestoreParts): Promise<Restored> {
  const { folder, backup, tables, progress } = parts;
  const { manifest, plan } = backup;
  if (backup.state === null || manifest.exportedAt === null) {
    throw new BackupRefused('the export never came to its end: run it once more, or take another backup');
  }
  const incarnation = nextIncarnation(manifest.incarnation, parts.incarnation);
  const client = await connect(parts.address);
  try {
    const from = await begin(client, parts);
    failpoint('restore.begun');
    await importLog(client, folder, manifest, plan, from, progress);
    await compareLog(client, plan, progress);
    await importState(client, folder, manifest, tables);
    failpoint('restore.state-imported');
    const erased = await parts.repeatErasures();
    failpoint('restore.erasures-repeated');
    const data: RegisterRestored['data'] = {
      incarnation,
      fromIncarnation: manifest.incarnation,
      exportedPosition: manifest.position,
      exportedAt: manifest.exportedAt,
      restoredPosition: plan.position,
      lastEventId: plan.lastEventId,
      logSha256: plan.logSha256,
      restoredAt: new Date((parts.now ?? Date.now)()).toISOString(),
    };
    await finish(client, manifest.registerId, data);
    failpoint('restore.finished');
    return { ...data, registerId: manifest.registerId, commands: plan.commands, quiet: plan.quiet, erased };
  } catch (error) {
    throw sqlState(error) === 'QD004' ? new BackupRefused((error as Error).message) : error;
  } finally {
    await client.end();
  }
}

function nextIncarnation(exported: number, wanted: number | undefined): number {
  if (wanted === undefined) return exported + 1;
  if (wanted > exported) return wanted;
  throw new BackupRefused(`incarnation ${wanted} has been lived already: the backup is of incarnation ${exported}`);
}

async function connect(address: DatabaseAddress): Promise<Client> {
  const client = createClient(address, { applicationName: 'qadam-restore' });
  await client.connect();
  // What a crash of the server takes from a restore is brought again; its end waits for the disk.
  await client.query(`set statement_timeout = 0; set lock_timeout = '60s'; set bytea_output = 'hex';
                      set idle_in_transaction_session_timeout = 0; set synchronous_commit = off`);
  return client;
}

async function begin(client: Client, { backup, tables }: RestoreParts): Promise<Imported> {
  const { folderId, registerId } = backup.manifest;
  await client.query('begin');
  const known = await rowsOf(client, 'select from es.restore');
  if (known.length === 0) await refuseUsed(client, tables);
  const [row] = await rowsOf(client, 'select head, quiet from es.begin_import($1, $2, $3)', [
    folderId,
    registerId,
    backup.plan.position,
  ]);
  await client.query('commit');
  return { head: Number(row?.['head']), quiet: Number(row?.['quiet']) };
}

async function finish(client: Client, registerId: string, data: RegisterRestored['data']): Promise<void> {
  const [last] = await rowsOf(client, 'select max(revision) as revision from es.stream_index where stream_id = $1', [
    AUDIT_LOG,
  ]);
  const command = registerRestored(registerId, data, Number(last?.['revision'] ?? -1));
  const details = JSON.stringify(data);
  await client.query('set synchronous_commit = on');
  await client.query('select es.finish_import($1, $2, $3, $4)', [
    encodeBatch([{ command, waitedMs: 0 }]),
    data.incarnation,
    data.restoredAt,
    details,
  ]);
}
