import { projectTruth } from '../../projects/index.js';
import type { MeasuredEvent } from './measured-event.js';
import { measuredProject, type MeasuredProject } from './measured-project.js';

/** A fact of a history that is told again. */
export type ToldOnce = MeasuredEvent & { readonly eventId: string };

/**
 * Whether the project has to be told again to know what was true: something was recorded after what is dated later, or
 * a decision was annulled. Of all others the row says it already, since formulas leave out what is dated after the day.
 */
export function orderMatters({ appeals, record: { said } }: MeasuredProject): boolean {
  if (appeals.some(({ ended }) => ended?.how === 'upheld')) return true;
  // Three numbers a fact; the first is its day.
  for (let at = 3; at < said.length; at += 3) if ((said[at] ?? 0) < (said[at - 3] ?? 0)) return true;
  return false;
}

/** The row by what was true at the end of the day (time-modes.md); undefined: nothing was registered by then. */
export function rowInTruth(history: readonly ToldOnce[], on: string): MeasuredProject | undefined {
  const told = projectTruth.retold(history) as readonly ToldOnce[];
  return told
    .filter(({ occurredOn }) => occurredOn <= on)
    .reduce<MeasuredProject | undefined>(measuredProject, undefined);
}
