import type { Client } from 'pg';
import type { RegisterIdentity } from '../event-store/postgres/lane-connection.js';
import { createClient, type DatabaseAddress } from '../postgres/pool.js';
import { sqlState } from '../postgres/transaction.js';
import { ChangeRefused, NotNow } from './change-refused.js';

/** One `qadam migrate` at a time. */
const ONE_AT_A_TIME = '8101170115101117';
const LONGEST_MS = 60_000;

export interface Change {
  readonly number: number;
  /** Acknowledged by the other store, as far as it was written down. */
  readonly copied: number;
}

/**
 * The one connection, as the owner of the database, that a change of the store is made on. A change that hangs while it
 * holds the lock of the log is ended by PostgreSQL, which then lets the register go on where it was.
 */
export class OwnerSession {
  private constructor(readonly client: Client) {}

  /** @throws ChangeRefused, NotNow */
  static async open(address: DatabaseAddress, longestPauseMs = 0): Promise<OwnerSession> {
    const client = createClient(address, { applicationName: 'qadam-migrate' });
    await client.connect();
    const session = new OwnerSession(client);
    try {
      await client.query(
        `set statement_timeout = ${LONGEST_MS}; set lock_timeout = ${LONGEST_MS}; set synchronous_commit = on;
         set idle_in_transaction_session_timeout = ${LONGEST_MS + longestPauseMs}`,
      );
      await session.#refuseOthers();
      return session;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  async identity(): Promise<RegisterIdentity> {
    const { rows } = await this.client.query<RegisterIdentity>(
      'select register_id as "registerId", incarnation, store from es.register',
    );
    if (rows[0] === undefined) throw new ChangeRefused('the database holds no register');
    return rows[0];
  }

  /** The one that was begun and did not come to its end; null: none. */
  async unfinished(): Promise<Change | null> {
    const { rows } = await this.client.query<{ number: number; copied: string }>(
      'select number, copied from es.change_of_store where finished_at is null',
    );
    return rows[0] === undefined ? null : { number: rows[0].number, copied: Number(rows[0].copied) };
  }

  async begin(from: RegisterIdentity['store'], to: RegisterIdentity['store']): Promise<Change> {
    const { rows } = await this.client.query<{ number: number }>(
      'insert into es.change_of_store (from_store, to_store) values ($1, $2) returning number',
      [from, to],
    );
    return { number: rows[0]!.number, copied: 0 };
  }

  async reached({ number }: Change, position: number): Promise<void> {
    await this.client.query('update es.change_of_store set copied = $2 where number = $1', [number, position]);
  }

  /** @throws NotNow what the database would not do now */
  async inTransaction(work: () => Promise<void>): Promise<void> {
    await this.client.query('begin');
    try {
      await work();
      await this.client.query('commit');
    } catch (error) {
      await this.client.query('rollback').catch(() => undefined);
      const state = sqlState(error);
      // Somebody was in the way, or something moved between the comparing and the turning over.
      throw state === 'QD005' || state === '55P03' ? new NotNow((error as Error).message, { cause: error }) : error;
    }
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }

  async #refuseOthers(): Promise<void> {
    const { rows: known } = await this.client.query<{ known: boolean }>(
      `select to_regclass('es.change_of_store') is not null as known`,
    );
    if (!known[0]!.known)
      throw new ChangeRefused('this release has not migrated the database yet: start it once first');
    const { rows } = await this.client.query<{ owner: boolean; alone: boolean }>(
      `select has_table_privilege('es.register', 'update') and has_table_privilege('es.change_of_store', 'insert') as owner,
              pg_try_advisory_lock(${ONE_AT_A_TIME}) as alone`,
    );
    if (!rows[0]!.owner)
      throw new ChangeRefused('DATABASE_URL must be of the owner of the database, as for a migration');
    if (!rows[0]!.alone) throw new NotNow('another qadam migrate is running on this database');
  }
}
