import type { Command, CommandContext } from '../../kernel/eventsourcing/command-context.js';
import type { Parcel } from '../domain/parcel.js';
import type { ParcelAllocated } from '../domain/parcel.events.js';
import { violation } from '../domain/parcel.violations.js';

/** Confirms in the parcel's stream what the project's stream decided (ruling 30). Sent by an automation only. */
export class AllocateParcel implements Command {
  constructor(
    readonly cadastralNumber: string,
    readonly projectId: string,
    readonly reservationId: string,
    readonly landHa: string,
    readonly decisionNo: string,
    readonly allocatedOn: string,
    readonly context: CommandContext,
  ) {}
}

/** Only the reservation the decision was about: a later one of the same project is another matter. */
export function allocateParcel(command: AllocateParcel, parcel: Parcel): readonly ParcelAllocated[] {
  const { cadastralNumber, projectId, reservationId, landHa, decisionNo, allocatedOn } = command;
  if (parcel.status === 'unknown') throw violation('parcel.not-registered', { cadastralNumber });
  const { holder } = parcel;
  if (holder === null || holder.projectId !== projectId || holder.reservationId !== reservationId) {
    throw violation('parcel.reservation-not-current', { cadastralNumber });
  }
  if (holder.status === 'allocated') return [];
  return [{ type: 'ParcelAllocated', data: { projectId, landHa, decisionNo, allocatedOn } }];
}
