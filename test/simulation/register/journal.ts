import type { EventInStore, SourcePosition } from '../../../src/platform/event-store/eventstoredb/transport.js';
import type { Process } from '../machinery/process.js';
import { copyIn, copyRows, ownJournal } from '../servers/journal-functions.js';
import { holdLease } from '../servers/leases.js';
import { DatabaseLine } from '../shells/database-line.js';
import type { World } from '../world.js';
import { fenced } from './fenced.js';

interface Page {
  readonly epoch: number;
  readonly from: SourcePosition | null;
  readonly to: SourcePosition | null;
  readonly events: readonly EventInStore[];
}

/**
 * One process's part in copying the store into the event tables, for ever: it owns the journal or waits, reads a page
 * beyond the mark, and hands it over with the mark it was read from. A model of `eventstoredb/journal`: its steps, its
 * fence and its awaits; the database's half is `journal-functions.ts`.
 */
export async function copyStore(world: World, process: Process): Promise<void> {
  const line = new DatabaseLine(world, process);
  for (;;) {
    await process.sleep(process.chance.between(300, 700), 'looks after the journal');
    try {
      while (await copyPage(world, process, line));
    } catch {
      // Fenced, or no answer: the next turn begins with what is in the tables by then.
    }
  }
}

/** True when there may be more. */
async function copyPage(world: World, process: Process, line: DatabaseLine): Promise<boolean> {
  const owned = await line.ask('hold the journal', (tables, clock) => {
    const epoch = holdLease(tables, 'journal', process.name, clock);
    if (epoch === null) return null;
    ownJournal(tables, epoch);
    return { epoch, from: tables.journal.mark };
  });
  if (owned === null) return false;
  const limit = 1 + process.chance.below(6);
  const { events, considered } = await readAll(world, process, owned.from, limit);
  if (considered === owned.from) return false;
  await world.sorePoint(process, 'page in hand', 4_000, 9_000);
  await handOver(world, line, { ...owned, to: considered, events });
  return true;
}

async function handOver(world: World, line: DatabaseLine, page: Page): Promise<void> {
  const { breaks } = world;
  if (breaks.earlyCheckpoint === true) {
    await line.ask('move the mark', tables => copyIn(tables, { ...page, events: [] }));
    await line.ask('copy the rows', tables => copyRows(tables, page.events));
    return;
  }
  if (breaks.journalWithoutCompare === true) {
    await line.ask('copy a page', tables => {
      fenced(world, 'journal', () => copyRows(tables, page.events));
      tables.journal = { ...tables.journal, mark: page.to };
    });
    return;
  }
  await line.ask(`copy ${page.events.length} events into the journal`, tables => {
    const known = page.events.filter(event => tables.commands.has(commandOf(event)));
    fenced(world, 'journal', () => copyIn(tables, page));
    if (known.length > 0) world.saw('a command came into the journal in two pages');
    if (page.events.length === 0) world.saw('the journal moved over events of strangers');
  });
}

async function readAll(
  world: World,
  process: Process,
  after: SourcePosition | null,
  limit: number,
): Promise<{ readonly events: readonly EventInStore[]; readonly considered: SourcePosition | null }> {
  return new Promise((resolve, reject) => {
    const silence = (): Error => new Error('the subscription dropped');
    const cancel = process.later(5_000, `${process.name}: silence`, () => reject(silence()));
    world.network
      .call({
        from: process,
        to: 'store',
        what: 'read $all',
        serve: () => world.store.readAll(after, limit),
        notSent: silence,
        broken: silence,
      })
      .then(
        page => (cancel(), resolve(page)),
        (error: unknown) => (cancel(), reject(error as Error)),
      );
  });
}

const commandOf = ({ meta }: EventInStore): string => (JSON.parse(meta ?? '{}') as { commandId: string }).commandId;
