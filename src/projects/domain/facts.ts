/**
 * Facts that came in one after another, each under an id of its own. A linked list on purpose: adding shares all that
 * was there before, so folding a stream of 1,000 reports copies nothing, and the walk that finds one is done only by
 * the decision that asks.
 */
export type Facts<Fact> = Link<Fact> | null;

interface Link<Fact> {
  readonly id: string;
  readonly fact: Fact;
  readonly earlier: Facts<Fact>;
}

export function withFact<Fact>(facts: Facts<Fact>, id: string, fact: Fact): Facts<Fact> {
  return { id, fact, earlier: facts };
}

/** The one recorded last under this id; null when there is none. */
export function factWithId<Fact>(facts: Facts<Fact>, id: string): Fact | null {
  for (let link = facts; link !== null; link = link.earlier) if (link.id === id) return link.fact;
  return null;
}

/** Newest first. */
export function* newestFirst<Fact>(facts: Facts<Fact>): Generator<Fact> {
  for (let link = facts; link !== null; link = link.earlier) yield link.fact;
}
