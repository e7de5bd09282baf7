import type { Command, CommandContext } from '../../kernel/eventsourcing/command-context.js';
import type { Parcel } from '../domain/parcel.js';
import type { ParcelReleased } from '../domain/parcel.events.js';
import { violation } from '../domain/parcel.violations.js';

/** Makes the parcel free again after the project's stream said so. Sent by automations only. */
export class ReleaseParcel implements Command {
  constructor(
    readonly cadastralNumber: string,
    readonly projectId: string,
    readonly reservationId: string,
    readonly reasonCode: ParcelReleased['data']['reasonCode'],
    readonly releasedOn: string,
    readonly context: CommandContext,
  ) {}
}

/** Releases this reservation and no other: said late, when the parcel has a new holder, it does nothing. */
export function releaseParcel(command: ReleaseParcel, parcel: Parcel): readonly ParcelReleased[] {
  const { cadastralNumber, projectId, reservationId, reasonCode, releasedOn } = command;
  if (parcel.status === 'unknown') throw violation('parcel.not-registered', { cadastralNumber });
  const { holder } = parcel;
  if (holder === null || holder.projectId !== projectId || holder.reservationId !== reservationId) return [];
  return [{ type: 'ParcelReleased', data: { projectId, landHa: holder.landHa, reasonCode, releasedOn } }];
}
