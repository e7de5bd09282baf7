import { holdingsAfter, projectIdOf, type Holdings, type LandHistory } from '../../domain/land/holdings.js';

export interface ConfirmParcel {
  readonly cadastralNumber: string;
  readonly projectId: string;
  readonly reservationId: string;
  readonly landHa: string;
  readonly decisionNo: string;
  readonly allocatedOn: string;
}

/** Ruling 30: the project's decision comes first, the parcel's stream confirms it, for the reservation it was about. */
export function next(
  holdings: Holdings | null,
  event: LandHistory,
): {
  readonly state: Holdings | null;
  readonly commands: readonly { readonly name: 'AllocateParcel'; readonly payload: ConfirmParcel }[];
} {
  const state = holdingsAfter(holdings, event);
  if (event.type !== 'LandAllocated') return { state, commands: [] };
  const { decision, parcels } = event.data;
  const commands = parcels.flatMap(({ cadastralNumber, landHa }) => {
    const reservationId = holdings?.[cadastralNumber];
    if (reservationId === undefined) return [];
    const payload = {
      cadastralNumber,
      projectId: projectIdOf(event),
      reservationId,
      landHa,
      decisionNo: decision.number,
      allocatedOn: decision.date,
    };
    return [{ name: 'AllocateParcel' as const, payload }];
  });
  return { state, commands };
}
