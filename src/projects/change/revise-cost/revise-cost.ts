import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { Money } from '../../../kernel/quantities/money.js';
import { Ratio } from '../../../kernel/quantities/ratio.js';
import { costRevisionLimitsOn } from '../../../kernel/reference/thresholds.js';
import type { QuotedMoneyJson } from '../../../kernel/shapes.js';
import type { LocalDate } from '../../../kernel/time/local-date.js';
import { WITH_APPROVED_FIGURES } from '../../domain/change/change.js';
import {
  isPerson,
  mustBeActive,
  mustBeDated,
  mustBeIn,
  mustBeSignedByActor,
  mustExist,
  mustFollow,
} from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameContent, sameExcept } from '../../domain/json.js';
import { warnedByRevision } from '../../domain/change/judged-anew.js';
import type { InvestmentCostRevised, PlausibilityWarningRaised } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type CostRevision = Omit<InvestmentCostRevised['data'], 'changePct' | 'override' | 'revisedBy'> & {
  /** Why it is taken without the full review that its size asks for; null when none is asked for. */
  readonly overrideReason: string | null;
};

export class ReviseCost implements Command {
  constructor(
    readonly projectId: string,
    readonly revision: CostRevision,
    readonly context: CommandContext,
  ) {}
}

/**
 * The approved cost really changed. Up to a tenth a project manager may sign it, beyond that the decision is a decision
 * maker's; beyond a quarter it takes a full review, or an override by a decision maker who is not the one who asked for
 * it. The documents name the two shares and leave open whose the small ones are and what the review is: an approved
 * project has no road back into one. Shares are exact, up or down, and counted from the cost that stands now.
 * The revised figures are judged as the approved ones were (X11, X13): what they make worse is recorded and refuses
 * nothing.
 */
export const reviseCost: Decide<ReviseCost, Project, InvestmentCostRevised | PlausibilityWarningRaised> = (
  { revision: { overrideReason, ...revision }, context },
  project,
) => {
  mustExist(project);
  const { decision, from } = revision;
  const change = changeOf(revision);
  const data: InvestmentCostRevised['data'] = {
    ...revision,
    changePct: change.multiply(Ratio.of(100n, 1n)).toDecimal(2),
    override: null,
    revisedBy: context.actor.personId,
  };
  const known = factWithId(project.change.costRevisions, decision.number);
  if (known !== null) {
    if (sameExcept(known, data, 'override', 'revisedBy')) return [];
    throw violation('project.cost-decision-reused', { number: decision.number });
  }
  mustBeActive(project);
  mustBeIn(project, WITH_APPROVED_FIGURES, 'project.figures-not-approved');
  mustBeDated(decision.date, project, context);
  mustFollow(decision.date, project.change.figuresOn);
  mustBeSignedByActor(decision, context);
  const approved = project.change.approved?.cost ?? null;
  if (!sameContent(approved, from)) throw violation('project.cost-revised-from-another', { approved });
  if (change.numerator === 0n) throw violation('project.cost-unchanged');
  const override = mayTake(change, data, overrideReason, context);
  const warnings = warnedByRevision(project, { cost: revision.to }, decision.date, context);
  return [{ type: 'InvestmentCostRevised', data: { ...data, override } }, ...warnings];
};

/** (to - from) / from, in the currency that both are quoted in first. */
function changeOf({ from, to }: { readonly from: QuotedMoneyJson; readonly to: QuotedMoneyJson }): Ratio {
  const [before, after] = [Money.parsePositive(from.primary), Money.parsePositive(to.primary)];
  if (before.currency !== after.currency) {
    throw violation('project.cost-revised-in-another-currency', { from: before.currency, to: after.currency });
  }
  return after.subtract(before).dividedBy(before);
}

/** Who may decide on a change of this size; the override that it took, if it took one. */
function mayTake(
  change: Ratio,
  { decision, changePct, requestedBy }: InvestmentCostRevised['data'],
  overrideReason: string | null,
  context: CommandContext,
): InvestmentCostRevised['data']['override'] {
  const limits = costRevisionLimitsOn(decision.date as LocalDate);
  const size = change.absolute();
  // A person may hold several roles; any of them counts.
  if (size.isAbove(limits.decisionMakerAbove) && !context.permission.principal.roles.includes('decision_maker')) {
    throw violation('project.cost-change-needs-decision-maker', { changePct });
  }
  if (!size.isAbove(limits.fullReviewAbove)) return null;
  if (overrideReason === null) throw violation('project.cost-change-needs-full-review', { changePct });
  if (isPerson(context, requestedBy)) throw violation('project.overridden-by-requester');
  return { reason: overrideReason };
}
