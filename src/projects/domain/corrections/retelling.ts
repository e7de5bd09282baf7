import type { Json } from '../../../kernel/eventsourcing/domain-event.js';
import { saying, type Retelling, type Told } from '../../../kernel/eventsourcing/retelling.js';
import { withValueAt } from './pointer.js';
import { projectEventReleases, type ProjectEvent } from '../project.events.js';

export type ToldProjectEvent = Told<ProjectEvent>;

/**
 * The history with every target replaced by its last approved correction, in the order it was recorded; voided facts are
 * gone. A correction is never filtered by its own date and corrects nothing but the original (time-modes.md,
 * "Definition").
 */
export function corrected<Fact extends ToldProjectEvent>(history: readonly Fact[]): readonly Fact[] {
  const rights = new Map<string, Map<string, string | null>>();
  for (const { type, data } of history) {
    if (type !== 'FigureCorrected') continue;
    const ofTarget = rights.get(data.target.eventId) ?? new Map<string, string | null>();
    rights.set(data.target.eventId, ofTarget.set(data.pointer, data.right));
  }
  if (rights.size === 0) return history;
  return history.flatMap(fact => {
    const right = rights.get(fact.eventId);
    if (right === undefined) return [fact];
    return right.has('') ? [] : [withRight(fact, right)];
  });
}

function withRight<Fact extends ToldProjectEvent>(fact: Fact, rights: ReadonlyMap<string, string | null>): Fact {
  let data = fact.data as Json;
  for (const [pointer, right] of rights)
    if (right !== null) data = withValueAt(data, pointer, JSON.parse(right) as Json);
  return saying(fact, data, businessDateOf(fact.type, data));
}

const businessDateOf = (type: ProjectEvent['type'], data: Json): string =>
  projectEventReleases[type].businessDate(data as never);

/** What makes a project's stream be folded anew. */
export const projectRetelling: Retelling<ProjectEvent> = {
  retells: event => event.type === 'FigureCorrected',
  retold: corrected,
};
