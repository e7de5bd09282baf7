import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { isStopped, later } from '../../domain/review/decision-term.js';
import type { Project } from '../../domain/project.js';
import type { RefusalDeemed } from '../../domain/project.events.js';

/** Sent by the automation only: there is no route. */
export class DeemRefusal implements Command {
  constructor(
    readonly projectId: string,
    readonly submissionNo: number,
    readonly decisionDueOn: string,
    readonly context: CommandContext,
  ) {}
}

/**
 * Silence past the term: dated the day after it, however late the register notices. Decided again here: nothing is
 * recorded where somebody has decided since, or the term was moved, or stands still in a hold.
 */
export const deemRefusal: Decide<DeemRefusal, Project, RefusalDeemed> = (
  { submissionNo, decisionDueOn, context },
  { review, hold },
) => {
  const { term } = review;
  // No decision is owed but in review: the term says both.
  if (review.submissionNo !== submissionNo || term.dueOn !== decisionDueOn) return [];
  if (term.deemed !== null || isStopped(decisionDueOn, hold) || context.today <= decisionDueOn) return [];
  const data = { submissionNo, decisionDueOn, deemedOn: later(decisionDueOn, 1), legalRef: 'APPC art. 91(2)' };
  return [{ type: 'RefusalDeemed', data }];
};
