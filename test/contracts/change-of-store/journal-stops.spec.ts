import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AMove, until } from './support.js';

describe('a journal that runs for the time of a move', () => {
  let move: AMove;
  beforeEach(async () => {
    move = await AMove.begin();
    await move.forth();
  });
  afterEach(() => move.end());

  it('ends when it is stopped before it has begun to read', async () => {
    const journal = move.aJournal();
    await journal.stop();
    // The server hears of the end a little later than it is said.
    await until('the server is left alone', () => move.standIn.openSubscriptions() === 0);
    expect(await move.ask(`select from rm.lease where name = 'journal' and expires_at > now()`)).toEqual([]);
  });
});
