import type { LandAllocated, LandReleased, LandReserved, LandRevoked, ProjectCancelled } from './project.events.js';

/** What a project holds, as the automations of the land track remember it: which reservation each parcel goes back to. */
export interface Holdings {
  readonly [cadastralNumber: string]: string;
}

/** The facts that give a project land or take it away. */
export type HoldingEvent = LandReserved | LandAllocated | LandReleased | LandRevoked | ProjectCancelled;

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
      const left = Object.entries(holdings ?? {}).filter(([cadastralNumber]) => !released.has(cadastralNumber));
      return left.length === 0 ? null : Object.fromEntries(left);
    }
    case 'ProjectCancelled':
      return null;
    default:
      return holdings;
  }
}
