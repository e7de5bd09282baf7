import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { automation } from '../../../platform/automations/automation.js';
import { ExpireLandConclusion } from './expire-land-conclusion.js';
import {
  next,
  whenYearIsOver,
  type ConclusionAsked,
  type ConclusionFact,
  type StandingConclusion,
} from './when-conclusion-over-expire-it.js';

/** A conclusion stands for a year: that a project has a row here is no sign of being stuck. */
const NEVER_STUCK_SECONDS = 100 * 365 * 86_400;

export const whenConclusionOverExpireIt = automation<ConclusionFact, StandingConclusion>({
  name: 'when-conclusion-over-expire-it',
  takes: { types: ['LandCommissionConcluded', 'LandConclusionExpired', 'ProjectCancelled', 'FigureCorrected'] },
  keyOf: event => event.stream,
  next,
  // The row goes: what is left to do is the command, which stays until it is answered.
  onTimer: (state, timer) => ({ state: null, commands: whenYearIsOver(state, timer.key) }),
  stuckAfterSeconds: NEVER_STUCK_SECONDS,
});

/** From what the automation asks for to the command on the bus. */
export const expireConclusionCommands = {
  ExpireLandConclusion: (payload: ConclusionAsked, context: CommandContext): ExpireLandConclusion => {
    const { projectId, protocolNo, validUntil } = payload;
    // The database's clock fired the timer; a process whose own clock is behind it asks again a moment later.
    if (context.today <= validUntil) throw new Error(`here it is still ${context.today}`);
    return new ExpireLandConclusion(projectId, protocolNo, context);
  },
};
