import { SqlError } from '../servers/tables.js';
import type { World } from '../world.js';

/** Counts the stale owner that a compare-and-set turns away; it may never hear of it. */
export function fenced(world: World, what: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    if (error instanceof SqlError) {
      world.saw(`a stale owner of the ${what} was fenced${error.code === '23505' ? ' by its own rows' : ''}`);
    }
    throw error;
  }
}
