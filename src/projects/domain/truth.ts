import { corrected, type ToldProjectEvent } from './retelling.js';

/**
 * `state(k, d)` of time-modes.md, as the history to fold: of a prefix of the stream, what was true by the end of a day.
 * Corrections are applied to their targets whatever their own date, voided facts are gone, and facts stand in the order
 * in which they happened: by business date, then as they were recorded.
 */
export function trueBy<Fact extends ToldProjectEvent>(prefix: readonly Fact[], day: string): readonly Fact[] {
  return corrected(prefix)
    .filter(({ occurredOn }) => occurredOn <= day)
    .map((fact, index) => ({ fact, index }))
    .sort((a, b) => (a.fact.occurredOn === b.fact.occurredOn ? a.index - b.index : before(a.fact, b.fact)))
    .map(({ fact }) => fact);
}

const before = (a: ToldProjectEvent, b: ToldProjectEvent): number => (a.occurredOn < b.occurredOn ? -1 : 1);
