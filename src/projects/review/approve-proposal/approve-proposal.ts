import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import {
  mustBeActive,
  mustBeDated,
  mustBeIn,
  mustBeSignedByActor,
  mustExist,
  mustFollowLastTransition,
  mustNotBeDataAuthor,
  mustNotBeSubmitter,
} from '../../domain/common-rules.js';
import { sameExcept } from '../../domain/json.js';
import { warnedAnew } from '../../domain/change/judged-anew.js';
import { missingOpinions } from '../../domain/review/opinions.js';
import type { PlausibilityWarningRaised, ProposalApproved, RuleWarningRaised } from '../../domain/project.events.js';
import { poolWarning } from '../../domain/grid/pool-rule.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import { redRules, unacknowledged } from '../../domain/records/warnings.js';

export type Approval = Omit<ProposalApproved['data'], 'override' | 'approvedBy'> & {
  /** Why it is approved although a red warning is open; null when none is. */
  readonly overrideReason: string | null;
};

export class ApproveProposal implements Command {
  constructor(
    readonly projectId: string,
    readonly approval: Approval,
    readonly context: CommandContext,
  ) {}
}

type ApprovalFact = ProposalApproved | PlausibilityWarningRaised | RuleWarningRaised;

/**
 * The council's yes. The approved measure becomes baseline 1 and is judged as the declared one was: a red warning on
 * either needs an override by the approver, who by rule X5 is neither the submitter nor an author of the figures. A pool
 * that is not the one the cost says is warned of (X18).
 */
export const approveProposal: Decide<ApproveProposal, Project, ApprovalFact> = (
  { approval: { overrideReason, ...approval }, context },
  project,
) => {
  mustExist(project);
  const { decision, approved, validUntil } = approval;
  const { approval: earlier } = project.review;
  if (earlier !== null && isSaidTwice(earlier, { ...approval, override: null, approvedBy: context.actor.personId })) {
    return [];
  }
  mustBeActive(project);
  if (earlier !== null) throw violation('project.approved-by-another-decision', { number: earlier.decision.number });
  mustBeIn(project, ['review'], 'project.not-in-review');
  mustBeDated(decision.date, project, context);
  mustFollowLastTransition(decision.date, project);
  mustBeSignedByActor(decision, context);
  mustNotBeSubmitter(project, context);
  mustNotBeDataAuthor(project, context);
  mustHaveOpinions(project, decision.date);
  if (validUntil !== null && validUntil < decision.date) throw violation('project.approval-expires-before-decision');
  const raised = warnedAnew(project, approved, decision.date, context);
  const red = redRules([...unacknowledged(project), ...raised.map(event => event.data)]);
  if (red.length > 0 && overrideReason === null)
    throw violation('project.red-warning-without-override', { rules: red });
  const override = overrideReason === null || red.length === 0 ? null : { rules: red, reason: overrideReason };
  const data = { ...approval, approved, override, approvedBy: context.actor.personId };
  const pool = poolWarning(approval.pool, approved.cost, decision.date, name => context.idFor(name));
  return [{ type: 'ProposalApproved', data }, ...raised, ...pool];
};

/** Every body that was asked about this version has answered by the day of the decision, whatever its opinion. */
function mustHaveOpinions({ review }: Project, on: string): void {
  const bodies = missingOpinions(review.opinions, review.submissionNo, on);
  if (bodies.length > 0) throw violation('project.opinions-missing', { bodies });
}

function isSaidTwice(earlier: ProposalApproved['data'], now: ProposalApproved['data']): boolean {
  return sameExcept(earlier, now, 'override');
}
