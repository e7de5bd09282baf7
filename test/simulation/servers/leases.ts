import { SqlError, type Tables } from './tables.js';

/** Database time decides; a process's own clock never does. Five seconds in life: here, hands change more often. */
export const LEASE_MS = 2_000;

/**
 * The epoch under which the owner may work, or null while somebody else lives. Taken when it has run out,
 * with an epoch one higher, and renewed by its owner.
 */
export function holdLease(tables: Tables, name: string, owner: string, clock: number): number | null {
  const held = tables.leases.get(name);
  const mine = held?.owner === owner;
  if (held !== undefined && held.until > clock && !mine) return null;
  const epoch = mine && held.until > clock ? held.epoch : (held?.epoch ?? 0) + 1;
  tables.leases.set(name, { owner, epoch, until: clock + LEASE_MS });
  return epoch;
}

/** As rm.lease: taken when it has run out, with an epoch one higher. */
export function takeLease(tables: Tables, name: string, owner: string, clock: number): number | null {
  const held = tables.leases.get(name);
  if (held !== undefined && held.until > clock) return null;
  const epoch = (held?.epoch ?? 0) + 1;
  tables.leases.set(name, { owner, epoch, until: clock + LEASE_MS });
  return epoch;
}

/** False when the epoch is no longer its own. */
export function renewLease(tables: Tables, name: string, epoch: number, clock: number): boolean {
  const held = tables.leases.get(name);
  if (held?.epoch !== epoch) return false;
  tables.leases.set(name, { ...held, until: clock + LEASE_MS });
  return true;
}

/** Compare-and-set of a follower's checkpoint. */
export function moveCheckpoint(tables: Tables, follower: string, epoch: number, from: number, to: number): void {
  const row = tables.followers.get(follower) ?? { epoch: 0, position: 0 };
  if (row.epoch > epoch || row.position !== from) {
    throw new SqlError('QD003', `${follower} has another owner than epoch ${epoch}, or stands elsewhere than ${from}`);
  }
  tables.followers.set(follower, { epoch, position: to });
}
