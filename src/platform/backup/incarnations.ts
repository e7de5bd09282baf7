import type { ClientBase, Pool } from 'pg';

/** A life of the register after its first: it shares all positions up to `beganAfter` with the one before it. */
export interface Incarnation {
  readonly incarnation: number;
  readonly beganAfter: number;
}

/**
 * Whether a position that somebody holds still names the event it named then. It does when every life since has begun
 * at or beyond it; a life that is not known, or not yet begun, says no.
 */
export function stillHolds(
  token: { readonly incarnation: number; readonly position: number },
  current: number,
  incarnations: readonly Incarnation[],
): boolean {
  if (token.incarnation > current) return false;
  for (let later = token.incarnation + 1; later <= current; later++) {
    const known = incarnations.find(({ incarnation }) => incarnation === later);
    if (known === undefined || token.position > known.beganAfter) return false;
  }
  return true;
}

/** Read once at start: a life never begins under a running process. */
export async function readIncarnations(database: Pick<Pool | ClientBase, 'query'>): Promise<readonly Incarnation[]> {
  const { rows } = await database.query<{ incarnation: number; beganAfter: string }>(
    'select incarnation, began_after::text as "beganAfter" from es.incarnation order by incarnation',
  );
  return rows.map(({ incarnation, beganAfter }) => ({ incarnation, beganAfter: Number(beganAfter) }));
}
