import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { Area } from '../../../kernel/quantities/area.js';
import type { DecisionJson, ParcelShareJson } from '../../../kernel/shapes.js';
import { LocalDate } from '../../../kernel/time/local-date.js';
import { isPerson, mustBeActive, mustBeDated, mustBeSignedByActor, mustExist } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { mustNotBeFarmland, type LandKnown } from '../../domain/land/farmland.js';
import { sameExcept } from '../../domain/json.js';
import { exceedanceOf } from '../../domain/land/land-limit.js';
import {
  allocatedArea,
  mustBeApprovedForLand,
  mustFollowInLandLine,
  mustHaveValidConclusion,
  mustNameEachParcelOnce,
} from '../../domain/land/land-rules.js';
import type { LandTrack } from '../../domain/land/land-track.js';
import type { Project } from '../../domain/project.js';
import type { LandAllocated, LandLimitExceedanceAccepted, LandRightKind } from '../../domain/project.events.js';
import { violation } from '../../domain/project.violations.js';

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
export function allocateLand(
  command: AllocateLand,
  project: Project,
  known: LandKnown,
): readonly (LandAllocated | LandLimitExceedanceAccepted)[] {
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
  mustNotBeFarmland(
    parcels.map(parcel => parcel.cadastralNumber),
    known,
    project.land,
  );
  const wanted = Area.sum(parcels.map(parcel => Area.parsePositive(parcel.landHa)));
  const exceedance = exceedanceOf(wanted.add(allocatedArea(project.land)), decision.date, project, context);
  if (command.termTo !== null && command.termTo <= command.termFrom) {
    throw violation('project.land-term-ends-before-start', { termFrom: command.termFrom, termTo: command.termTo });
  }
  const allocated: LandAllocated = { type: 'LandAllocated', data };
  if (exceedance === null) return [allocated];
  const accepted = { decisionNo: decision.number, ...exceedance, acceptedOn: decision.date };
  return [allocated, { type: 'LandLimitExceedanceAccepted', data: accepted }];
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

/** Ruling 30. The reservation was never larger than the parcel, nor is the allocation larger than what was surveyed (X4). */
function mustBeReserved(parcels: readonly ParcelShareJson[], land: LandTrack, on: string): void {
  mustNameEachParcelOnce(parcels);
  for (const { cadastralNumber, landHa } of parcels) {
    const reservation = land.reservations.get(cadastralNumber);
    if (reservation === undefined) throw violation('project.parcel-not-reserved', { cadastralNumber });
    if (on > reservation.reservedUntil) {
      throw violation('project.land-reservation-expired', { cadastralNumber, on: reservation.reservedUntil });
    }
    if (Area.parse(landHa).compare(Area.parse(reservation.landHa)) > 0) {
      throw violation('project.land-beyond-reservation', { cadastralNumber, landHa, reservedHa: reservation.landHa });
    }
    const surveyedHa = land.grant.surveyed.get(cadastralNumber);
    if (surveyedHa !== undefined && Area.parse(landHa).compare(Area.parse(surveyedHa)) > 0) {
      throw violation('project.land-beyond-survey', { cadastralNumber, landHa, surveyedHa });
    }
  }
}
