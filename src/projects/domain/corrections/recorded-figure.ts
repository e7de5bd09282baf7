import type { Json } from '../../../kernel/eventsourcing/domain-event.js';
import { lastCorrectionOf, type Corrections } from './corrections.js';
import type { CorrectionRequested } from './corrections.events.js';
import { canonicalText } from '../json.js';
import { valueAt } from './pointer.js';
import type { ProjectEvent } from '../project.events.js';
import { violation } from '../project.violations.js';
import type { ToldProjectEvent } from './retelling.js';

/** A fact of the project as it was recorded, which a correction is about: looked up, for events never change. */
export interface RecordedFigure {
  readonly eventId: string;
  readonly type: ProjectEvent['type'];
  readonly revision: number;
  readonly occurredOn: string;
  readonly data: Json;
  /** Null: a machine. */
  readonly authorId: string | null;
}

/** The fact with this id; null when the project has none. */
export function recordedFigure(
  history: readonly (ToldProjectEvent & { readonly authorId: string | null })[],
  eventId: string,
): RecordedFigure | null {
  const found = history.find(fact => fact.eventId === eventId);
  if (found === undefined) return null;
  const { type, revision, occurredOn, data, authorId } = found;
  return { eventId, type, revision, occurredOn, data: data as Json, authorId };
}

/** What is to be corrected is what the register says now, earlier corrections included. */
export function mustStillSay(
  { pointer, wrong }: Pick<CorrectionRequested['data'], 'pointer' | 'wrong'>,
  { eventId, data }: RecordedFigure,
  corrections: Corrections,
): void {
  if (lastCorrectionOf(corrections, eventId, '') !== null)
    throw violation('project.correction-target-void', { eventId });
  if (pointer === '') return;
  const present =
    lastCorrectionOf(corrections, eventId, pointer)?.right ?? canonicalText(valueAt(data, pointer) ?? null);
  if (present !== wrong) throw violation('project.correction-of-another-value', { pointer, present });
}
