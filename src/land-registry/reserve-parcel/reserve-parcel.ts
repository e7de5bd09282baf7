import type { Command, CommandContext } from '../../kernel/eventsourcing/command-context.js';
import { Area } from '../../kernel/quantities/area.js';
import type { Parcel } from '../domain/parcel.js';
import type { ParcelReserved } from '../domain/parcel.events.js';
import { violation } from '../domain/parcel.violations.js';

/**
 * First step of a reservation (ruling 8). Sent by the project's handler only: there is no route.
 * `reservationId` is the command id of this very step.
 */
export class ReserveParcel implements Command {
  constructor(
    readonly cadastralNumber: string,
    readonly projectId: string,
    readonly landHa: string,
    readonly reservedOn: string,
    readonly reservedUntil: string,
    readonly context: CommandContext,
  ) {}
}

/** One live holder (X1), no more than the parcel has (X4). */
export function reserveParcel(command: ReserveParcel, parcel: Parcel): readonly ParcelReserved[] {
  const { cadastralNumber, projectId, landHa, reservedOn, reservedUntil } = command;
  const reservationId = command.context.commandId;
  if (parcel.status === 'unknown') throw violation('parcel.not-registered', { cadastralNumber });
  const { holder, lastReleasedOn, registration } = parcel;
  if (holder !== null) {
    if (holder.projectId !== projectId) throw violation('parcel.held-by-another-project', { cadastralNumber });
    if (holder.reservationId === reservationId) return [];
    throw violation('parcel.earlier-reservation-unfinished', { cadastralNumber });
  }
  if (Area.parsePositive(landHa).compare(Area.parse(registration.areaHa)) > 0) {
    throw violation('parcel.area-exceeded', { cadastralNumber, landHa, parcelHa: registration.areaHa });
  }
  if (lastReleasedOn !== null && reservedOn < lastReleasedOn) {
    throw violation('parcel.occurred-out-of-order', { cadastralNumber, date: reservedOn, lastDate: lastReleasedOn });
  }
  return [{ type: 'ParcelReserved', data: { reservationId, projectId, landHa, reservedOn, reservedUntil } }];
}
