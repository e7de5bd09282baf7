import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { later } from '../../domain/records/instructions.js';
import type { LandConclusionExpired } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { isTerminal } from '../../domain/stage.js';

/** Sent by the automation only: there is no route. */
export class ExpireLandConclusion implements Command {
  constructor(
    readonly projectId: string,
    readonly protocolNo: string,
    readonly context: CommandContext,
  ) {}
}

/**
 * A year without an allocation (Land Code art. 43(2)): dated the day after its last day, which is the conclusion's own as
 * it stands now, corrections included. Nothing is recorded where another conclusion came, land is held, or the project is
 * over. A hold does not stop it: the law knows none.
 */
export const expireLandConclusion: Decide<ExpireLandConclusion, Project, LandConclusionExpired> = (
  { protocolNo, context },
  { land, stage },
) => {
  const { conclusion, terms } = land;
  if (conclusion === null || conclusion.protocolNo !== protocolNo || conclusion.outcome !== 'positive') return [];
  if (terms.conclusionExpired !== null || land.allocated.size > 0 || isTerminal(stage)) return [];
  const { validUntil } = conclusion;
  if (context.today <= validUntil) return [];
  return [{ type: 'LandConclusionExpired', data: { protocolNo, validUntil, expiredOn: later(validUntil, 1) } }];
};
