import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { Area } from '../../../kernel/quantities/area.js';
import { scopeOf, WITH_APPROVED_FIGURES } from '../../domain/change/change.js';
import {
  mustBeActive,
  mustBeDated,
  mustBeIn,
  mustBeSignedByActor,
  mustExist,
  mustFollow,
} from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameContent, sameExcept } from '../../domain/json.js';
import { beyondGrid, warnedByRevision } from '../../domain/change/judged-anew.js';
import { allocatedArea } from '../../domain/land/land-rules.js';
import type { PlausibilityWarningRaised, RuleWarningRaised, ScopeRevised } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type ScopeRevision = Omit<ScopeRevised['data'], 'surplusHa' | 'revisedBy'>;

export class ReviseScope implements Command {
  constructor(
    readonly projectId: string,
    readonly revision: ScopeRevision,
    readonly context: CommandContext,
  ) {}
}

type ScopeFact = ScopeRevised | PlausibilityWarningRaised | RuleWarningRaised;

/**
 * The approved plan really changed: capacity, land, jobs. Money is revised by itself (revise-cost). Rules that ask what
 * was approved ask the new figures from here on (X3). Land beyond them is said to be surplus: the land officer releases
 * it, this decision takes none away. The revised figures are judged as the approved ones were (X10 to X12), and against the grid
 * and the buyer of the power (X20): what they make worse is recorded and refuses nothing.
 */
export const reviseScope: Decide<ReviseScope, Project, ScopeFact> = ({ revision, context }, project) => {
  mustExist(project);
  const { decision, from, to } = revision;
  const data: ScopeRevised['data'] = {
    ...revision,
    surplusHa: surplusOf(to.landHa, project),
    revisedBy: context.actor.personId,
  };
  const known = factWithId(project.change.scopeRevisions, decision.number);
  if (known !== null) {
    if (sameExcept(known, data, 'surplusHa', 'revisedBy')) return [];
    throw violation('project.scope-decision-reused', { number: decision.number });
  }
  mustBeActive(project);
  mustBeIn(project, WITH_APPROVED_FIGURES, 'project.figures-not-approved');
  mustBeDated(decision.date, project, context);
  mustFollow(decision.date, project.change.figuresOn);
  mustBeSignedByActor(decision, context);
  const approved = project.change.approved === null ? null : scopeOf(project.change.approved);
  if (!sameContent(approved, from)) throw violation('project.scope-revised-from-another', { approved });
  if (sameContent(from, to)) throw violation('project.scope-unchanged');
  return [
    { type: 'ScopeRevised', data },
    ...warnedByRevision(project, to, decision.date, context),
    ...beyondGrid(to.capacityMw, project.grid, decision.date, context),
  ];
};

/** Hectares allocated beyond the new figure; null where none are, or no area is approved. */
function surplusOf(landHa: string | null, { land }: Project): string | null {
  if (landHa === null) return null;
  const surplus = allocatedArea(land).subtract(Area.parse(landHa));
  return surplus.isPositive() ? surplus.toJson() : null;
}
