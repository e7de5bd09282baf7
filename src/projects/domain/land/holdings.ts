import type {
  LandAllocated,
  LandReleased,
  LandReservationExpired,
  LandReserved,
  LandRevoked,
  ProjectCancelled,
} from '../project.events.js';

/** What a project holds, as the automations of the land track remember it: which reservation each parcel goes back to. */
export interface Holdings {
  readonly [cadastralNumber: string]: string;
}

/** The facts that give a project land or take it away. */
export type HoldingEvent =
  LandReserved | LandAllocated | LandReleased | LandRevoked | LandReservationExpired | ProjectCancelled;

export type LandHistory = HoldingEvent & { readonly stream: string };

export function projectIdOf(event: { readonly stream: string }): string {
  return event.stream.slice('project-'.length);
}

/** What is held after the event; null when nothing is. */
export function holdingsAfter(holdings: Holdings | null, event: LandHistory): Holdings | null {
  switch (event.type) {
    case 'LandReserved':
      return { ...holdings, [event.data.cadastralNumber]: event.data.reservationId };
    case 'LandReleased':
    case 'LandRevoked': {
      const released = new Set(event.data.parcels.map(parcel => parcel.cadastralNumber));
      return without(holdings, cadastralNumber => released.has(cadastralNumber));
    }
    case 'LandReservationExpired': {
      const { cadastralNumber, reservationId } = event.data;
      return without(holdings, (number, held) => number === cadastralNumber && held === reservationId);
    }
    case 'ProjectCancelled':
      return null;
    default:
      return holdings;
  }
}

function without(
  holdings: Holdings | null,
  isGone: (cadastralNumber: string, reservationId: string) => boolean,
): Holdings | null {
  const left = Object.entries(holdings ?? {}).filter(([number, reservationId]) => !isGone(number, reservationId));
  return left.length === 0 ? null : Object.fromEntries(left);
}
