import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { automation } from '../../../platform/automations/automation.js';
import { NoteLandUndeveloped } from './note-land-undeveloped.js';
import {
  next,
  whenDayIsOver,
  type DevelopmentAsked,
  type DevelopmentFact,
  type IdleLand,
} from './when-land-undeveloped-note-it.js';

/** Land may be idle for years: that a project has a row here is no sign of being stuck. */
const NEVER_STUCK_SECONDS = 100 * 365 * 86_400;

export const whenLandUndevelopedNoteIt = automation<DevelopmentFact, IdleLand>({
  name: 'when-land-undeveloped-note-it',
  takes: { types: ['LandAllocated', 'LandDevelopmentOverdueNoted', 'ConstructionStarted', 'ProjectCancelled'] },
  keyOf: event => event.stream,
  next,
  onTimer: (state, timer) => ({ state, commands: whenDayIsOver(state, timer) }),
  stuckAfterSeconds: NEVER_STUCK_SECONDS,
});

/** From what the automation asks for to the command on the bus. */
export const noteUndevelopedCommands = {
  NoteLandUndeveloped: (payload: DevelopmentAsked, context: CommandContext): NoteLandUndeveloped => {
    const { projectId, decisionNo, developBy } = payload;
    // The database's clock fired the timer; a process whose own clock is behind it asks again a moment later.
    if (context.today <= developBy) throw new Error(`here it is still ${context.today}`);
    return new NoteLandUndeveloped(projectId, decisionNo, context);
  },
};
