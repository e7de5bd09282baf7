import type { InvestorScreened } from '../../../investors/index.js';
import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import {
  isPerson,
  mustBeDated,
  mustBeIn,
  mustBeSignedByActor,
  mustExist,
  mustFollow,
  mustNotBeInTheFuture,
  mustNotBeTerminal,
} from '../../domain/common-rules.js';
import { mustLeaveWhatIsPublished } from '../../domain/corrections/period-lock.js';
import { factWithId, newestFirst } from '../../domain/facts.js';
import { mustNotBeFarmland, type LandKnown } from '../../domain/land/farmland.js';
import type { GridTrack } from '../../domain/grid/grid.js';
import { sameExcept } from '../../domain/json.js';
import type { InvestorReplaced, RoadmapStepsAdded } from '../../domain/project.events.js';
import type { Project, RegisteredProject } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import { repaperingSteps } from '../../domain/change/repapering.js';
import type { Stage } from '../../domain/stage.js';

export type Replacement = Omit<InvestorReplaced['data'], 'override' | 'replacedBy'>;

export class ReplaceInvestor implements Command {
  constructor(
    readonly projectId: string,
    readonly replacement: Replacement,
    /** Why a power purchase agreement that goes to nobody else does not stand in the way; null where none is asked for. */
    readonly overrideReason: string | null,
    readonly context: CommandContext,
  ) {}
}

/** What other streams say, looked up by the handler: of the new investor, and of the parcels that are allocated. */
export interface ReplacementKnown extends LandKnown {
  readonly registered: boolean;
  /** In the order they were recorded. */
  readonly screenings: readonly Pick<InvestorScreened['data'], 'result' | 'screenedOn'>[];
}

/** Before the roadmap there is nothing to put the steps on; a proposal that is reviewed is amended or withdrawn. */
const REPLACEABLE: readonly Stage[] = ['preparation', 'construction', 'commissioning', 'operation'];

/**
 * The project is another investor's, while it is suspended too (C4). The steps that put its papers in the new name are
 * recorded in the same append: one stream, one moment, and nothing that could be left half done.
 */
export function replaceInvestor(
  { replacement, overrideReason, context }: ReplaceInvestor,
  project: Project,
  known: ReplacementKnown,
): readonly (InvestorReplaced | RoadmapStepsAdded)[] {
  mustExist(project);
  const { decision, effectiveOn, requestedBy } = replacement;
  const data: InvestorReplaced['data'] = { ...replacement, override: null, replacedBy: context.actor.personId };
  const earlier = factWithId(project.change.replacements, decision.number);
  if (earlier !== null) {
    if (sameExcept(earlier, data, 'override', 'replacedBy')) return [];
    throw violation('project.replacement-decision-reused', { number: decision.number });
  }
  mustNotBeTerminal(project);
  mustBeIn(project, REPLACEABLE, 'project.investor-not-replaceable');
  mustBeDated(effectiveOn, project, context);
  mustNotBeInTheFuture(decision.date, context);
  mustLeaveWhatIsPublished(decision.date, project, context);
  mustFollow(effectiveOn, lastOn(project));
  mustBeSignedByActor(decision, context);
  // X5: by person, not by account.
  if (isPerson(context, requestedBy)) throw violation('project.change-decided-by-requester');
  mustBeAnotherInvestor(replacement, project);
  mustBeScreened(replacement, known);
  mustNotBeFarmland(project.land.allocated.keys(), known, project.land);
  const override = overrideOf(replacement, overrideReason, project.grid, context);
  const steps = repaperingSteps(project, replacement);
  const added = { reasonCode: 'investor_replaced', decisionNo: decision.number, addedOn: effectiveOn, steps } as const;
  return [
    { type: 'InvestorReplaced', data: { ...data, override } },
    ...(steps.length > 0 ? [{ type: 'RoadmapStepsAdded', data: added } as const] : []),
  ];
}

/** Of the line of investors: the approval, then each replacement. */
function lastOn({ review, change }: Project): string | null {
  const [last] = newestFirst(change.replacements);
  return last?.effectiveOn ?? review.approval?.decision.date ?? null;
}

function mustBeAnotherInvestor({ fromInvestorId, toInvestorId }: Replacement, { proposal }: RegisteredProject): void {
  const { investorId } = proposal;
  if (fromInvestorId !== investorId) throw violation('project.replaced-from-another-investor', { investorId });
  if (toInvestorId === fromInvestorId) throw violation('project.investor-unchanged');
}

/** Looked up in the lists by the day of the decision; what was found since stands in the way too. */
function mustBeScreened({ toInvestorId, decision }: Replacement, { registered, screenings }: ReplacementKnown): void {
  if (!registered) throw violation('project.investor-not-registered', { investorId: toInvestorId });
  if (!screenings.some(({ screenedOn }) => screenedOn <= decision.date)) {
    throw violation('project.investor-not-screened', { investorId: toInvestorId });
  }
  const last = screenings.reduce((latest, one) => (one.screenedOn >= latest.screenedOn ? one : latest));
  if (last.result === 'match') {
    throw violation('project.investor-screening-matched', { screenedOn: last.screenedOn });
  }
}

/** S26: the sale of power goes to nobody else, unless a second person, who did not ask for it either, signs that it may. */
function overrideOf(
  { decision, requestedBy }: Replacement,
  reason: string | null,
  { ppa }: GridTrack,
  context: CommandContext,
): InvestorReplaced['data']['override'] {
  if (ppa === null || ppa.terms.transferable) return null;
  const { number: ppaNo } = ppa;
  if (reason === null) throw violation('project.ppa-not-transferable', { number: ppaNo });
  const { personId } = context.actor;
  const second = decision.signerPersonIds.some(signer => signer !== personId && signer !== requestedBy);
  if (!second) throw violation('project.replacement-override-unsigned');
  return { ppaNo, reason, overriddenBy: personId };
}
