import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustExist } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { mustBeNextInGridLine, mustHaveConditionsOn } from '../../domain/grid/grid-rules.js';
import { saysTheSame } from '../../domain/json.js';
import { mustBeDueAfter, overrideOfPpa } from '../../domain/grid/ppa-rules.js';
import type { PpaSigned } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type Ppa = Omit<PpaSigned['data'], 'overrideId' | 'recordedBy'>;

export class SignPpa implements Command {
  constructor(
    readonly projectId: string,
    readonly ppa: Ppa,
    readonly context: CommandContext,
  ) {}
}

/**
 * A power purchase agreement, known by its number. With an auction it rests on one that this project won; without one
 * the buyer is bilateral. One is in force at a time: the next is signed after it is terminated.
 */
export const signPpa: Decide<SignPpa, Project, PpaSigned> = ({ ppa, context }, project) => {
  mustExist(project);
  const { number, signedOn, auctionId, terms } = ppa;
  const { grid } = project;
  const known = factWithId(grid.ppas, number);
  if (known !== null) {
    if (saysTheSame(known, ppa)) return [];
    throw violation('project.ppa-number-reused', { number });
  }
  mustBeNextInGridLine(signedOn, project, context);
  if (grid.ppa !== null) throw violation('project.ppa-in-force', { number: grid.ppa.number });
  mustHaveConditionsOn(signedOn, grid);
  mustBeDueAfter(signedOn, terms);
  const overrideId = overrideOfPpa(terms, auctionId, grid, context);
  return [{ type: 'PpaSigned', data: { ...ppa, overrideId, recordedBy: context.actor.personId } }];
};
