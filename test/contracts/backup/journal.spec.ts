import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkFolder } from '../../../src/platform/backup/check-folder.js';
import type { AppendCommand, EventToAppend } from '../../../src/platform/event-store/event-log.js';
import { aCommand } from '../event-log/commands.js';
import { Register } from './support.js';

describe('the backup of a register whose events live in EventStoreDB', () => {
  let was: Register;
  let is: Register;
  let position = 0;
  beforeEach(async () => {
    [was, is] = [await Register.empty(), await Register.empty()];
    await was.ask(`update es.register set store = 'eventstoredb'`);
    position = 0;
  });
  afterEach(() => Promise.all([was.drop(), is.drop()]));

  /** As the journal copies them: one page, at the next places of the store's order. */
  async function copied(command: AppendCommand, events: readonly EventToAppend[], from: number): Promise<void> {
    const column = (of: (event: EventToAppend, index: number) => string | number): string =>
      events.map((event, index) => String(of(event, index))).join('\u001f');
    const first = position + 1;
    const batch = [
      column(() => command.stream), column((_, i) => from + i), column(e => e.eventId), column(e => e.type),
      column(e => e.schemaVersion), column(e => e.data), column(e => e.meta), column(e => `\\x${e.dataHash}`),
      column(e => e.actor), column(() => command.commandId), column(() => `\\x${command.fingerprint}`),
      column(e => e.correlationId), column(e => e.causationId ?? ''), column(e => e.recordedAt), column(e => e.occurredOn),
      column((_, i) => (first + i) * 100), column((_, i) => (first + i) * 100),
    ].join('\u001e'); // prettier-ignore
    const mark = position === 0 ? null : position * 100;
    position += events.length;
    await was.ask(
      `select es.copy_in($1, epoch, $2, $2, $3, $3, register_id, incarnation, store) from es.journal, es.register`,
      [batch, mark, position * 100],
    );
  }

  it('stays right when it was taken between two events of one command', async () => {
    const folder = was.newFolder();
    const [one, two, three] = [aCommand({ events: 1 }), aCommand({ events: 5 }), aCommand({ events: 2 })];
    await copied(one, one.events, 0);
    await copied(two, two.events.slice(0, 2), 0);
    await was.exportTo(folder);
    await copied(two, two.events.slice(2, 3), 2);
    await was.exportTo(folder);
    expect((await checkFolder(folder)).plan).toMatchObject({ position: 4, commands: 2 });
    await copied(two, two.events.slice(3), 3);
    await copied(three, three.events, 0);
    const { manifest } = await was.exportTo(folder);
    expect(manifest).toMatchObject({ position: 8, commands: 5, store: 'eventstoredb' });
    expect((await checkFolder(folder)).plan).toMatchObject({ position: 8, commands: 3 });
    // What was the end of the log once is the middle of a command now.
    for (const upTo of [3, 4, 5]) expect((await checkFolder(folder, { upTo })).plan.position).toBe(1);

    await is.restoreFrom(folder);
    expect(await is.rows(8)).toEqual(await was.rows());
    expect(await is.ask('select store from es.register')).toEqual([{ store: 'postgres' }]);
  });

  it('remembers in the ledger what was settled as nothing to record, and forgets claims that promised nothing', async () => {
    const command = aCommand({ stream: 'project-a', events: 2 });
    await copied(command, command.events, 0);
    const [settled, onNothing, open, lost] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const claim = (id: string, stream: string, at: number | null): Promise<unknown> =>
      was.ask(`insert into es.claim values ($1, '\\x01', $2, 0, 1, $3, now())`, [id, stream, at]);
    await claim(settled, 'project-a', 1);
    await claim(onNothing, 'project-b', -1);
    await claim(open, 'project-a', null);
    await claim(lost, 'project-a', 7);
    const folder = was.newFolder();
    await was.exportTo(folder);
    await is.restoreFrom(folder);
    const log = await is.log();
    expect(await log.findCommand(settled)).toMatchObject({ events: 0, lastPosition: 2, lastRevision: 1 });
    expect(await log.findCommand(onNothing)).toMatchObject({ events: 0, lastPosition: 0, lastRevision: -1 });
    expect([await log.findCommand(open), await log.findCommand(lost)]).toEqual([null, null]);
    expect(await is.ask('select from es.claim')).toEqual([]);
  });
});
