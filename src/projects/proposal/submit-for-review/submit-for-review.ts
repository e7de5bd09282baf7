import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustBeIn, mustExist, mustFollowLastTransition } from '../../domain/common-rules.js';
import { sameExcept } from '../../domain/json.js';
import { generatesPower } from '../../domain/proposal/plausibility.js';
import type { ProposalSubmittedForReview, RuleWarningRaised } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import type { Proposal } from '../../domain/proposal/proposal.js';
import { investorWarnings, type InvestorRecord } from '../../domain/proposal/rule-warnings.js';
import { redRules, unacknowledged } from '../../domain/records/warnings.js';

export type Submission = Omit<ProposalSubmittedForReview['data'], 'submissionNo' | 'submittedBy'>;

export class SubmitForReview implements Command {
  constructor(
    readonly projectId: string,
    readonly submission: Submission,
    readonly context: CommandContext,
  ) {}
}

/** The complete package goes to the council; its term to decide begins (silence past it is a refusal, APPC art. 91). */
export const submitForReview: Decide<SubmitForReview, Project, ProposalSubmittedForReview> = (
  { submission, context },
  project,
) => {
  mustExist(project);
  const data: ProposalSubmittedForReview['data'] = {
    ...submission,
    submissionNo: project.review.submissionNo + 1,
    submittedBy: context.actor.personId,
  };
  const earlier = project.review.submission;
  // After a return the same package is no repetition: it is a new version, and has to be dated as one.
  if (earlier !== null && project.stage !== 'revision' && sameExcept(earlier, data, 'submissionNo')) return [];
  mustBeActive(project);
  mustBeIn(project, ['proposed', 'negotiation', 'revision'], 'project.not-submittable');
  mustBeDated(submission.submittedOn, project, context);
  mustFollowLastTransition(submission.submittedOn, project);
  mustBeComplete(project.proposal, submission);
  mustJustify(redRules(unacknowledged(project)), submission);
  if (submission.decisionDueOn < submission.submittedOn) throw violation('project.decision-due-before-submission');
  return [{ type: 'ProposalSubmittedForReview', data }];
};

/** The submission, and what the investor's other projects say of it (X8, X16): recorded with it, refused for nothing. */
export function submitWithWarnings(
  command: SubmitForReview,
  record: InvestorRecord,
  project: Project,
): readonly (ProposalSubmittedForReview | RuleWarningRaised)[] {
  const submitted = submitForReview(command, project);
  if (submitted.length === 0 || project.proposal === null) return submitted;
  const { declared, proposedOn } = project.proposal;
  const { submission, context } = command;
  const asked = { capacityMw: declared.capacityMw, proposedOn };
  return [...submitted, ...investorWarnings(asked, record, submission.submittedOn, name => context.idFor(name))];
}

/** An office accepts every application, but a package is reviewed when it can be (domain.md 0.4). */
function mustBeComplete(proposal: Proposal, submission: Submission): void {
  const { declared, assetType } = proposal;
  const missing = [
    declared.cost === null ? '/declared/cost' : null,
    declared.capacityMw === null && generatesPower(assetType) ? '/declared/capacityMw' : null,
    declared.landHa === null ? '/declared/landHa' : null,
  ].filter(pointer => pointer !== null);
  if (missing.length > 0) throw violation('project.proposal-incomplete', { missing });
  if (submission.documents.length === 0) throw violation('project.package-without-documents');
}

/** Ruling 32: each open red warning needs a justification by its submitter. */
function mustJustify(rules: readonly string[], { justifications }: Submission): void {
  const open = rules.filter(rule => !justifications.some(justification => justification.rule === rule));
  if (open.length > 0) throw violation('project.red-warning-unjustified', { rules: open });
}
