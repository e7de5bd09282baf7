import { formatDecimal, parseDecimal } from '../../kernel/quantities/decimal.js';
import { heldHa, parcelsAfter, type HeldParcel } from '../../projects/index.js';
import { withOne, type MeasuredEvent } from './measured-event.js';

const HECTARE_SCALE = 4;

/** What one fact changed, in hectares; below zero where less is held after it. Sums of these are the land of any day. */
export type LandMove = {
  readonly on: string;
  readonly what: 'requested' | 'reserved' | 'allocated' | 'released' | 'revoked';
  readonly ha: string;
};

export type MeasuredLand = { readonly held: readonly HeldParcel[]; readonly moves: readonly LandMove[] };

export const noLand: MeasuredLand = { held: [], moves: [] };

export function landAfter(land: MeasuredLand, event: MeasuredEvent): MeasuredLand {
  const on = event.occurredOn;
  if (event.type === 'LandRequested')
    return { ...land, moves: withOne(land.moves, { on, what: 'requested', ha: event.data.landHa }) };
  const held = parcelsAfter(land.held, event);
  if (held === land.held) return land;
  const reserved = difference(land.held, held, 'reserved');
  const allocated = difference(land.held, held, 'allocated');
  const gone = givenBack(event.type, allocated);
  const moves: LandMove[] = [];
  if (reserved !== 0n) moves.push({ on, what: 'reserved', ha: hectares(reserved) });
  if (allocated !== 0n) moves.push({ on, what: 'allocated', ha: hectares(allocated) });
  if (gone !== null) moves.push({ on, what: gone, ha: hectares(-allocated) });
  return { held, moves: [...land.moves, ...moves] };
}

/** Land that was allocated and is not any more was taken, or given back: also by a cancellation. */
function givenBack(type: MeasuredEvent['type'], allocated: bigint): 'released' | 'revoked' | null {
  if (allocated >= 0n) return null;
  return type === 'LandRevoked' ? 'revoked' : 'released';
}

function difference(
  before: readonly HeldParcel[],
  after: readonly HeldParcel[],
  holding: HeldParcel['holding'],
): bigint {
  return squareMetres(heldHa(after, holding)) - squareMetres(heldHa(before, holding));
}

export function squareMetres(ha: string): bigint {
  try {
    return parseDecimal(ha, HECTARE_SCALE);
  } catch {
    return 0n;
  }
}

export function hectares(squareMetresHeld: bigint): string {
  return formatDecimal(squareMetresHeld, HECTARE_SCALE);
}
