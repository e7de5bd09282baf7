import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { Power } from '../../../kernel/quantities/power.js';
import type { MeasureJson } from '../../../kernel/shapes.js';
import type { GridTrack } from '../grid/grid.js';
import { newestFirst } from '../facts.js';
import { sameContent, sameExcept } from '../json.js';
import { plausibilityWarnings } from '../proposal/plausibility.js';
import type { PlausibilityWarningRaised } from '../project.events.js';
import type { RegisteredProject } from '../project.js';
import { ruleWarning } from '../proposal/rule-warnings.js';
import type { RuleWarningRaised } from '../records/warnings.events.js';

/** X10 to X13 about figures that are approved: what the declared ones did not say already. */
export function warnedAnew(
  { proposal, warnings }: RegisteredProject,
  measure: MeasureJson,
  on: string,
  context: CommandContext,
): readonly PlausibilityWarningRaised[] {
  if (sameContent(measure, proposal.declared)) return [];
  const judged = { assetType: proposal.assetType, sectors: proposal.sectors, measure };
  return plausibilityWarnings(judged, on, name => context.idFor(name)).filter(
    ({ data }) => !warnings.some(open => sameExcept(open, data, 'warningId', 'raisedOn', 'referenceVersion')),
  );
}

/**
 * X10 to X13 about a revision: rules in a colour that the figures which stood until then did not have on that day. What
 * was doubtful before and stays as doubtful was said when it was approved.
 */
export function warnedByRevision(
  { proposal, change }: RegisteredProject,
  revised: Partial<MeasureJson>,
  on: string,
  context: CommandContext,
): readonly PlausibilityWarningRaised[] {
  const { assetType, sectors, declared } = proposal;
  const standing = change.approved ?? declared;
  const judge = (measure: MeasureJson): readonly PlausibilityWarningRaised[] =>
    plausibilityWarnings({ assetType, sectors, measure }, on, name => context.idFor(name));
  const known = judge(standing).map(({ data }) => `${data.rule} ${data.severity}`);
  return judge({ ...standing, ...revised }).filter(({ data }) => !known.includes(`${data.rule} ${data.severity}`));
}

/**
 * X20 for a plan that changes after its terms were given: a capacity beyond the agreement in force or beyond the grid is
 * warned of, against the smaller of the two. The plan may stand: agreement and terms can follow it.
 */
export function beyondGrid(
  capacityMw: string | null,
  { conditions, ppa }: GridTrack,
  on: string,
  context: CommandContext,
): readonly RuleWarningRaised[] {
  if (capacityMw === null) return [];
  const [terms] = newestFirst(conditions);
  const limits = [terms?.capacityMw, ppa?.terms.capacityMw].flatMap(limit =>
    limit === undefined ? [] : [Power.parse(limit)],
  );
  const [smallest] = [...limits].sort((a, b) => a.compare(b));
  if (smallest === undefined || Power.parse(capacityMw).compare(smallest) <= 0) return [];
  const figures = { measured: capacityMw, limit: smallest.toJson(), unit: 'mw' } as const;
  return [ruleWarning({ rule: 'X20', raisedOn: on, ...figures }, name => context.idFor(name))];
}
