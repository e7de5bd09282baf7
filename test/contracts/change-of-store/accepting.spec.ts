import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventCatalogue } from '../../../src/event-catalogue.js';
import { PROJECT_ROOT } from '../../../src/platform/config/data-dir.js';
import type { Journal } from '../../../src/platform/journal/journal.js';
import { cli, type Ended } from '../backup/cli-process.js';
import { aCommand, at } from '../event-log/commands.js';
import { AMove, until, work } from './support.js';

const NOTE = { type: 'Note', data: '{}', metadata: '{}' };

describe('what the journal has stopped at', () => {
  let move: AMove;
  let journal: Journal;
  beforeEach(async () => {
    move = await AMove.begin();
    await move.looksStarted();
    await work(move.inPostgres(), 4);
    await move.forth();
    journal = move.aJournal();
  });
  afterEach(() => move.end());

  const run = (...args: readonly string[]): Promise<Ended> => cli(move.environment(), '--json', 'journal', ...args);
  const told = ({ out, err }: Ended): Record<string, unknown> => {
    if (out === '') throw new Error(err);
    return JSON.parse(out) as Record<string, unknown>;
  };
  const stopped = (): Promise<void> => until('the journal stops', () => journal.status.state === 'stopped');

  it('is let pass by an operator, whose reason is an event of the register, and the journal goes on by itself', async () => {
    const running = await run('status');
    expect([running.code, told(running)]).toEqual([
      0,
      expect.objectContaining({
        state: 'running',
        stopped: null,
        behind: { events: 0, isMore: false, seconds: 0 },
        accepted: [],
      }),
    ]);
    expect((await run('accept', '--reason', 'none')).code).toBe(2);

    const head = await move.head();
    move.standIn.putForeign(`${move.prefix}project-note`, [NOTE]);
    const { commit } = move.stored().at(-1)!;
    const position = `C:${commit}/P:${commit}`;
    await stopped();
    const there = move.inEventStoreDb();
    const { stream } = await there.append(aCommand());
    const standing = await run('status');
    const found = expect.stringMatching(/^unreadable: project-note at 0 holds .*, Note, /);
    expect([standing.code, told(standing)]).toEqual([
      1,
      expect.objectContaining({
        state: 'stopped',
        stopped: found,
        stoppedAt: position,
        behind: expect.objectContaining({ events: 2 }),
      }),
    ]);

    const accepting = await run('accept', '--reason', 'a note, see the minutes');
    expect([accepting.code, told(accepting)]).toEqual([
      0,
      expect.objectContaining({ ok: true, reason: 'a note, see the minutes', found, position }),
    ]);
    await until('the journal goes on', async () => (await there.positionOf(stream, 0)) === head + 1);
    await until('it was recorded', async () => (await there.positionOf('audit-log', 0)) === head + 2);
    const [event] = await there.readHistory('audit-log');
    expect(eventCatalogue.decode(event!)).toEqual([
      {
        type: 'JournalAnomalyAccepted',
        data: {
          reason: 'a note, see the minutes',
          found,
          position,
          acceptedBy: expect.stringMatching(/^cli:/),
          acceptedAt: expect.any(String),
        },
      },
    ]);
    expect(
      await move.ask('select reason, found, accepted_by, commit_position::text as at from es.journal_accepted'),
    ).toEqual([
      { reason: 'a note, see the minutes', found, accepted_by: expect.stringMatching(/^cli:/), at: String(commit) },
    ]);
    const after = await run('status');
    expect([after.code, told(after)['accepted']]).toEqual([0, [expect.objectContaining({ position, found })]]);
  }, 60_000);

  it('is accepted once, and nothing that came after it', async () => {
    move.standIn.putForeign(`${move.prefix}project-note`, [NOTE, NOTE]);
    await stopped();
    const first = journal.status.reason;
    expect((await run('accept', '--reason', 'the first')).code).toBe(0);
    await until('it stops at the next', () => journal.status.state === 'stopped' && journal.status.reason !== first);
    expect((await move.ask('select from es.journal_accepted')).length).toBe(1);
    const [row] = await move.ask<{ stopped: string; at: string }>(
      'select stopped, stopped_at_commit::text as at from es.journal',
    );
    // Somebody else was quicker: what stands there now was never looked at.
    await expect(
      move.ask(`select es.accept_anomaly($1, $2::numeric - 1, $2::numeric - 1, 'r', 'me')`, [row!.stopped, row!.at]),
    ).rejects.toMatchObject({ code: 'QD005' });
  }, 60_000);

  it('is not accepted when history went backwards, by no way', async () => {
    move.standIn.truncate(move.standIn.events.indexOf(move.stored()[1]!));
    move.standIn.dropSubscriptions('error');
    await stopped();
    const { code, out } = await run('accept', '--reason', 'go on');
    expect([code, JSON.parse(out)]).toEqual([
      2,
      {
        ok: false,
        refused: true,
        reason: expect.stringMatching(/cannot be accepted: .* restore the register from a backup/),
      },
    ]);
    await expect(
      move.ask(`select es.accept_anomaly(stopped, stopped_at_commit, stopped_at_prepare, 'r', 'me') from es.journal`),
    ).rejects.toMatchObject({ code: 'QD005' });
    expect(await move.ask('select stopped is null as on from es.journal')).toEqual([{ on: false }]);
    expect(move.stored().some(({ type }) => type === 'JournalAnomalyAccepted')).toBe(false);
  }, 60_000);

  it('is not accepted while the store would still remove events', async () => {
    const rule = (data: string): void =>
      move.standIn.putForeign(`$$${move.prefix}project-1`, [{ type: '$metadata', data }]);
    rule('{"$maxCount":3}');
    await stopped();
    const { code, out } = await run('accept', '--reason', 'go on');
    expect([code, JSON.parse(out)]).toEqual([
      2,
      {
        ok: false,
        refused: true,
        reason: 'The store would still remove events of project-1: take its metadata away first.',
      },
    ]);
    rule('{}');
    expect((await run('accept', '--reason', 'taken away')).code).toBe(0);
    const there = move.inEventStoreDb();
    const head = await move.head();
    const { stream } = await there.append(aCommand({ expected: at(-1) }));
    await until('the journal goes on', async () => ((await there.positionOf(stream, 0)) ?? 0) > head);
  }, 60_000);

  it('is not accepted by a command that was killed half-way, and the next one stands by what that one recorded', async () => {
    move.standIn.putForeign(`${move.prefix}project-note`, [NOTE]);
    await stopped();
    const armed = ['test/support/typescript-hooks.mjs', 'test/contracts/projections/killing/arm.mjs'];
    const environment = {
      ...move.environment(),
      NODE_OPTIONS: armed.map(file => `--import ${join(PROJECT_ROOT, file)}`).join(' '),
      KILL_AT: 'journal.acceptance-recorded',
    };
    const { code, out } = await cli(environment, 'journal', 'accept', '--reason', 'said first');
    expect([code, out]).toEqual([null, '']);
    expect(await move.ask('select stopped is null as on from es.journal')).toEqual([{ on: false }]);
    expect(told(await run('accept', '--reason', 'said again'))).toMatchObject({ ok: true, reason: 'said first' });
    expect(await move.ask('select reason from es.journal_accepted')).toEqual([{ reason: 'said first' }]);
    const there = move.inEventStoreDb();
    await until('it was recorded', async () => (await there.positionOf('audit-log', 0)) !== null);
    expect((await there.readHistory('audit-log')).length).toBe(1);
  }, 60_000);

  it('is accepted by the owner of the database alone', async () => {
    await move.ask('create role nobody_else nologin').catch(() => undefined);
    const [may] = await move.ask(
      `select bool_or(has_function_privilege('nobody_else', p.oid, 'execute')) as stranger,
              bool_or(has_function_privilege('qadam_app', p.oid, 'execute')) as app
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = 'es' and p.proname in ('accept_anomaly', 'turn_over', 'turn_to_eventstoredb', 'turn_to_postgres')`,
    );
    expect(may).toEqual({ stranger: false, app: false });
  });
});
