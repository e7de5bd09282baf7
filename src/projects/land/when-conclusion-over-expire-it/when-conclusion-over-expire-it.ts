import { projectIdOf } from '../../domain/land/holdings.js';
import { endOfTerm } from '../../domain/land/land-terms.js';
import type { LandCommissionConcluded, LandConclusionExpired, ProjectCancelled } from '../../domain/project.events.js';

export type ConclusionFact = LandCommissionConcluded | LandConclusionExpired | ProjectCancelled;
export type Watched = ConclusionFact & { readonly recordedAt: string };

/** The positive conclusion that land may be allocated by. */
export interface StandingConclusion {
  readonly protocolNo: string;
  readonly validUntil: string;
}

export const CONCLUSION_OVER = 'conclusion-over';

interface Reaction {
  readonly state: StandingConclusion | null;
  readonly timers: readonly { readonly name: string; readonly due: string | null }[];
}

const NOTHING_STANDS: Reaction = { state: null, timers: [{ name: CONCLUSION_OVER, due: null }] };

/** The last conclusion counts. An allocation leaves the timer alone: what was allocated may be given back before the year ends. */
export function next(state: StandingConclusion | null, event: Watched): Reaction {
  switch (event.type) {
    case 'LandCommissionConcluded': {
      const { outcome, protocolNo, validUntil } = event.data;
      if (outcome !== 'positive') return NOTHING_STANDS;
      const due = endOfTerm(validUntil, event.recordedAt);
      return { state: { protocolNo, validUntil }, timers: [{ name: CONCLUSION_OVER, due }] };
    }
    case 'LandConclusionExpired':
    case 'ProjectCancelled':
      return NOTHING_STANDS;
    default:
      return { state, timers: [] };
  }
}

export type ConclusionAsked = StandingConclusion & { readonly projectId: string };

/** The year is over: the project's stream is asked, which knows whether land was allocated. */
export function whenYearIsOver(
  state: StandingConclusion | null,
  stream: string,
): readonly { readonly name: 'ExpireLandConclusion'; readonly payload: ConclusionAsked }[] {
  if (state === null) return [];
  return [{ name: 'ExpireLandConclusion', payload: { projectId: projectIdOf({ stream }), ...state } }];
}
