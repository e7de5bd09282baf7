import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { Area } from '../../../kernel/quantities/area.js';
import type { ParcelOverlap } from '../../../land-registry/index.js';
import { mustBeActive, mustBeDated, mustExist } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { exceedanceOf } from '../../domain/land/land-limit.js';
import {
  allocatedArea,
  mustBeApprovedForLand,
  mustFollowInLandLine,
  reservedArea,
} from '../../domain/land/land-rules.js';
import { acceptedOverlap } from '../../domain/land/overlap-rules.js';
import type { Project } from '../../domain/project.js';
import type { LandOverlapAccepted, LandReserved } from '../../domain/project.events.js';
import { violation } from '../../domain/project.violations.js';

export class ReserveLand implements Command {
  constructor(
    readonly projectId: string,
    readonly cadastralNumber: string,
    readonly landHa: string,
    readonly reservedOn: string,
    readonly reservedUntil: string,
    readonly context: CommandContext,
  ) {}
}

/**
 * The project's half of a reservation (ruling 8). Asked twice: before the parcel's stream is touched, and again when
 * the parcel is reserved. `reservationId` is the command id of the parcel's step; `overlaps` is what the parcel shares
 * with parcels of other projects (X2).
 */
export function reserveLand(
  command: ReserveLand,
  reservationId: string,
  overlaps: readonly ParcelOverlap[],
  project: Project,
): readonly (LandReserved | LandOverlapAccepted)[] {
  const { cadastralNumber, landHa, reservedOn, reservedUntil, context } = command;
  const data = { reservationId, cadastralNumber, landHa, reservedOn, reservedUntil };
  mustExist(project);
  const { land } = project;
  if (factWithId(land.lapsed, reservationId) !== null) {
    throw violation('project.land-reservation-lapsed', { cadastralNumber });
  }
  if (alreadyReserved(data, project)) return [];
  mustBeActive(project);
  mustBeApprovedForLand(project);
  if (land.requests === null) throw violation('project.land-not-requested');
  if (reservedUntil <= reservedOn) {
    throw violation('project.land-reservation-ends-before-start', { reservedOn, reservedUntil });
  }
  mustBeDated(reservedOn, project, context);
  mustFollowInLandLine(reservedOn, project);
  const wanted = Area.parsePositive(landHa).add(reservedArea(land)).add(allocatedArea(land));
  exceedanceOf(wanted, reservedOn, project, context);
  const accepted = acceptedOverlap(cadastralNumber, overlaps, reservedOn, land, context);
  const reserved: LandReserved = { type: 'LandReserved', data };
  if (accepted === null) return [reserved];
  const overlap = { reservationId, cadastralNumber, ...accepted, acceptedOn: reservedOn };
  return [reserved, { type: 'LandOverlapAccepted', data: overlap }];
}

/** The same reservation again is no second one; another one of the same parcel is refused. */
function alreadyReserved(asked: LandReserved['data'], project: Project): boolean {
  const { cadastralNumber } = asked;
  if (project.land.allocated.has(cadastralNumber)) {
    throw violation('project.parcel-already-allocated', { cadastralNumber });
  }
  const held = project.land.reservations.get(cadastralNumber);
  if (held === undefined) return false;
  const same =
    held.landHa === asked.landHa && held.reservedOn === asked.reservedOn && held.reservedUntil === asked.reservedUntil;
  if (!same) throw violation('project.parcel-already-reserved', { cadastralNumber });
  return true;
}
