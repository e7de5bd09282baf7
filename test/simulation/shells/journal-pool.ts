import type { Pool } from 'pg';
import type { SourcePosition } from '../../../src/platform/event-store/eventstoredb/transport.js';
import { pruneClaims } from '../servers/claims-functions.js';
import { copyIn, moveMark, rowsIn, stopJournal } from '../servers/journal-functions.js';
import { atomically, type Tables } from '../servers/tables.js';
import type { World } from '../world.js';
import { fenced } from '../register/fenced.js';
import type { DatabaseLine } from './database-line.js';

type Row = Readonly<Record<string, unknown>>;
type Asked = string | { readonly name: string; readonly values: readonly unknown[] };

/** The statements of JournalTables, over the model of what they call. */
export function journalPool(world: World, line: DatabaseLine): Pool {
  const answer = (name: string, values: readonly unknown[], tables: Tables): readonly Row[] => {
    switch (name) {
      case 'journal-mark':
        return [markOf(tables)];
      case 'journal-known':
        return knownOf(tables, values);
      case 'journal-copy':
        return [{ head: copy(world, tables, values) }];
      case 'select es.prune_claims()':
        if (pruneClaims(tables, world.clock)) world.saw('claims of copied commands were taken away');
        return [];
      case 'select es.stop_journal($1, $2, $3, $4)':
        stopJournal(tables, values[0] as number, values[1] as string);
        return [];
      default:
        throw new Error(`nobody knows the statement ${name}`);
    }
  };
  const query = async (asked: Asked, values: readonly unknown[] = []): Promise<{ readonly rows: readonly Row[] }> => {
    const name = typeof asked === 'string' ? asked : asked.name;
    const given = typeof asked === 'string' ? values : (asked.values ?? []);
    return { rows: await line.ask(name, tables => answer(name, given, tables)) };
  };
  return { query } as unknown as Pool;
}

function copy(world: World, tables: Tables, values: readonly unknown[]): string {
  const [batch, epoch, fromCommit, fromPrepare, toCommit, toPrepare] = values as [string, number, ...string[]];
  const rows = rowsIn(batch);
  const page = { rows, epoch, from: position(fromCommit, fromPrepare), to: position(toCommit, toPrepare) };
  if (rows.length === 0) world.saw('the journal moved over events of strangers');
  if (rows.some(({ commandId }) => tables.commands.has(commandId))) {
    world.saw('a command came into the journal in two pages');
  }
  if (world.breaks.journalWithoutCompare === true) atomically(tables, () => moveMark(tables, page));
  else fenced(world, 'journal', () => copyIn(tables, page));
  return String(tables.events.length);
}

function markOf({ journal, events }: Tables): Row {
  const last = events.at(-1);
  return {
    commit_position: journal.mark?.commit.toString() ?? null,
    prepare_position: journal.mark?.prepare.toString() ?? null,
    last_stream: last?.stream ?? null,
    last_revision: last?.revision.toString() ?? null,
    last_event_id: last?.eventId ?? null,
    last_commit: null,
    last_prepare: null,
    stopped: journal.stopped,
  };
}

function knownOf(tables: Tables, values: readonly unknown[]): readonly Row[] {
  const [streams, ids] = values as [readonly string[], readonly string[]];
  return [
    ...streams.flatMap(name => {
      const held = tables.streams.get(name)?.length ?? 0;
      return held === 0 ? [] : [{ kind: 'stream', name, value: String(held - 1) }];
    }),
    ...ids.filter(id => tables.eventIds.has(id)).map(name => ({ kind: 'event', name, value: '' })),
  ];
}

function position(commit: string | null | undefined, prepare: string | null | undefined): SourcePosition | null {
  if (typeof commit !== 'string' || typeof prepare !== 'string') return null;
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}
