import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { LocalDate } from '../../../kernel/time/local-date.js';
import { mustBeActive, mustBeDated, mustExist } from '../../domain/common-rules.js';
import { sameExcept } from '../../domain/json.js';
import { mustFollowInLandLine } from '../../domain/land/land-rules.js';
import type { Project } from '../../domain/project.js';
import type { LandCommissionConcluded } from '../../domain/project.events.js';
import { violation } from '../../domain/project.violations.js';

/** What the protocol of the land commission says. */
export type LandConclusion = Omit<LandCommissionConcluded['data'], 'validUntil' | 'concludedBy'>;

export class RecordLandConclusion implements Command {
  constructor(
    readonly projectId: string,
    readonly conclusion: LandConclusion,
    readonly context: CommandContext,
  ) {}
}

/** Land Code art. 43(2): the commission's conclusion is valid for one year. */
export function recordLandConclusion(
  { conclusion, context }: RecordLandConclusion,
  project: Project,
): readonly LandCommissionConcluded[] {
  mustExist(project);
  const validUntil = LocalDate.addYears(LocalDate.parse(conclusion.concludedOn), 1);
  const data = { ...conclusion, validUntil, concludedBy: context.actor.personId };
  const last = project.land.conclusion;
  if (last !== null && last.protocolNo === conclusion.protocolNo) {
    if (sameExcept(last, data, 'concludedBy')) return [];
    throw violation('project.land-protocol-id-reused', { protocolNo: conclusion.protocolNo });
  }
  mustBeActive(project);
  if (project.land.requests === null) throw violation('project.land-not-requested');
  mustBeDated(conclusion.concludedOn, project, context);
  mustFollowInLandLine(conclusion.concludedOn, project);
  return [{ type: 'LandCommissionConcluded', data }];
}
