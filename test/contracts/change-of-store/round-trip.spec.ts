import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aCommand, at } from '../event-log/commands.js';
import { AMove, until, work } from './support.js';

describe('a register that moves to EventStoreDB', () => {
  let move: AMove;
  beforeEach(async () => {
    move = await AMove.begin();
  });
  afterEach(() => move.end());

  it('has every event there, in the order of positions, and the tables stay as they are', async () => {
    await work(move.inPostgres(), 30);
    const before = await move.rows();
    const head = await move.head();
    const changed = await move.forth();
    expect(changed).toEqual({
      turned: true,
      registerId: move.registerId,
      events: head,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await move.rows()).toEqual(before);
    const kept = await move.ask<Record<string, string>>(
      'select stream_id, revision::text, event_id::text, type, data, meta from es.event order by position',
    );
    const stored = move.stored().map(event => ({
      stream_id: event.stream.slice(move.prefix.length),
      revision: String(event.revision),
      event_id: event.id,
      type: event.type,
      data: event.data.toString(),
      meta: event.metadata.toString(),
    }));
    expect(stored).toEqual(kept);
    expect(stored.length).toBeGreaterThan(40);
    expect((await move.identity()).store).toBe('eventstoredb');
    const last = move.stored().at(-1)!;
    const [journal] = await move.ask(
      `select commit_position::text, prepare_position::text, last_stream, last_revision::text, last_event_id,
              last_commit::text, last_prepare::text, stopped from es.journal`,
    );
    expect(journal).toEqual({
      commit_position: String(last.commit),
      prepare_position: String(last.prepare),
      last_stream: last.stream.slice(move.prefix.length),
      last_revision: String(last.revision),
      last_event_id: last.id,
      last_commit: String(last.commit),
      last_prepare: String(last.prepare),
      stopped: null,
    });
    expect(await move.ask('select from_store, to_store, copied::text, log_sha256 from es.change_of_store')).toEqual([
      { from_store: 'postgres', to_store: 'eventstoredb', copied: String(head), log_sha256: changed.sha256 },
    ]);
    expect(await move.forth()).toMatchObject({ turned: false });
  });

  it('sends what one command recorded in one append', async () => {
    const log = move.inPostgres();
    const stream = 'project-1';
    await log.append(aCommand({ stream, events: 3 }));
    await log.append(aCommand({ stream, expected: at(2), events: 2 }));
    await log.append(aCommand({ events: 1 }));
    await move.forth();
    const appends = move.standIn.calls.filter(call => call.method === 'append' && call.stream?.startsWith(move.prefix));
    expect(appends.length).toBe(3);
  });

  it('goes on there: positions, answers to old keys, and nothing twice', async () => {
    const log = move.inPostgres();
    const first = aCommand({ stream: 'project-1', events: 2 });
    const nothing = aCommand({ stream: 'project-1', expected: at(1), events: 0 });
    const answers = [await log.append(first), await log.append(nothing)];
    await work(log, 10);
    const head = await move.head();
    await move.forth();

    const there = move.inEventStoreDb();
    move.aJournal();
    for (const [index, command] of [first, nothing].entries()) {
      const { lastPosition: _, ...answer } = answers[index]!;
      expect(await there.append(command)).toMatchObject({ ...answer, duplicate: true });
    }
    await expect(there.append({ ...first, fingerprint: '00'.repeat(32) })).rejects.toThrow(/fingerprint/);
    const next = aCommand({ stream: 'project-1', expected: at(1) });
    expect(await there.append(next)).toMatchObject({ lastRevision: 2, duplicate: false });
    await until('the journal has it', async () => (await there.positionOf('project-1', 2)) !== null);
    expect(await there.positionOf('project-1', 2)).toBe(head + 1);
    expect(move.stored().length).toBe(head + 1);
    await expect(log.append(aCommand())).rejects.toMatchObject({ name: 'WrongStore' });
    expect((await there.readHistory('project-1')).map(({ position }) => position)).toEqual([1, 2, head + 1]);
  });

  it('may have recorded nothing yet', async () => {
    expect(await move.forth()).toMatchObject({ turned: true, events: 0 });
    const [journal] = await move.ask('select commit_position, last_stream from es.journal');
    expect(journal).toEqual({ commit_position: null, last_stream: null });
    const there = move.inEventStoreDb();
    move.aJournal();
    const { stream } = await there.append(aCommand());
    await until('the journal has it', async () => (await there.positionOf(stream, 0)) === 1);
    expect(await move.back()).toMatchObject({ turned: true, events: 1 });
  });

  it('comes back with the same rows, and with what it recorded there', async () => {
    await work(move.inPostgres(), 20);
    const before = await move.rows();
    const head = await move.head();
    await move.forth();
    const there = move.inEventStoreDb();
    await work(there, 10);
    const quiet = aCommand({ stream: 'project-new', expected: 'none', events: 0 });
    const behind = aCommand({ stream: 'project-1', events: 2 });
    const quietLater = aCommand({ stream: 'project-1', expected: at(1), events: 0 });
    const answers = [await there.append(quiet), await there.append(behind), await there.append(quietLater)];
    const stored = move.stored().length;

    const changed = await move.back();
    expect(changed).toMatchObject({ turned: true, events: stored });
    expect(await move.back()).toMatchObject({ turned: false });
    expect(await move.head()).toBe(stored);
    const after = await move.rows(head);
    // "Nothing" with no stream is older than any position.
    const olderQuiet = (rows: readonly string[]): readonly string[] =>
      rows.filter(row => !row.includes(quiet.commandId));
    expect({
      ...after,
      'es.command': olderQuiet(after['es.command']!),
      'es.quiet_command': [],
    }).toEqual({ ...before, 'es.quiet_command': [] });
    const [oddRows] = await move.ask<{ n: string }>(
      `select count(*)::text as n from es.stream_index i join es.event e using (position)
       where (e.stream_id, e.revision, e.event_id, e.ledger_at) is distinct from (i.stream_id, i.revision, i.event_id, i.ledger_at)`,
    );
    expect(oddRows).toEqual({ n: '0' });

    const log = move.inPostgres();
    for (const [index, command] of [quiet, behind, quietLater].entries()) {
      const { lastPosition: _, ...answer } = answers[index]!;
      expect(await log.append(command)).toMatchObject({ ...answer, duplicate: true });
    }
    expect(await move.ask('select from es.claim')).toEqual([]);
    const [numbers] = await move.ask<{ dense: boolean }>(
      `select count(*) = max(number) and count(*) = (select count(*) from es.command where first_position is null) as dense
       from es.quiet_command`,
    );
    expect(numbers).toEqual({ dense: true });
    expect(await log.append(aCommand({ stream: 'project-1', expected: at(1) }))).toMatchObject({
      lastPosition: stored + 1,
    });
    await expect(there.append(aCommand())).rejects.toMatchObject({ name: 'WrongStore' });
  });
});
