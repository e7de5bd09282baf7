import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../postgres/transaction.js';

/** Database time decides; a process's own clock never does. Heartbeat every third of it. */
export const LEASE_MS = 5_000;

/**
 * Ownership of a set of projections (ruling 40). A row with an epoch, no session lock: a paused owner or a half-open
 * link would keep a lock for ever. The lease only spares double work; what keeps a stale owner from writing is the
 * epoch in every checkpoint's compare-and-set.
 */
export class Lease {
  constructor(
    private readonly pool: Pool,
    readonly name: string,
    readonly owner: string,
  ) {}

  /**
   * The new epoch, or null while somebody else lives. `onTaken` runs in the same transaction: it stamps the epoch on
   * the checkpoints, so that from the commit on every page of the owner before fails.
   */
  async take(onTaken: (client: PoolClient, epoch: number) => Promise<void>): Promise<number | null> {
    return inTransaction(this.pool, async client => {
      // An epoch that a crash of the database took back would be given out twice: pages may be lazy, this may not.
      await client.query(`set local lock_timeout = '2s'; set local synchronous_commit = on`);
      const { rows } = await client.query<{ epoch: string }>(
        `insert into rm.lease as held (name, owner, epoch, expires_at)
         values ($1, $2, 1, clock_timestamp() + $3 * interval '1 millisecond')
         on conflict (name) do update set owner = excluded.owner, epoch = held.epoch + 1,
            acquired_at = clock_timestamp(), heartbeat_at = clock_timestamp(), expires_at = excluded.expires_at
         where held.expires_at < clock_timestamp()
         returning epoch`,
        [this.name, this.owner, LEASE_MS],
      );
      const epoch = rows[0] ? Number(rows[0].epoch) : null;
      if (epoch !== null) await onTaken(client, epoch);
      return epoch;
    });
  }

  /** False when the epoch is no longer ours. */
  async renew(epoch: number): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update rm.lease set heartbeat_at = clock_timestamp(), expires_at = clock_timestamp() + $3 * interval '1 millisecond'
        where name = $1 and epoch = $2`,
      [this.name, epoch, LEASE_MS],
    );
    return rowCount === 1;
  }

  /** A planned stop hands over at once. */
  async release(epoch: number): Promise<void> {
    await this.pool.query(`update rm.lease set expires_at = '-infinity' where name = $1 and epoch = $2`, [
      this.name,
      epoch,
    ]);
  }
}
