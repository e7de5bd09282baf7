import type { EventRow } from '../servers/tables.js';

/** The read model of the simulation: who has each parcel, and how often each project was held up. */
export const HOLDERS = 'holders';

/** One page folded over what is kept: rows by key, as JSON. */
export function foldHolders(
  events: readonly EventRow[],
  before: (key: string) => string | undefined,
): ReadonlyMap<string, string> {
  const rows = new Map<string, string>();
  for (const { stream, type, data } of events) {
    const known = rows.get(`${HOLDERS}/${stream}`) ?? before(stream);
    const next = rowAfter(known, type, JSON.parse(data) as Record<string, unknown>);
    if (next !== undefined) rows.set(`${HOLDERS}/${stream}`, next);
  }
  return rows;
}

function rowAfter(row: string | undefined, type: string, data: Record<string, unknown>): string | undefined {
  switch (type) {
    case 'ParcelReserved':
      return JSON.stringify({ holder: data['projectId'], since: data['reservationId'] });
    case 'ParcelReleased':
      return JSON.stringify({ holder: null, since: null });
    case 'ProjectSuspended': {
      const holds = row === undefined ? 0 : (JSON.parse(row) as { holds: number }).holds;
      return JSON.stringify({ holds: holds + 1, held: true });
    }
    case 'ProjectResumed': {
      const holds = row === undefined ? 0 : (JSON.parse(row) as { holds: number }).holds;
      return JSON.stringify({ holds, held: false });
    }
    default:
      return undefined;
  }
}
