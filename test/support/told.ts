import type { Told } from '../../src/kernel/eventsourcing/retelling.js';
import { projectEventReleases, type ProjectEvent } from '../../src/projects/domain/project.events.js';
import { eventsOf, type History } from './given.js';

export type ToldFact = Told<ProjectEvent> & { readonly authorId: string | null };

/** The id of the n-th event, from 0, in a history that is `told`. */
export const eventIdOf = (revision: number): string => `0e7e0000-0000-5000-a000-${String(revision).padStart(12, '0')}`;

/** A history with the place of each fact, as a handler reads it from the log. */
export function told(history: History<ProjectEvent>, authorId: string | null = null): readonly ToldFact[] {
  return eventsOf(history).map((event, revision) => ({
    ...event,
    eventId: eventIdOf(revision),
    revision,
    occurredOn: projectEventReleases[event.type].businessDate(event.data as never),
    authorId,
  }));
}
