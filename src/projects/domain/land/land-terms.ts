import { endOfBusinessDay } from '../../../kernel/time/business-day.js';
import { Instant } from '../../../kernel/time/instant.js';
import type { LocalDate } from '../../../kernel/time/local-date.js';
import { withFact, type Facts } from '../facts.js';
import type { LandConclusionExpired, LandDevelopmentOverdueNoted } from './land-terms.events.js';

/** Which days of the land track have passed. */
export interface LandTerms {
  /** Of the last conclusion. */
  readonly conclusionExpired: LandConclusionExpired['data'] | null;
  /** By the number of the allocation's decision. */
  readonly undeveloped: Facts<LandDevelopmentOverdueNoted['data']>;
}

export const noTermsPassed: LandTerms = { conclusionExpired: null, undeveloped: null };

export function withUndeveloped(terms: LandTerms, data: LandDevelopmentOverdueNoted['data']): LandTerms {
  return { ...terms, undeveloped: withFact(terms.undeveloped, data.decisionNo, data) };
}

const GRACE_MS = 30 * 24 * 3_600_000;

/**
 * When a day of the land track counts as passed: at its end in Almaty. What was entered after that is history, and what
 * answers it is on its way in too; but land is not kept from others for ever: it has thirty days more.
 */
export function endOfTerm(day: string, recordedAt: string): string {
  const end = endOfBusinessDay(day as LocalDate);
  if (recordedAt < end) return end;
  return Instant.fromEpochMilliseconds(Instant.toEpochMilliseconds(Instant.parse(recordedAt)) + GRACE_MS);
}
