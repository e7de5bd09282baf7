import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { isPerson, mustBeActive, mustBeDated, mustExist, mustFollow } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameContent } from '../../domain/json.js';
import type { WarningAcknowledged } from '../../domain/project.events.js';
import type { Project, RegisteredProject } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import type { Warning } from '../../domain/records/warnings.js';

export type Acknowledgement = Omit<WarningAcknowledged['data'], 'acknowledgedBy'>;

export class AcknowledgeWarning implements Command {
  constructor(
    readonly projectId: string,
    readonly acknowledgement: Acknowledgement,
    readonly context: CommandContext,
  ) {}
}

/**
 * A person answers for a figure beyond its benchmark. A red one that is answered for needs no justification at
 * submission and no override at approval (ruling 32); an amendment raises warnings anew, and closes these.
 */
export const acknowledgeWarning: Decide<AcknowledgeWarning, Project, WarningAcknowledged> = (
  { acknowledgement, context },
  project,
) => {
  mustExist(project);
  const data: WarningAcknowledged['data'] = { ...acknowledgement, acknowledgedBy: context.actor.personId };
  const { warningId, acknowledgedOn } = acknowledgement;
  const known = factWithId(project.acknowledgements, warningId);
  if (known !== null) {
    if (sameContent(known, data)) return [];
    throw violation('project.warning-already-acknowledged', { acknowledgedOn: known.acknowledgedOn });
  }
  mustBeActive(project);
  const warning = project.warnings.find(open => open.warningId === warningId);
  if (warning === undefined) throw violation('project.warning-not-open', { warningId });
  mustBeDated(acknowledgedOn, project, context);
  mustFollow(acknowledgedOn, warning.raisedOn);
  if (warning.severity === 'red') mustNotBeAuthor(warning, project, context);
  return [{ type: 'WarningAcknowledged', data }];
};

/**
 * Nobody answers for a red figure of their own. Warnings from the day of the approval on are about the figures of the
 * approver, earlier ones about those of the persons who declared them.
 */
function mustNotBeAuthor(warning: Warning, { proposal, review }: RegisteredProject, context: CommandContext): void {
  const { approval } = review;
  const approver = approval !== null && warning.raisedOn >= approval.decision.date ? [approval.approvedBy] : [];
  if ([...proposal.authors, ...approver].some(author => isPerson(context, author))) {
    throw violation('project.warning-acknowledged-by-author', { rule: warning.rule });
  }
}
