import { unchanged } from '../../../kernel/eventsourcing/decider.js';
import type {
  CorrectionRejected,
  CorrectionRequested,
  CorrectionsEvent,
  FigureCorrected,
} from './corrections.events.js';
import type { PeriodLockOverridden } from './period-lock.events.js';
import { factWithId, newestFirst, withFact, type Facts } from '../facts.js';

/** Corrections asked for and decided on, by correction id; and who opened what is published. */
export interface Corrections {
  readonly requested: Facts<CorrectionRequested['data']>;
  readonly corrected: Facts<FigureCorrected['data']>;
  readonly rejected: Facts<CorrectionRejected['data']>;
  /** By override id: what lets steps be dated into published periods (X21). */
  readonly periodOverrides: Facts<PeriodLockOverridden['data']>;
}

export const nothingCorrected: Corrections = {
  requested: null,
  corrected: null,
  rejected: null,
  periodOverrides: null,
};

export function evolveCorrections(corrections: Corrections, event: CorrectionsEvent): Corrections {
  switch (event.type) {
    case 'CorrectionRequested':
      return { ...corrections, requested: withFact(corrections.requested, event.data.correctionId, event.data) };
    case 'FigureCorrected':
      return { ...corrections, corrected: withFact(corrections.corrected, event.data.correctionId, event.data) };
    case 'CorrectionRejected':
      return { ...corrections, rejected: withFact(corrections.rejected, event.data.correctionId, event.data) };
    case 'PeriodLockOverridden': {
      const { overrideId } = event.data;
      return { ...corrections, periodOverrides: withFact(corrections.periodOverrides, overrideId, event.data) };
    }
    default:
      return unchanged(corrections, event);
  }
}

/** The last correction of a figure; null when what was recorded stands. */
export function lastCorrectionOf(
  corrections: Corrections,
  eventId: string,
  pointer: string,
): FigureCorrected['data'] | null {
  for (const done of newestFirst(corrections.corrected))
    if (done.target.eventId === eventId && done.pointer === pointer) return done;
  return null;
}

/** A request nobody has decided on. */
export function openRequest(
  corrections: Corrections,
  eventId: string,
  pointer: string,
): CorrectionRequested['data'] | null {
  for (const request of newestFirst(corrections.requested))
    if (request.target.eventId === eventId && request.pointer === pointer && isOpen(corrections, request))
      return request;
  return null;
}

const isOpen = (corrections: Corrections, { correctionId }: { readonly correctionId: string }): boolean =>
  factWithId(corrections.corrected, correctionId) === null && factWithId(corrections.rejected, correctionId) === null;
