import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { registerKeyCheck, STATE_TABLES } from '../../../src/cli/backup.js';
import { checkFolder } from '../../../src/platform/backup/check-folder.js';
import { exportPass, type Exported, type ExportParts } from '../../../src/platform/backup/export.js';
import type { Manifest } from '../../../src/platform/backup/manifest.js';
import { restoreBackup, type Restored, type RestoreParts } from '../../../src/platform/backup/restore.js';
import type { AppendResult } from '../../../src/platform/event-store/event-log.js';
import {
  EVENT_LOG_MIGRATIONS,
  PostgresEventLog,
} from '../../../src/platform/event-store/postgres/postgres-event-log.js';
import { readRegister } from '../../../src/platform/event-store/postgres/register.js';
import { migrate, PLATFORM_MIGRATIONS } from '../../../src/platform/postgres/migrations.js';
import { createPool } from '../../../src/platform/postgres/pool.js';
import { KeyStore } from '../../../src/platform/security/key-store.js';
import { createTestDatabase, type TestDatabase } from '../../support/embedded-postgres.js';
import { aCommand, type CommandParts } from '../event-log/commands.js';

const MIGRATIONS = [
  PLATFORM_MIGRATIONS,
  EVENT_LOG_MIGRATIONS,
  new URL('../../../src/platform/security/migrations/', import.meta.url),
  new URL('../../../src/people/migrations/', import.meta.url),
];

export const REGISTER_KEY = Buffer.alloc(32, 1);

/** What the tables say that a backup has to bring back, every column as text. */
const KEPT = ['es.event', 'es.stream_index', 'es.command', 'es.quiet_command', 'app.api_key', 'app.person_vault'];

export type Rows = Readonly<Record<string, readonly string[]>>;

/** A migrated database with a log in it, and the folders its backups go to. */
export class Register {
  readonly owner: Pool;
  readonly #logs: PostgresEventLog[] = [];
  readonly #folders: string[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly role: string | null,
  ) {
    this.owner = createPool(database.connection, { applicationName: 'test-owner', max: 4 });
  }

  static async empty(): Promise<Register> {
    const database = await createTestDatabase();
    const { appRole } = await migrate(database.connection, MIGRATIONS);
    return new Register(database, appRole);
  }

  async log(): Promise<PostgresEventLog> {
    const register = await readRegister(this.database.connection, this.role);
    const log = new PostgresEventLog({ address: this.database.connection, register, role: this.role });
    this.#logs.push(log);
    return log;
  }

  /** Commands of one to three events on a few streams; every fifth records nothing. */
  async works(commands: number, log?: PostgresEventLog, name: string = randomUUID()): Promise<readonly AppendResult[]> {
    const target = log ?? (await this.log());
    const results: AppendResult[] = [];
    const heads = new Map<string, number>();
    for (let n = 0; n < commands; n++) {
      const stream = `project-${name}-${n % 7}`;
      const head = heads.get(stream) ?? -1;
      const parts: CommandParts = { stream, expected: head < 0 ? 'none' : { revision: head } };
      const events =
        n % 5 === 4 ? [] : Array.from({ length: 1 + (n % 3) }, (_, i) => ({ text: odd(n + i), physicalPct: '1.00' }));
      const result = await target.append(aCommand({ ...parts, events }));
      heads.set(stream, result.lastRevision);
      results.push(result);
    }
    return results;
  }

  /** Keys, a vault with people in it, and the probe of its master key. */
  async hasKeysAndVault(): Promise<void> {
    const keys = new KeyStore(this.owner);
    const grant = { organisationId: 'org', regions: ['61', '*'], label: 'desk "4", \\ ü', expiresAt: Date.now() + 1e9 };
    const { id } = await keys.create({ ...grant, personId: 'p-1', roles: ['auditor', 'land_officer'] });
    await keys.create({ ...grant, personId: null, machine: 'cadastre', roles: ['machine'] });
    await keys.revoke(id);
    for (let n = 0; n < 3; n++) {
      await this.owner.query(
        `insert into app.person_vault (person_id, command_id, fingerprint, wrapped_key, sealed, format_version, commitment, iin_hash)
         values ($1, $2, 'f', $3, $4, 1, 'c', $5)`,
        [randomUUID(), randomUUID(), randomBytes(60), randomBytes(90), n === 0 ? null : `h${n}`],
      );
    }
    await this.owner.query('insert into app.vault_probe (probe) values ($1)', [randomBytes(40)]);
  }

  async rows(upTo = Number.MAX_SAFE_INTEGER): Promise<Rows> {
    const dump: Record<string, readonly string[]> = {};
    for (const table of KEPT) {
      const where = { 'es.event': 'position', 'es.stream_index': 'position', 'es.command': 'last_position' }[table];
      const { rows } = await this.owner.query<{ text: string }>(
        `select t::text as text from ${table} t ${where === undefined ? '' : `where ${where} <= ${upTo}`} order by t::text collate "C"`,
      );
      dump[table] = rows.map(({ text }) => text);
    }
    return dump;
  }

  async ask<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return (await this.owner.query<Row>(sql, [...values])).rows;
  }

  async head(): Promise<number> {
    const [row] = await this.ask<{ head: string }>('select coalesce(max(position), 0)::text as head from es.event');
    return Number(row?.head);
  }

  newFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'qadam-backup-'));
    this.#folders.push(folder);
    return folder;
  }

  exportParts(folder: string, segmentEvents = 20): ExportParts {
    return {
      folder,
      address: this.database.connection,
      role: this.role,
      tables: STATE_TABLES,
      registerKeyCheck: registerKeyCheck(REGISTER_KEY),
      segmentEvents,
    };
  }

  exportTo(folder: string, segmentEvents?: number): Promise<Exported> {
    return exportPass(this.exportParts(folder, segmentEvents));
  }

  async restoreParts(folder: string, upTo?: number): Promise<RestoreParts> {
    return {
      folder,
      backup: await checkFolder(folder, { upTo }),
      address: this.database.connection,
      tables: STATE_TABLES,
      repeatErasures: async () => 0,
    };
  }

  async restoreFrom(folder: string, more: Partial<RestoreParts> & { readonly upTo?: number } = {}): Promise<Restored> {
    return restoreBackup({ ...(await this.restoreParts(folder, more.upTo)), ...more });
  }

  async drop(): Promise<void> {
    await Promise.all(this.#logs.map(log => log.close()));
    await this.owner.end();
    await this.database.drop();
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }
}

/** Everything that escapes, quotes and encodes in one way or another. */
const odd = (n: number): string => `${n} "quoted" \\back\\ \n\t\u2028 ñ Қазақстан 😀 {"a":[1]} \\u0041 \u007f`;

export const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
