import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { ParcelShareJson } from '../../../kernel/shapes.js';
import { mustBeDated, mustExist, mustNotBeSuspended } from '../../domain/common-rules.js';
import { sameContent } from '../../domain/json.js';
import { mustFollowInLandLine } from '../../domain/land/land-rules.js';
import type { LandTrack } from '../../domain/land/land-track.js';
import type { Project } from '../../domain/project.js';
import type { LandReleased } from '../../domain/project.events.js';
import { violation } from '../../domain/project.violations.js';

export class ReleaseLand implements Command {
  constructor(
    readonly projectId: string,
    readonly cadastralNumbers: readonly string[],
    readonly releasedOn: string,
    readonly reasonCode: string,
    readonly reasonText: string,
    readonly context: CommandContext,
  ) {}
}

/**
 * Gives whole parcels back, reserved or allocated ones; a part is divided off in the cadastre first (X1).
 * Possible on a project that is over as well (C3).
 */
export function releaseLand(command: ReleaseLand, project: Project): readonly LandReleased[] {
  const { releasedOn, reasonCode, reasonText, context } = command;
  mustExist(project);
  if (saidAlready(command, project.land)) return [];
  mustNotBeSuspended(project);
  const parcels = held(command.cadastralNumbers, project.land);
  mustBeDated(releasedOn, project, context);
  mustFollowInLandLine(releasedOn, project);
  return [
    {
      type: 'LandReleased',
      data: { parcels, releasedOn, reasonCode, reasonText, releasedBy: context.actor.personId },
    },
  ];
}

function held(cadastralNumbers: readonly string[], land: LandTrack): readonly ParcelShareJson[] {
  return [...new Set(cadastralNumbers)].sort().map(cadastralNumber => {
    const landHa = land.allocated.get(cadastralNumber) ?? land.reservations.get(cadastralNumber)?.landHa;
    if (landHa === undefined) throw violation('project.parcel-not-held', { cadastralNumber });
    return { cadastralNumber, landHa };
  });
}

/** The last release again, and nothing of it is held anew. */
function saidAlready({ cadastralNumbers, releasedOn, reasonCode, reasonText }: ReleaseLand, land: LandTrack): boolean {
  const last = land.lastRelease;
  if (last === null) return false;
  if (cadastralNumbers.some(number => land.allocated.has(number) || land.reservations.has(number))) return false;
  const said = { numbers: [...new Set(cadastralNumbers)].sort(), releasedOn, reasonCode, reasonText };
  const recorded = {
    numbers: last.parcels.map(parcel => parcel.cadastralNumber),
    releasedOn: last.releasedOn,
    reasonCode: last.reasonCode,
    reasonText: last.reasonText,
  };
  return sameContent(said, recorded);
}
