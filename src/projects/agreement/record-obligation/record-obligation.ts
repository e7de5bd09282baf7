import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { verdictKey, type Verdict } from '../../domain/agreement/agreement.js';
import { agreementNotEnded } from '../../domain/agreement/agreement-rules.js';
import { mustBeActive, mustBeDated, mustExist, mustFollow } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { saysTheSame } from '../../domain/json.js';
import type { CounterObligationBreached, CounterObligationMet } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type Finding = Omit<CounterObligationMet['data'], 'verifiedBy'>;

export class RecordObligation implements Command {
  constructor(
    readonly projectId: string,
    readonly outcome: Verdict['outcome'],
    readonly finding: Finding,
    readonly context: CommandContext,
  ) {}
}

/**
 * What the verifier found of a counter-obligation: one finding of an obligation and day. Whether the figure meets the
 * target is the verifier’s word, not arithmetic of the register; but nothing is breached before it is overdue. What was
 * breached may be found met later, and of an agreement that ran out the last findings still come in.
 */
export const recordObligation: Decide<RecordObligation, Project, CounterObligationMet | CounterObligationBreached> = (
  { outcome, finding, context },
  project,
) => {
  mustExist(project);
  const { agreementNo, code, verifiedOn } = finding;
  const known = factWithId(project.agreement.verdicts, verdictKey(finding));
  if (known !== null) {
    if (known.outcome === outcome && saysTheSame<Finding>(known.said, finding)) return [];
    throw violation('project.obligation-judged-otherwise', { code, verifiedOn });
  }
  mustBeActive(project);
  mustBeDated(verifiedOn, project, context);
  const { signed, terms } = agreementNotEnded(agreementNo, project);
  const owed = terms.counterObligations.find(obligation => obligation.code === code);
  if (owed === undefined) throw violation('project.obligation-unknown', { code });
  mustFollow(verifiedOn, signed.decision.date);
  if (outcome === 'breached' && verifiedOn <= owed.dueOn) {
    throw violation('project.obligation-not-overdue', { code, dueOn: owed.dueOn });
  }
  const data = { ...finding, verifiedBy: context.actor.personId };
  return [{ type: outcome === 'met' ? 'CounterObligationMet' : 'CounterObligationBreached', data }];
};
