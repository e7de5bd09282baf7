import type { Command, CommandContext } from '../../kernel/eventsourcing/command-context.js';
import { Area } from '../../kernel/quantities/area.js';
import type { DecisionJson, ParcelShareJson } from '../../kernel/shapes.js';
import { LocalDate } from '../../kernel/time/local-date.js';
import { isPerson, mustBeActive, mustBeDated, mustBeSignedByActor, mustExist } from '../domain/common-rules.js';
import { factWithId } from '../domain/facts.js';
import { sameExcept } from '../domain/json.js';
import { allocatedArea, mustBeApprovedForLand, mustFitApproved, mustFollowInLandLine } from '../domain/land-rules.js';
import type { LandTrack } from '../domain/land-track.js';
import type { Project } from '../domain/project.js';
import type { LandAllocated, LandRightKind } from '../domain/project.events.js';
import { violation } from '../domain/project.violations.js';

export class AllocateLand implements Command {
  constructor(
    readonly projectId: string,
    readonly decision: DecisionJson,
    readonly parcels: readonly ParcelShareJson[],
    readonly right: LandRightKind,
    readonly termFrom: string,
    readonly termTo: string | null,
    /** null: three years from the decision. */
    readonly developBy: string | null,
    readonly context: CommandContext,
  ) {}
}

/** Land Code art. 92: unused for three years, land may be taken back. */
const YEARS_TO_DEVELOP = 3;

/** The akimat's resolution. The parcels' own streams are confirmed after it (ruling 30). */
export function allocateLand(command: AllocateLand, project: Project): readonly LandAllocated[] {
  const { decision, parcels, context } = command;
  mustExist(project);
  const data = dataOf(command);
  const earlier = factWithId(project.land.allocations, decision.number);
  if (earlier !== null) {
    if (sameExcept(earlier, data, 'allocatedBy')) return [];
    throw violation('project.land-decision-id-reused', { number: decision.number });
  }
  mustBeActive(project);
  mustBeApprovedForLand(project);
  mustBeSignedByActor(decision, context);
  mustBeDated(decision.date, project, context);
  mustFollowInLandLine(decision.date, project);
  mustHaveValidConclusion(project.land, decision.date);
  if (isPerson(context, project.land.conclusion?.concludedBy)) throw violation('project.land-decided-by-secretary');
  mustBeReserved(parcels, project.land, decision.date);
  const wanted = Area.sum(parcels.map(parcel => Area.parsePositive(parcel.landHa)));
  mustFitApproved(wanted.add(allocatedArea(project.land)), project);
  if (command.termTo !== null && command.termTo <= command.termFrom) {
    throw violation('project.land-term-ends-before-start', { termFrom: command.termFrom, termTo: command.termTo });
  }
  return [{ type: 'LandAllocated', data }];
}

function dataOf({
  decision,
  parcels,
  right,
  termFrom,
  termTo,
  developBy,
  context,
}: AllocateLand): LandAllocated['data'] {
  return {
    decision,
    parcels,
    right,
    termFrom,
    termTo,
    developBy: developBy ?? LocalDate.addYears(LocalDate.parse(decision.date), YEARS_TO_DEVELOP),
    allocatedBy: context.actor.personId,
  };
}

/** Land Code art. 43(2): a positive conclusion that is valid on the day of the decision. */
function mustHaveValidConclusion(land: LandTrack, on: string): void {
  const { conclusion } = land;
  if (conclusion === null || conclusion.outcome !== 'positive') {
    throw violation('project.land-without-positive-conclusion', { protocolNo: conclusion?.protocolNo ?? null });
  }
  if (on > conclusion.validUntil) {
    throw violation('project.land-conclusion-expired', {
      protocolNo: conclusion.protocolNo,
      on: conclusion.validUntil,
    });
  }
}

/** Ruling 30. The reservation was never larger than the parcel, so neither is the allocation (X4). */
function mustBeReserved(parcels: readonly ParcelShareJson[], land: LandTrack, on: string): void {
  const seen = new Set<string>();
  for (const { cadastralNumber, landHa } of parcels) {
    if (seen.has(cadastralNumber)) throw violation('project.land-parcel-repeated', { cadastralNumber });
    seen.add(cadastralNumber);
    const reservation = land.reservations.get(cadastralNumber);
    if (reservation === undefined) throw violation('project.parcel-not-reserved', { cadastralNumber });
    if (on > reservation.reservedUntil) {
      throw violation('project.land-reservation-expired', { cadastralNumber, on: reservation.reservedUntil });
    }
    if (Area.parse(landHa).compare(Area.parse(reservation.landHa)) > 0) {
      throw violation('project.land-beyond-reservation', { cadastralNumber, landHa, reservedHa: reservation.landHa });
    }
  }
}
