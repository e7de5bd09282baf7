import type { World } from '../world.js';
import { STRANGER } from '../servers/event-store.js';

/** A timer of a later day is a term of the law that nobody here lives to see; those of this day are still to fire. */
const LATER_MS = 24 * 3_600_000;

/** Nothing is left to do by itself: everything is copied and followed, no timer runs, every command is answered. */
export function isSettled(world: World): boolean {
  const { tables } = world;
  const stored =
    world.home === 'postgres'
      ? tables.events.length
      : world.store.all.reduce((count, { stream }) => count + (stream.startsWith(STRANGER) ? 0 : 1), 0);
  if (tables.events.length !== stored) return false;
  for (const { position } of tables.followers.values()) if (position !== stored) return false;
  if (tables.followers.size === 0) return false;
  const later = world.clock + LATER_MS;
  for (const { due } of tables.timers.values()) if (Date.parse(due) <= later) return false;
  for (const { answer } of tables.outbox.values()) if (answer === null) return false;
  return true;
}

/** What keeps a world from its rest. */
export function whatIsLeft({ tables, store }: World, everybodyIsDone: boolean): string {
  const unanswered = [...tables.outbox.values()].filter(({ answer }) => answer === null).length;
  const behind = [...tables.followers].map(([name, { position }]) => `${name} at ${position}`);
  return (
    `not at rest: ${everybodyIsDone ? '' : 'clients wait, '}${store.all.length} events in the store, ` +
    `${tables.events.length} in the journal, ${tables.timers.size} timers, ${unanswered} to be sent, ${behind.join(', ')}`
  );
}
