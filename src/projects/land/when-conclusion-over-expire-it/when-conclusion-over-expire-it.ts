import { dayCorrected } from '../../domain/corrections/corrected-day.js';
import { projectIdOf } from '../../domain/land/holdings.js';
import { endOfTerm } from '../../domain/land/land-terms.js';
import type {
  FigureCorrected,
  LandCommissionConcluded,
  LandConclusionExpired,
  ProjectCancelled,
} from '../../domain/project.events.js';

export type ConclusionFact = LandCommissionConcluded | LandConclusionExpired | ProjectCancelled | FigureCorrected;
export type Watched = ConclusionFact & { readonly eventId: string; readonly recordedAt: string };

/** The positive conclusion that land may be allocated by. */
export interface StandingConclusion {
  /** The event that says so: what a correction names. */
  readonly eventId: string;
  readonly protocolNo: string;
  readonly validUntil: string;
}

export const CONCLUSION_OVER = 'conclusion-over';

interface Reaction {
  readonly state: StandingConclusion | null;
  readonly timers: readonly { readonly name: string; readonly due: string | null }[];
}

const NOTHING_STANDS: Reaction = { state: null, timers: [{ name: CONCLUSION_OVER, due: null }] };

/** The last conclusion counts, as it was corrected. An allocation leaves the timer alone: what was allocated may be given back before the year ends. */
export function next(state: StandingConclusion | null, event: Watched): Reaction {
  switch (event.type) {
    case 'LandCommissionConcluded': {
      const { outcome, protocolNo, validUntil } = event.data;
      if (outcome !== 'positive') return NOTHING_STANDS;
      return standing({ eventId: event.eventId, protocolNo, validUntil }, event.recordedAt);
    }
    case 'FigureCorrected': {
      const validUntil = state === null ? null : dayCorrected(event, state.eventId, '/validUntil');
      if (state === null || validUntil === null) return { state, timers: [] };
      return standing({ ...state, validUntil }, event.recordedAt);
    }
    case 'LandConclusionExpired':
    case 'ProjectCancelled':
      return NOTHING_STANDS;
    default:
      return { state, timers: [] };
  }
}

function standing(state: StandingConclusion, recordedAt: string): Reaction {
  return { state, timers: [{ name: CONCLUSION_OVER, due: endOfTerm(state.validUntil, recordedAt) }] };
}

export type ConclusionAsked = Omit<StandingConclusion, 'eventId'> & { readonly projectId: string };

/** The year is over: the project's stream is asked, which knows whether land was allocated. */
export function whenYearIsOver(
  state: StandingConclusion | null,
  stream: string,
): readonly { readonly name: 'ExpireLandConclusion'; readonly payload: ConclusionAsked }[] {
  if (state === null) return [];
  const { protocolNo, validUntil } = state;
  return [{ name: 'ExpireLandConclusion', payload: { projectId: projectIdOf({ stream }), protocolNo, validUntil } }];
}
