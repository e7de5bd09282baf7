import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { Area } from '../../../kernel/quantities/area.js';
import { Ratio } from '../../../kernel/quantities/ratio.js';
import { landToleranceOn } from '../../../kernel/reference/thresholds.js';
import type { LocalDate } from '../../../kernel/time/local-date.js';
import { isPerson } from '../common-rules.js';
import { newestFirst } from '../facts.js';
import type { RegisteredProject } from '../project.js';
import { violation } from '../project.violations.js';
import type { LandLimitExceedanceAccepted } from './land-limit.events.js';

/** What an allocation beyond the approved area rests on. */
export type AcceptedExceedance = Pick<LandLimitExceedanceAccepted['data'], 'allocatedHa' | 'approvedHa' | 'overrideId'>;

/**
 * X3: all land of a project together is no more than the approved figure as it stands and the tolerance; null then. More
 * is possible where another person has said beforehand how far and why (X5): who let it neither asks for the land, nor
 * reserves nor allocates it. Where no area was approved there is nothing to exceed, and nothing is given.
 */
export function exceedanceOf(
  wanted: Area,
  on: string,
  { change, land }: RegisteredProject,
  context: CommandContext,
): AcceptedExceedance | null {
  const approvedHa = change.approved?.landHa ?? null;
  if (approvedHa !== null && !exceeds(wanted, Area.parse(approvedHa), on)) return null;
  const reaching = [...newestFirst(land.limitOverrides)].filter(
    ({ upToHa }) => wanted.compare(Area.parse(upToHa)) <= 0,
  );
  if (approvedHa === null || reaching.length === 0) {
    throw violation('project.land-beyond-approved', { wantedHa: wanted.toJson(), approvedHa });
  }
  const byAnother = reaching.find(({ overriddenBy }) => !isPerson(context, overriddenBy));
  if (byAnother === undefined) throw violation('project.land-limit-override-by-same-person');
  return { allocatedHa: wanted.toJson(), approvedHa, overrideId: byAnother.overrideId };
}

function exceeds(wanted: Area, approved: Area, on: string): boolean {
  const { share } = landToleranceOn(on as LocalDate);
  return wanted.toRatio().isAbove(approved.toRatio().multiply(Ratio.parse('1').add(Ratio.parse(share))));
}
