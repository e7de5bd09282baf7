import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { ChangeRefused } from '../platform/change-of-store/change-refused.js';
import { openStore, type OpenStore } from '../platform/change-of-store/open-store.js';
import { shownPosition } from '../platform/event-store/eventstoredb/source-position.js';
import { EventStoreDbEventLog, prefixOf } from '../platform/event-store/eventstoredb/eventstoredb-event-log.js';
import type { RegisterIdentity } from '../platform/event-store/postgres/lane-connection.js';
import { PostgresHistory } from '../platform/event-store/postgres/postgres-history.js';
import { readRegister } from '../platform/event-store/postgres/register.js';
import { realTimers } from '../platform/event-store/timers.js';
import { acceptAnomaly, NotAccepted } from '../platform/journal/accept-anomaly.js';
import { acceptedAnomalies, behindStore, journalOwner, type Behind } from '../platform/journal/journal-report.js';
import { JournalTables, type Mark } from '../platform/journal/journal-tables.js';
import { createClient } from '../platform/postgres/pool.js';
import { endingAs } from './ending.js';
import { answer, table } from './output.js';
import { globals, withRegister, type Register } from './with-register.js';

/** The copy of EventStoreDB's order that everything shown follows; only with EVENT_STORE=eventstoredb. */
export function addJournal(program: Command): void {
  const journal = program
    .command('journal')
    .description("the copy of EventStoreDB's order: state, and what it may pass");
  journal.command('status').description('where it stands, how far it is behind, why it has stopped').action(status);
  journal
    .command('accept')
    .description('let pass what it has stopped at, and nothing else; it goes on by itself')
    .requiredOption('--reason <text>', 'why; it is kept, as an event of the register')
    .addHelpText('after', ACCEPT)
    .action((options: { readonly reason: string }, command: Command) =>
      endingAs(command, { refused: [NotAccepted, ChangeRefused] }, () => accept(options, command)),
    );
}

const ACCEPT = `
For what is harmless and understood: an event with an id that is there already, bytes that are no event of the register
(both stay out of the journal), a gap (what follows it is copied), a rule by which the store removed events (after it was
taken away). A history that went backwards cannot be accepted: bring back the store that has it, or restore a backup.
Needs DATABASE_URL of the database's owner, and EVENTSTOREDB_URL. Exit codes: 0 accepted, 2 refused.`;

async function status(_options: object, command: Command): Promise<void> {
  await withRegister(globals(command), async register => {
    const { address, appRole, pool, config } = register;
    const identity = await readRegister(address, appRole);
    if (identity.store === 'postgres') {
      const state = 'unused';
      return answer(globals(command), { state }, ['The events live in PostgreSQL: there is no journal.']);
    }
    const mark = await new JournalTables(pool, identity).mark();
    const owner = await journalOwner(pool);
    const accepted = await acceptedAnomalies(pool);
    const behind = config.store.eventStoreDb === null ? null : await askStore(register, identity, mark);
    const state = mark.stopped !== null ? 'stopped' : owner === null ? 'nobody copies' : 'running';
    if (mark.stopped !== null) process.exitCode = 1;
    const place = (position: Mark['considered']): string | null => (position === null ? null : shownPosition(position));
    answer(
      globals(command),
      {
        state,
        owner,
        considered: place(mark.considered),
        last: mark.last === null ? null : { ...mark.last, position: place(mark.last.position) },
        behind,
        stopped: mark.stopped,
        stoppedAt: place(mark.stoppedAt),
        accepted: accepted.map(each => ({ ...each, position: shownPosition(each.position) })),
      },
      [
        ...table(
          ['STATE', state],
          [
            ['OWNER', owner ?? 'nobody'],
            ['CONSIDERED', place(mark.considered) ?? 'nothing yet'],
            ['LAST COPIED', mark.last === null ? 'nothing yet' : `${mark.last.stream} at ${mark.last.revision}`],
            ['BEHIND', behind === null ? 'unknown: EVENTSTOREDB_URL is not set' : shownBehind(behind)],
            ...(mark.stopped === null ? [] : [['STOPPED', `${mark.stopped} (${place(mark.stoppedAt)})`]]),
          ],
        ),
        ...(accepted.length === 0 ? [] : ['', ...table(ACCEPTED, accepted.map(shownAccepted))]),
      ],
    );
  });
}

const ACCEPTED = ['ACCEPTED AT', 'BY', 'POSITION', 'FOUND', 'REASON'];

const shownAccepted = (each: Awaited<ReturnType<typeof acceptedAnomalies>>[number]): readonly string[] => [
  each.acceptedAt,
  each.acceptedBy,
  shownPosition(each.position),
  each.found,
  each.reason,
];

function shownBehind({ events, isMore, seconds }: Behind): string {
  return events === 0 ? 'nothing' : `${isMore ? 'more than ' : ''}${events} events, ${Math.round(seconds)} s`;
}

async function askStore({ config }: Register, { registerId }: RegisterIdentity, { considered }: Mark): Promise<Behind> {
  const { store, close } = await openStore(config);
  try {
    return await behindStore(store, prefixOf(registerId), considered);
  } finally {
    close();
  }
}

async function accept({ reason }: { readonly reason: string }, command: Command): Promise<void> {
  await withRegister(globals(command), async register => {
    const identity = await readRegister(register.address, register.appRole);
    if (identity.store === 'postgres') throw new NotAccepted('The events live in PostgreSQL: there is no journal.');
    const opened = await openStore(register.config);
    try {
      const accepted = await acceptWith(register, identity, opened, reason);
      answer(globals(command), { ok: true, ...accepted }, [
        `Accepted: ${accepted.found} (${accepted.position}). The journal goes on by itself; see qadam journal status.`,
      ]);
    } finally {
      opened.close();
    }
  });
}

async function acceptWith(
  { address, appRole, config }: Register,
  register: RegisterIdentity,
  { store }: OpenStore,
  reason: string,
): ReturnType<typeof acceptAnomaly> {
  const history = new PostgresHistory({ address, register, role: appRole, readers: 2, timers: realTimers });
  const prefix = prefixOf(register.registerId);
  const { deadlineMs } = config.store;
  const log = new EventStoreDbEventLog({ store, prefix, history, register, deadlineMs });
  const owner = createClient(address, { applicationName: 'qadam-journal-accept' });
  try {
    await owner.connect();
    const tables = new JournalTables(history.pool, register);
    return await acceptAnomaly({ tables, log, store, register, owner, reason, by: `cli:${userInfo().username}` });
  } finally {
    await owner.end();
    await log.close();
  }
}
