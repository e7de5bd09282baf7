import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { factWithId, newestFirst } from '../../domain/facts.js';
import { later } from '../../domain/records/instructions.js';
import type { LandTrack } from '../../domain/land/land-track.js';
import type { IssueRaised, LandDevelopmentOverdueNoted } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { isTerminal } from '../../domain/stage.js';

/** Sent by the automation only: there is no route. */
export class NoteLandUndeveloped implements Command {
  constructor(
    readonly projectId: string,
    /** Of the allocation. */
    readonly decisionNo: string,
    readonly context: CommandContext,
  ) {}
}

/** Within which the land office looks at the land. */
const DAYS_TO_LOOK = 30;

/**
 * X15: the land is held and nothing is built by the day until which it was to be developed. Noted the day after, however
 * late the register notices, with a task to the body that allocated: the order itself is the inspector's, never the
 * machine's (Land Code art. 92, 94). A hold does not stop it: the law knows none.
 */
export const noteLandUndeveloped: Decide<NoteLandUndeveloped, Project, LandDevelopmentOverdueNoted | IssueRaised> = (
  { decisionNo, context },
  { land, works, stage },
) => {
  const allocation = factWithId(land.allocations, decisionNo);
  if (allocation === null || works.construction !== null || isTerminal(stage)) return [];
  if (factWithId(land.terms.undeveloped, decisionNo) !== null || context.today <= allocation.developBy) return [];
  const cadastralNumbers = heldBy(decisionNo, land);
  if (cadastralNumbers.length === 0) return [];
  const { developBy, decision } = allocation;
  const overdueOn = later(developBy, 1);
  const issue: IssueRaised['data'] = {
    issueId: context.idFor('issue'),
    category: 'land',
    description: `Land allocated by decision ${decisionNo} was to be developed by ${developBy}, and building has not started`,
    responsibleBody: decision.body,
    severity: 'amber',
    raisedOn: overdueOn,
    dueOn: later(overdueOn, DAYS_TO_LOOK),
    raisedBy: null,
  };
  const legalRef = 'Land Code art. 92';
  return [
    { type: 'LandDevelopmentOverdueNoted', data: { decisionNo, cadastralNumbers, developBy, overdueOn, legalRef } },
    { type: 'IssueRaised', data: issue },
  ];
};

/** What is held now by this decision: a parcel that was given back and granted anew is held by the later one. */
function heldBy(decisionNo: string, { allocated, allocations }: LandTrack): readonly string[] {
  const named = (cadastralNumber: string): string | undefined => {
    for (const { decision, parcels } of newestFirst(allocations)) {
      if (parcels.some(parcel => parcel.cadastralNumber === cadastralNumber)) return decision.number;
    }
    return undefined;
  };
  return [...allocated.keys()].filter(cadastralNumber => named(cadastralNumber) === decisionNo).sort();
}
