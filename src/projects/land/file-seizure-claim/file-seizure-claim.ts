import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeDated, mustExist, mustNotBeTerminal } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameExcept } from '../../domain/json.js';
import { mustBeAllocated, mustFollowInLandLine } from '../../domain/land/land-rules.js';
import type { LandSeizureClaimFiled, LandUseNoticeIssued } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type SeizureClaim = Omit<LandSeizureClaimFiled['data'], 'filedBy'>;

export class FileSeizureClaim implements Command {
  constructor(
    readonly projectId: string,
    readonly claim: SeizureClaim,
    readonly context: CommandContext,
  ) {}
}

/**
 * Land Code art. 94: to the court goes what was ordered and not remedied in its term; possible while suspended (C4).
 * An order to develop counts as followed when building began in its term; of a misuse no fact says that it ended.
 */
export const fileSeizureClaim: Decide<FileSeizureClaim, Project, LandSeizureClaimFiled> = (
  { claim, context },
  project,
) => {
  mustExist(project);
  const data: LandSeizureClaimFiled['data'] = { ...claim, filedBy: context.actor.personId };
  const earlier = factWithId(project.land.taking.claims, claim.caseNo);
  if (earlier !== null) {
    if (sameExcept(earlier, data, 'filedBy')) return [];
    throw violation('project.land-case-id-reused', { caseNo: claim.caseNo });
  }
  mustNotBeTerminal(project);
  const notice = factWithId(project.land.taking.notices, claim.orderNo);
  if (notice === null) throw violation('project.land-notice-unknown', { orderNo: claim.orderNo });
  mustBeAllocated(notice.cadastralNumbers, project);
  mustBeDated(claim.filedOn, project, context);
  mustFollowInLandLine(claim.filedOn, project);
  mustBeExpired(notice, claim.filedOn);
  mustNotBeRemedied(notice, project);
  return [{ type: 'LandSeizureClaimFiled', data }];
};

/** The last day to remedy belongs to the holder. */
function mustBeExpired({ orderNo, cureBy }: LandUseNoticeIssued['data'], on: string): void {
  if (on <= cureBy) throw violation('project.land-notice-not-expired', { orderNo, cureBy });
}

function mustNotBeRemedied(notice: LandUseNoticeIssued['data'], { works }: Project): void {
  const startedOn = works.construction?.startedOn ?? null;
  if (notice.ground !== 'not_developed' || startedOn === null) return;
  if (startedOn >= notice.issuedOn && startedOn <= notice.cureBy) {
    throw violation('project.land-notice-remedied', { orderNo: notice.orderNo, startedOn });
  }
}
