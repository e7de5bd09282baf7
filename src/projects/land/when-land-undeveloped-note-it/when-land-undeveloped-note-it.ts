import { projectIdOf } from '../../domain/land/holdings.js';
import { endOfTerm } from '../../domain/land/land-terms.js';
import type {
  ConstructionStarted,
  LandAllocated,
  LandDevelopmentOverdueNoted,
  ProjectCancelled,
} from '../../domain/project.events.js';

export type DevelopmentFact = LandAllocated | LandDevelopmentOverdueNoted | ConstructionStarted | ProjectCancelled;
export type Watched = DevelopmentFact & { readonly recordedAt: string };

/** Land that nothing is built on yet: the day until which each allocation is to be developed. */
export interface IdleLand {
  readonly idle: readonly IdleAllocation[];
}

export interface IdleAllocation {
  readonly decisionNo: string;
  readonly developBy: string;
}

interface Reaction {
  readonly state: IdleLand | null;
  readonly timers: readonly { readonly name: string; readonly due: string | null }[];
}

/** Each allocation has a timer of its number, until building starts. What was given back is asked for when it fires. */
export function next(state: IdleLand | null, event: Watched): Reaction {
  const idle = state?.idle ?? [];
  switch (event.type) {
    case 'LandAllocated': {
      const { decision, developBy } = event.data;
      const allocation = { decisionNo: decision.number, developBy };
      const due = endOfTerm(developBy, event.recordedAt);
      return { state: { idle: [...idle, allocation] }, timers: [{ name: decision.number, due }] };
    }
    case 'LandDevelopmentOverdueNoted':
      return without(idle, ({ decisionNo }) => decisionNo === event.data.decisionNo);
    case 'ConstructionStarted':
    case 'ProjectCancelled':
      return without(idle, () => true);
    default:
      return { state, timers: [] };
  }
}

function without(idle: readonly IdleAllocation[], isOver: (one: IdleAllocation) => boolean): Reaction {
  const left = idle.filter(one => !isOver(one));
  const timers = idle.filter(isOver).map(({ decisionNo }) => ({ name: decisionNo, due: null }));
  return { state: left.length === 0 ? null : { idle: left }, timers };
}

export type DevelopmentAsked = IdleAllocation & { readonly projectId: string };

/** The day is over: the project's stream is asked, which knows whether building has started and the land is still held. */
export function whenDayIsOver(
  state: IdleLand | null,
  timer: { readonly name: string; readonly key: string },
): readonly { readonly name: 'NoteLandUndeveloped'; readonly payload: DevelopmentAsked }[] {
  const found = state?.idle.find(({ decisionNo }) => decisionNo === timer.name);
  if (found === undefined) return [];
  return [{ name: 'NoteLandUndeveloped', payload: { projectId: projectIdOf({ stream: timer.key }), ...found } }];
}
