import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { automation } from '../../../platform/automations/automation.js';
import { DeemRefusal } from './deem-refusal.js';
import {
  next,
  OVERDUE,
  whenTermIsOver,
  type DecisionFact,
  type DecisionOwed,
  type RefusalAsked,
} from './when-decision-overdue-deem-refused.js';

/** A decision may be owed for months: that a project has a row here is no sign of being stuck. */
const NEVER_STUCK_SECONDS = 100 * 365 * 86_400;

export const whenDecisionOverdueDeemRefused = automation<DecisionFact, DecisionOwed>({
  name: 'when-decision-overdue-deem-refused',
  takes: {
    types: [
      'ProposalSubmittedForReview',
      'ProposalReturnedForRevision',
      'ProposalApproved',
      'ProposalRejected',
      'ProjectCancelled',
      'ProjectSuspended',
      'ProjectResumed',
      'RefusalDeemed',
      'DecisionAnnulled',
      'FigureCorrected',
    ],
  },
  keyOf: event => event.stream,
  next,
  onTimer: (state, timer) => ({
    state,
    commands: timer.name === OVERDUE ? whenTermIsOver(state, timer.key) : [],
  }),
  stuckAfterSeconds: NEVER_STUCK_SECONDS,
});

/** From what the automation asks for to the command on the bus. */
export const deemRefusalCommands = {
  DeemRefusal: (payload: RefusalAsked, context: CommandContext): DeemRefusal => {
    // The database's clock fired the timer; a process whose own clock is behind it asks again a moment later.
    if (context.today <= payload.decisionDueOn) throw new Error(`here it is still ${context.today}`);
    return new DeemRefusal(payload.projectId, payload.submissionNo, payload.decisionDueOn, context);
  },
};
