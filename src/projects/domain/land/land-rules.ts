import { Area } from '../../../kernel/quantities/area.js';
import { mustBeIn, mustFollow } from '../common-rules.js';
import type { LandTrack } from './land-track.js';
import type { Project, RegisteredProject } from '../project.js';
import { violation } from '../project.violations.js';
import type { Stage } from '../stage.js';

/** Land is asked for, reserved and allocated once the proposal is approved (domain.md c.5 D). */
const WITH_LAND: readonly Stage[] = ['approved', 'preparation', 'construction', 'commissioning', 'operation'];

export function mustBeApprovedForLand(project: Project): void {
  mustBeIn(project, WITH_LAND, 'project.land-before-approval');
}

/** C5 for the land line: after the approval it rests on, and not before its own last step. */
export function mustFollowInLandLine(on: string, project: RegisteredProject): void {
  const approvedOn = project.review.approval?.decision.date ?? null;
  if (approvedOn !== null && on < approvedOn) {
    throw violation('project.land-before-approval-date', { on, approvedOn });
  }
  mustFollow(on, project.land.lastOn);
}

/** Land Code art. 43(2): a positive conclusion that is valid on the day of the decision. */
export function mustHaveValidConclusion(land: LandTrack, on: string): void {
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

export function mustNameEachParcelOnce(parcels: readonly { readonly cadastralNumber: string }[]): void {
  const seen = new Set<string>();
  for (const { cadastralNumber } of parcels) {
    if (seen.has(cadastralNumber)) throw violation('project.land-parcel-repeated', { cadastralNumber });
    seen.add(cadastralNumber);
  }
}

/** What is ordered, claimed or taken back was given first. */
export function mustBeAllocated(cadastralNumbers: readonly string[], { land }: Project): void {
  const other = cadastralNumbers.find(cadastralNumber => !land.allocated.has(cadastralNumber));
  if (other !== undefined) throw violation('project.parcel-not-allocated', { cadastralNumber: other });
}

export function allocatedArea(land: LandTrack): Area {
  return Area.sum([...land.allocated.values()].map(hectares => Area.parse(hectares)));
}

export function reservedArea(land: LandTrack): Area {
  return Area.sum([...land.reservations.values()].map(reservation => Area.parse(reservation.landHa)));
}
