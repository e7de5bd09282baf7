import type { Retelling } from '../../kernel/eventsourcing/retelling.js';
import type { DecisionAnnulled, ProjectEvent } from './project.events.js';
import { corrected, projectRetelling, type ToldProjectEvent } from './corrections/retelling.js';

/**
 * The history in the order in which things were, not in which they were said (time-modes.md, "Definition"): every
 * target as its last correction has it, what never was left out, a decision annulled from the beginning left out with
 * it, the rest by business date and, on one day, by revision. A fact dated before the proposal stands behind it: a
 * project is told from its proposal on, though the delegation may have been met before.
 *
 * Nothing rests on a decision that can be annulled (a refusal, a cancellation, a silence), so nothing else goes with
 * it; land that went back because of it stays where it went, from the day of the annulment.
 */
export function inTruth<Fact extends ToldProjectEvent>(history: readonly Fact[]): readonly Fact[] {
  const told = withoutAnnulled(corrected(history));
  const proposedOn = told.find(({ type }) => type === 'ProposalRegistered')?.occurredOn ?? '';
  const placed = told.map(fact => ({ fact, on: fact.occurredOn < proposedOn ? proposedOn : fact.occurredOn }));
  // Sorting keeps what is equal in its order, and the history is in the order of revisions.
  return placed.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).map(({ fact }) => fact);
}

/** What was true at the end of that day. */
export function inTruthOn<Fact extends ToldProjectEvent>(history: readonly Fact[], day: string): readonly Fact[] {
  const told = inTruth(history);
  if (!told.some(({ type, occurredOn }) => type === 'ProposalRegistered' && occurredOn <= day)) return [];
  return told.filter(({ occurredOn }) => occurredOn <= day);
}

/** For rows that are kept in the order of business dates. */
export const projectTruth: Retelling<ProjectEvent> = {
  retells: event => projectRetelling.retells(event) || (event.type === 'DecisionAnnulled' && neverWas(event.data)),
  retold: inTruth,
};

const neverWas = ({ effect }: DecisionAnnulled['data']): boolean => effect === 'from_the_beginning';

function withoutAnnulled<Fact extends ToldProjectEvent>(history: readonly Fact[]): readonly Fact[] {
  const gone = new Set<Fact>();
  for (const [index, fact] of history.entries()) {
    if (fact.type !== 'DecisionAnnulled' || !neverWas(fact.data)) continue;
    const { annulled } = fact.data;
    const decision = history.slice(0, index).findLast(earlier => isDecision(earlier, annulled));
    if (decision !== undefined) gone.add(decision);
  }
  return gone.size === 0 ? history : history.filter(fact => !gone.has(fact));
}

function isDecision(fact: ProjectEvent, { kind, decisionNumber }: DecisionAnnulled['data']['annulled']): boolean {
  switch (kind) {
    case 'rejection':
      return fact.type === 'ProposalRejected' && fact.data.decision.number === decisionNumber;
    case 'cancellation':
      return fact.type === 'ProjectCancelled' && fact.data.decision.number === decisionNumber;
    case 'deemed_refusal':
      return fact.type === 'RefusalDeemed';
  }
}
