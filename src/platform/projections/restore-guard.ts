import type { ClientBase } from 'pg';
import { LostOwnership } from './errors.js';
import type { Generation } from './generation.js';
import type { EventSource } from './tuning.js';

export const HISTORY_WENT_BACKWARDS = 'history went backwards';

/**
 * The event at the checkpoint must still be the one we saw, and the log must reach that far. After a restore of the
 * log alone neither holds, and a projection that went on would mix two histories: it stops instead, until rebuilt.
 */
export async function guardAgainstOtherHistory(
  client: ClientBase,
  source: EventSource,
  generations: readonly Generation[],
  epoch: number,
): Promise<void> {
  for (const generation of generations) {
    const { position, eventId } = generation.committed;
    if (position === 0) continue;
    const [event] = await source.readAll({ after: position - 1, upTo: position, limit: 1 });
    if (event?.eventId === eventId) continue;
    generation.state = 'stopped';
    generation.lastError = `${HISTORY_WENT_BACKWARDS}: position ${position} is ${event?.eventId ?? 'beyond the head'}, was ${eventId}`;
    await saveState(client, generation, epoch);
  }
}

/** Running, paused or stopped, outside a page. */
export async function saveState(client: ClientBase, generation: Generation, epoch: number): Promise<void> {
  const { rowCount } = await client.query(
    `update rm.projection_generation set state = $3, last_error = $4 where name = $1 and generation = $2 and epoch = $5`,
    [generation.name, generation.number, generation.state, generation.lastError, epoch],
  );
  if (rowCount !== 1) throw new LostOwnership(`${generation.name} is under another epoch than ${epoch}`);
}
