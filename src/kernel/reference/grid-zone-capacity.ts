import type { LocalDate } from '../time/local-date.js';
import { inForce, type Dated } from './dated.js';
import type { Reference } from './reference.js';

export const GRID_ZONE_CAPACITY_SOURCE: Reference = {
  scheme: 'qadam-grid-zone-capacity',
  source: 'Free capacity for renewable plants that the system operator announces for a zone; none is loaded',
  asOf: '2026-07-01',
  validFrom: '1991-01-01',
  excerpt: true,
};

/** Megawatts that a zone still takes, as announced; decimal text. */
export interface GridZoneCapacity extends Dated {
  readonly zone: 'north' | 'south' | 'west';
  readonly freeMw: string;
}

/** Load the announcements before production: until then X14 says that it was not checked. */
export const GRID_ZONE_CAPACITIES: readonly GridZoneCapacity[] = [];

/** Null where nothing was announced for the zone by that day. */
export function freeCapacityOn(
  zone: string,
  on: LocalDate,
  announced: readonly GridZoneCapacity[] = GRID_ZONE_CAPACITIES,
): string | null {
  const ofZone = announced.filter(row => row.zone === zone);
  return inForce(ofZone, on)?.freeMw ?? null;
}
