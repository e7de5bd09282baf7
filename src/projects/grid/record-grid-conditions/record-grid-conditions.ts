import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { Power } from '../../../kernel/quantities/power.js';
import { mustExist } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { mustBeNextInGridLine } from '../../domain/grid/grid-rules.js';
import { saysTheSame } from '../../domain/json.js';
import type { GridConditionsIssued } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type GridConditions = Omit<GridConditionsIssued['data'], 'shortfall' | 'recordedBy'>;

export class RecordGridConditions implements Command {
  constructor(
    readonly projectId: string,
    readonly conditions: GridConditions,
    readonly context: CommandContext,
  ) {}
}

/**
 * The operator’s terms of connection, known by their number; they begin the track, and new ones replace those before.
 * Less than was planned is no reason to refuse them: the shortfall is recorded with them and said in the answer (C9).
 */
export const recordGridConditions: Decide<RecordGridConditions, Project, GridConditionsIssued> = (
  { conditions, context },
  project,
) => {
  mustExist(project);
  const { number, capacityMw, issuedOn, validUntil } = conditions;
  const known = factWithId(project.grid.conditions, number);
  if (known !== null) {
    if (saysTheSame(known, conditions)) return [];
    throw violation('project.grid-conditions-number-reused', { number });
  }
  mustBeNextInGridLine(issuedOn, project, context);
  if (validUntil !== null && validUntil < issuedOn) throw violation('project.grid-conditions-expire-before-issue');
  const data = { ...conditions, shortfall: shortfallOf(capacityMw, project), recordedBy: context.actor.personId };
  return [{ type: 'GridConditionsIssued', data }];
};

/** Planned is what was approved, before that what was declared. */
function shortfallOf(capacityMw: string, { review, proposal }: Project): GridConditionsIssued['data']['shortfall'] {
  const measure = review.approval?.approved ?? proposal?.declared;
  const plannedMw = measure?.capacityMw ?? null;
  if (plannedMw === null) return null;
  const missing = Power.parse(plannedMw).subtract(Power.parse(capacityMw));
  return missing.isPositive() ? { plannedMw, missingMw: missing.toJson() } : null;
}
