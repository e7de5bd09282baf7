import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustBeIn, mustExist, mustFollowLastTransition } from '../../domain/common-rules.js';
import { sameContent } from '../../domain/json.js';
import type { ProposalReturnedForRevision } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type Return = Omit<ProposalReturnedForRevision['data'], 'submissionNo' | 'returnedBy'>;

export class ReturnForRevision implements Command {
  constructor(
    readonly projectId: string,
    readonly returned: Return,
    readonly context: CommandContext,
  ) {}
}

/** Defects that can be cured are no refusal: the applicant gets time to cure them (APPC; domain.md 0.4). */
export const returnForRevision: Decide<ReturnForRevision, Project, ProposalReturnedForRevision> = (
  { returned, context },
  project,
) => {
  mustExist(project);
  const data: ProposalReturnedForRevision['data'] = {
    ...returned,
    submissionNo: project.review.submissionNo,
    returnedBy: context.actor.personId,
  };
  if (project.review.lastReturn !== null && sameContent(project.review.lastReturn, data)) return [];
  mustBeActive(project);
  mustBeIn(project, ['review'], 'project.not-in-review');
  mustBeDated(returned.returnedOn, project, context);
  mustFollowLastTransition(returned.returnedOn, project);
  if (context.actor.role === 'agency_reviewer' && returned.kind !== 'formal') {
    throw violation('project.reviewer-returns-formally-only');
  }
  if (returned.cureBy < returned.returnedOn) throw violation('project.cure-due-before-return');
  return [{ type: 'ProposalReturnedForRevision', data }];
};
