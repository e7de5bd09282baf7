import { holdingsAfter, projectIdOf, type Holdings, type LandHistory } from '../../domain/land/holdings.js';

export interface FreeParcel {
  readonly cadastralNumber: string;
  readonly projectId: string;
  readonly reservationId: string;
  readonly reasonCode: 'released' | 'revoked' | 'reservation_expired' | 'project_cancelled';
  readonly releasedOn: string;
}

/** What the project gave back, lost, did not use in time, or left behind when it was cancelled, becomes free for others. */
export function next(
  holdings: Holdings | null,
  event: LandHistory,
): {
  readonly state: Holdings | null;
  readonly commands: readonly { readonly name: 'ReleaseParcel'; readonly payload: FreeParcel }[];
} {
  const state = holdingsAfter(holdings, event);
  switch (event.type) {
    case 'LandReleased': {
      const numbers = event.data.parcels.map(parcel => parcel.cadastralNumber);
      return { state, commands: free(numbers, 'released', event.data.releasedOn) };
    }
    case 'LandRevoked': {
      const numbers = event.data.parcels.map(parcel => parcel.cadastralNumber);
      return { state, commands: free(numbers, 'revoked', event.data.decision.date) };
    }
    case 'LandReservationExpired': {
      const { cadastralNumber, reservationId, expiredOn } = event.data;
      const isHeld = holdings?.[cadastralNumber] === reservationId;
      return { state, commands: free(isHeld ? [cadastralNumber] : [], 'reservation_expired', expiredOn) };
    }
    case 'ProjectCancelled': {
      const numbers = Object.keys(holdings ?? {}).sort();
      return { state, commands: free(numbers, 'project_cancelled', event.data.decision.date) };
    }
    default:
      return { state, commands: [] };
  }

  function free(
    numbers: readonly string[],
    reasonCode: FreeParcel['reasonCode'],
    releasedOn: string,
  ): readonly { readonly name: 'ReleaseParcel'; readonly payload: FreeParcel }[] {
    const projectId = projectIdOf(event);
    return numbers.flatMap(cadastralNumber => {
      const reservationId = holdings?.[cadastralNumber];
      if (reservationId === undefined) return [];
      return [
        { name: 'ReleaseParcel', payload: { cadastralNumber, projectId, reservationId, reasonCode, releasedOn } },
      ];
    });
  }
}
