import { Instant } from '../../../kernel/time/instant.js';
import type { ParcelReserved } from '../../../land-registry/index.js';
import type { LandReservationLapsed, LandReserved } from '../../domain/project.events.js';

/** A reservation whose first step is recorded and whose second is not. */
export interface UnfinishedReservation {
  readonly projectId: string;
  readonly cadastralNumber: string;
  readonly reservedOn: string;
}

type Watched = (ParcelReserved | LandReserved | LandReservationLapsed) & {
  readonly stream: string;
  readonly recordedAt: string;
};

/** How long the second step may take: well beyond every deadline of a request. */
export const FINISHED_WITHIN_SECONDS = 30;
export const UNFINISHED = 'reservation-unfinished';

/** Process by process: one reservation each. */
export function reservationOf(event: Watched): string {
  return event.data.reservationId;
}

/** Ruling 8: what a dead process left between the two steps is lapsed; what was finished needs nothing. */
export function next(
  state: UnfinishedReservation | null,
  event: Watched,
): {
  readonly state: UnfinishedReservation | null;
  readonly timers: readonly { readonly name: string; readonly due: string | null }[];
} {
  switch (event.type) {
    case 'ParcelReserved': {
      const recorded = Instant.toEpochMilliseconds(Instant.parse(event.recordedAt));
      const due = Instant.fromEpochMilliseconds(recorded + FINISHED_WITHIN_SECONDS * 1_000);
      const { projectId, reservedOn } = event.data;
      const cadastralNumber = event.stream.slice('parcel-'.length);
      return { state: { projectId, cadastralNumber, reservedOn }, timers: [{ name: UNFINISHED, due }] };
    }
    case 'LandReserved':
    case 'LandReservationLapsed':
      return { state: null, timers: [{ name: UNFINISHED, due: null }] };
    default:
      return { state, timers: [] };
  }
}

/** The time is over: the project's stream is asked, which knows whether the second step came after all. */
export function whenTimeIsOver(
  state: UnfinishedReservation | null,
  reservationId: string,
): readonly {
  readonly name: 'LapseLandReservation';
  readonly payload: UnfinishedReservation & { reservationId: string };
}[] {
  return state === null ? [] : [{ name: 'LapseLandReservation', payload: { reservationId, ...state } }];
}
