import type { Command, CommandContext } from '../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../kernel/eventsourcing/decider.js';
import {
  mustBeActive,
  mustBeDated,
  mustBeIn,
  mustBeSignedByActor,
  mustExist,
  mustFollowLastTransition,
  mustNotBeSubmitter,
} from '../domain/common-rules.js';
import { sameContent } from '../domain/json.js';
import type { ProposalRejected } from '../domain/project.events.js';
import type { Project } from '../domain/project.js';
import { violation } from '../domain/project.violations.js';

export type Rejection = Omit<ProposalRejected['data'], 'rejectedBy'>;

export class RejectProposal implements Command {
  constructor(
    readonly projectId: string,
    readonly rejection: Rejection,
    readonly context: CommandContext,
  ) {}
}

/** The motivated refusal: with grounds, after the applicant was heard or waived it, and with a term to appeal. */
export const rejectProposal: Decide<RejectProposal, Project, ProposalRejected> = ({ rejection, context }, project) => {
  mustExist(project);
  const data: ProposalRejected['data'] = { ...rejection, rejectedBy: context.actor.personId };
  const { rejection: earlier } = project.review;
  if (earlier !== null) {
    if (sameContent(earlier, data)) return [];
    throw violation('project.rejected-by-another-decision', { number: earlier.decision.number });
  }
  mustBeActive(project);
  mustBeIn(project, ['review'], 'project.not-in-review');
  mustBeDated(rejection.decision.date, project, context);
  mustFollowLastTransition(rejection.decision.date, project);
  mustBeSignedByActor(rejection.decision, context);
  mustNotBeSubmitter(project, context);
  mustBeHeard(rejection);
  if (rejection.appealBy < rejection.decision.date) throw violation('project.appeal-due-before-decision');
  return [{ type: 'ProposalRejected', data }];
};

/** Hearing before an unfavourable act: held on a day before the decision and written down, or waived in words. */
function mustBeHeard({ hearing, decision }: Rejection): void {
  const held = hearing.heldOn !== null && hearing.reference !== null && hearing.heldOn <= decision.date;
  if (!held && hearing.waiver === null) throw violation('project.rejected-without-hearing');
}
