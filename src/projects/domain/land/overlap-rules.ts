import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { Area } from '../../../kernel/quantities/area.js';
import { Ratio } from '../../../kernel/quantities/ratio.js';
import { overlapLimitsOn } from '../../../kernel/reference/thresholds.js';
import type { LocalDate } from '../../../kernel/time/local-date.js';
import type { ParcelOverlap } from '../../../land-registry/index.js';
import { isPerson } from '../common-rules.js';
import { newestFirst } from '../facts.js';
import type { AcceptedOverlapJson, LandOverlapOverridden } from './land-overlap.events.js';
import type { LandTrack } from './land-track.js';
import { violation } from '../project.violations.js';

/** What a reservation rests on although ground is shared. */
export interface AcceptedOverlap {
  readonly overlaps: readonly AcceptedOverlapJson[];
  readonly overrideId: string;
}

/**
 * X2: a parcel that is reserved shares no ground with one of another live project, but for what surveys err by. More is
 * possible where another person has named the neighbours beforehand and said why; null where none is needed. Who let it
 * does not reserve it (X5). An overlap that nobody can compute counts as one: it takes a person to look at it.
 */
export function acceptedOverlap(
  cadastralNumber: string,
  found: readonly ParcelOverlap[],
  on: string,
  land: LandTrack,
  context: CommandContext,
): AcceptedOverlap | null {
  const overlaps = found.filter(overlap => exceedsSurveys(overlap, on));
  if (overlaps.length === 0) return null;
  const neighbours = overlaps.map(overlap => overlap.cadastralNumber);
  const reaching = [...newestFirst(land.overlapOverrides)].filter(override =>
    covers(override, cadastralNumber, neighbours),
  );
  if (reaching.length === 0) throw violation('project.land-overlaps-held', { cadastralNumber, neighbours });
  const byAnother = reaching.find(override => !isPerson(context, override.overriddenBy));
  if (byAnother === undefined) throw violation('project.land-overlap-override-by-same-person');
  return { overlaps: overlaps.map(asAccepted), overrideId: byAnother.overrideId };
}

/** More than a tenth of a hectare, or than half a percent of the smaller of the two. */
export function exceedsSurveys(
  { overlapHa, smallerHa }: Pick<ParcelOverlap, 'overlapHa' | 'smallerHa'>,
  on: string,
): boolean {
  if (overlapHa === null) return true;
  const { hectaresAbove, shareAbove } = overlapLimitsOn(on as LocalDate);
  const shared = Area.parse(overlapHa).toRatio();
  return (
    shared.isAbove(hectaresAbove) || shared.isAbove(Area.parse(smallerHa).toRatio().multiply(Ratio.parse(shareAbove)))
  );
}

/** Percent of the smaller of the two, rounded for reading; null where the overlap is not known. */
export function shareOfSmaller({
  overlapHa,
  smallerHa,
}: Pick<ParcelOverlap, 'overlapHa' | 'smallerHa'>): string | null {
  const smaller = Area.parse(smallerHa);
  if (overlapHa === null || !smaller.isPositive()) return null;
  return Area.parse(overlapHa).toRatio().divide(smaller.toRatio()).multiply(Ratio.of(100n, 1n)).toDecimal(2);
}

function covers(
  override: LandOverlapOverridden['data'],
  cadastralNumber: string,
  neighbours: readonly string[],
): boolean {
  return (
    override.cadastralNumber === cadastralNumber && neighbours.every(number => override.neighbours.includes(number))
  );
}

function asAccepted(overlap: ParcelOverlap): AcceptedOverlapJson {
  const { cadastralNumber, projectId, overlapHa } = overlap;
  return { cadastralNumber, projectId, overlapHa, sharePct: shareOfSmaller(overlap) };
}
