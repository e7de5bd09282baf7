import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { LocalDate } from '../../../kernel/time/local-date.js';
import { mustBeDated, mustExist, mustNotBeTerminal } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameExcept } from '../../domain/json.js';
import { mustBeAllocated, mustFollowInLandLine } from '../../domain/land/land-rules.js';
import type { LandUseNoticeIssued } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type LandNotice = Omit<LandUseNoticeIssued['data'], 'issuedBy'>;

export class IssueLandNotice implements Command {
  constructor(
    readonly projectId: string,
    readonly notice: LandNotice,
    readonly context: CommandContext,
  ) {}
}

/** Land Code art. 94: a year to begin to use the land, three months to end a misuse. */
const MONTHS_TO_CURE = { not_developed: 12, misuse: 3 } as const;

/**
 * The inspector's order, the first step on the way to a court; possible while suspended (C4). Whether the land is idle
 * or misused is the inspector's finding: the register holds the order to its form, not to what was seen on the site.
 */
export const issueLandNotice: Decide<IssueLandNotice, Project, LandUseNoticeIssued> = (
  { notice, context },
  project,
) => {
  mustExist(project);
  const data: LandUseNoticeIssued['data'] = { ...notice, issuedBy: context.actor.personId };
  const earlier = factWithId(project.land.taking.notices, notice.orderNo);
  if (earlier !== null) {
    if (sameExcept(earlier, data, 'issuedBy')) return [];
    throw violation('project.land-notice-id-reused', { orderNo: notice.orderNo });
  }
  mustNotBeTerminal(project);
  mustBeAllocated(notice.cadastralNumbers, project);
  mustBeDated(notice.issuedOn, project, context);
  mustFollowInLandLine(notice.issuedOn, project);
  const earliest = LocalDate.addMonths(LocalDate.parse(notice.issuedOn), MONTHS_TO_CURE[notice.ground]);
  if (notice.cureBy < earliest) {
    throw violation('project.land-notice-cure-too-short', { ground: notice.ground, earliest });
  }
  return [{ type: 'LandUseNoticeIssued', data }];
};
