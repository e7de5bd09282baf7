import type { ClientBase } from 'pg';
import { failpoint } from '#failpoint';
import { asError, isTransient, LostOwnership } from './errors.js';
import type { Generation } from './generation.js';
import { prepared } from './prepared.js';

/** One projection's rows cannot be written; the others in the transaction are innocent. */
export class WriteFault extends Error {
  override readonly name = 'WriteFault';
  constructor(
    readonly generation: Generation,
    override readonly cause: Error,
  ) {
    super(cause.message, { cause });
  }
}

/**
 * Rows, parked positions and checkpoints of several generations in one transaction: all of it or nothing.
 * The checkpoint moves by compare-and-set on old position and epoch; when one did not, somebody else owns the work and
 * everything is rolled back. Not synchronous: after a crash rows and checkpoint are old together and are made again.
 * @throws WriteFault nothing is written, and one generation is to blame
 * @throws LostOwnership nothing is written, and nothing may be tried again under this epoch
 */
export async function commitPage(
  client: ClientBase,
  generations: readonly Generation[],
  epoch: number,
  also?: () => Promise<unknown>,
): Promise<void> {
  // What is folded while this is under way belongs to the next transaction.
  for (const generation of generations) generation.cutOff();
  try {
    await client.query('begin; set local synchronous_commit = off');
    for (const generation of generations) {
      try {
        await generation.write(client);
      } catch (error) {
        throw isTransient(error) ? error : new WriteFault(generation, asError(error));
      }
    }
    failpoint('projection.rows-written');
    await moveCheckpoints(client, generations, epoch);
    await also?.();
    failpoint('projection.checkpoint-moved');
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    for (const generation of generations) generation.takeBack();
    throw error;
  }
  failpoint('projection.committed');
  for (const generation of generations) generation.settle();
}

async function moveCheckpoints(client: ClientBase, generations: readonly Generation[], epoch: number): Promise<void> {
  const { rowCount } = await prepared(
    client,
    `update rm.projection_generation as kept
        set position = page.reached, event_id = page.event_id, event_recorded_at = page.recorded_at,
            streams_known = page.known, state = page.state, last_error = page.last_error
       from unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[], $5::uuid[], $6::timestamptz[], $7::bigint[],
                   $8::text[], $9::text[])
            as page (name, generation, stood, reached, event_id, recorded_at, known, state, last_error)
      where kept.name = page.name and kept.generation = page.generation
        and kept.position = page.stood and kept.epoch = $10`,
    [
      generations.map(each => each.name),
      generations.map(each => each.number),
      generations.map(each => each.committed.position),
      generations.map(each => each.written.reached.position),
      generations.map(each => each.written.reached.eventId),
      generations.map(each => each.written.reached.recordedAt),
      generations.map(each => each.written.known),
      generations.map(each => each.state),
      generations.map(each => each.lastError),
      epoch,
    ],
  );
  if (rowCount !== generations.length)
    throw new LostOwnership(`${generations.length - (rowCount ?? 0)} checkpoints moved under epoch ${epoch}`);
}
