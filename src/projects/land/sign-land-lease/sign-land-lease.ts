import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustExist } from '../../domain/common-rules.js';
import { factWithId, newestFirst } from '../../domain/facts.js';
import { sameExcept } from '../../domain/json.js';
import { mustBeAllocated, mustFollowInLandLine } from '../../domain/land/land-rules.js';
import type { LandLeaseSigned } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type LandLease = Omit<LandLeaseSigned['data'], 'recordedBy'>;

export class SignLandLease implements Command {
  constructor(
    readonly projectId: string,
    readonly lease: LandLease,
    readonly context: CommandContext,
  ) {}
}

/** The contract about parcels that were allocated on lease; land that is owned or granted in kind has none. */
export const signLandLease: Decide<SignLandLease, Project, LandLeaseSigned> = ({ lease, context }, project) => {
  mustExist(project);
  const data: LandLeaseSigned['data'] = { ...lease, recordedBy: context.actor.personId };
  const earlier = factWithId(project.land.grant.leases, lease.contractNo);
  if (earlier !== null) {
    if (sameExcept(earlier, data, 'recordedBy')) return [];
    throw violation('project.land-contract-id-reused', { contractNo: lease.contractNo });
  }
  mustBeActive(project);
  mustBeAllocated(lease.cadastralNumbers, project);
  for (const cadastralNumber of lease.cadastralNumbers) mustBeLeased(cadastralNumber, project);
  mustBeDated(lease.signedOn, project, context);
  mustFollowInLandLine(lease.signedOn, project);
  return [{ type: 'LandLeaseSigned', data }];
};

/** The last decision about the parcel says under which right it was given. */
function mustBeLeased(cadastralNumber: string, { land }: Project): void {
  for (const { parcels, right } of newestFirst(land.allocations)) {
    if (!parcels.some(parcel => parcel.cadastralNumber === cadastralNumber)) continue;
    if (right === 'lease') return;
    throw violation('project.land-not-leased', { cadastralNumber, right });
  }
}
