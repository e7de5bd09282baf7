import type { Client } from 'pg';
import { failpoint } from '#failpoint';
import type { Row } from './format.js';
import { lineOf } from './format.js';
import { logLines, quietLines } from './log-lines.js';
import { LogTotals } from './log-totals.js';
import type { Manifest, Totals } from './manifest.js';
import type { Progress } from './progress.js';
import { readSegment } from './read-segment.js';
import { BackupRefused } from './backup-refused.js';

export interface Imported {
  readonly head: number;
  readonly quiet: number;
}

/** Rows that go to the database in one call. */
const PAGE = 500;
const PAGE_CHARACTERS = 4 * 1024 * 1024;

/** One call of es.import_rows: rows as they were exported, the last one of each command. */
class Page {
  readonly #events: Row[] = [];
  readonly #commands = new Map<string, Row>();
  readonly #quiet: Row[] = [];
  #characters = 0;

  add(kind: string, row: Row, characters: number): void {
    if (kind === 'event') this.#events.push(row);
    else if (kind === 'command') this.#commands.set(row['command_id']!, row);
    else this.#quiet.push(row);
    this.#characters += characters;
  }

  get rows(): number {
    return this.#events.length + this.#commands.size + this.#quiet.length;
  }
  get full(): boolean {
    return this.rows >= PAGE || this.#characters >= PAGE_CHARACTERS;
  }

  toString(): string {
    return JSON.stringify({ event: this.#events, command: [...this.#commands.values()], quiet: this.#quiet });
  }
}

/**
 * The log of a backup into the database, going on where an earlier process was killed. Every call brings whole
 * commands, so that a database left halfway holds a log that could have been.
 */
export async function importLog(
  client: Client,
  folder: string,
  manifest: Manifest,
  plan: Totals,
  from: Imported,
  progress?: Progress,
): Promise<void> {
  let page = new Page();
  const send = async (): Promise<void> => {
    if (page.rows === 0) return;
    await client.query('select es.import_rows($1::json)', [page.toString()]);
    page = new Page();
    failpoint('restore.page-imported');
  };
  progress?.begin('restored', plan.position, from.head);
  for (const [index, { lastPosition }] of manifest.segments.entries()) {
    // One that brings only quiet commands ends below its beginning.
    const bringsEvents = lastPosition > from.head && manifest.segments[index]!.firstPosition <= plan.position;
    if (!bringsEvents && from.quiet >= plan.quiet) continue;
    for await (const { kind, row, text } of readSegment(folder, manifest, index)) {
      if (!isWanted(kind, row, from, plan)) continue;
      page.add(kind, row, text.length);
      if (kind === 'event') progress?.reached(Number(row['position']));
      else if (page.full) await send();
    }
  }
  await send();
  progress?.end();
}

function isWanted(kind: string, row: Row, from: Imported, plan: Totals): boolean {
  const number = Number(row[kind === 'event' ? 'position' : kind === 'command' ? 'last_position' : 'number']);
  return kind === 'quiet' ? number > from.quiet && number <= plan.quiet : number > from.head && number <= plan.position;
}

/** Reads all of it back. @throws BackupRefused when the database does not hold what the backup says */
export async function compareLog(client: Client, plan: Totals, progress?: Progress): Promise<void> {
  const found = new LogTotals();
  progress?.begin('compared', plan.position);
  for (const lines of [logLines(client, 1, plan.position), quietLines(client, 0, plan.position, plan.quiet)]) {
    for await (const { kind, row } of lines) {
      found.add(kind, row, lineOf(kind, row));
      if (kind === 'event') progress?.reached(found.position);
    }
  }
  progress?.end();
  for (const [name, value] of Object.entries(found.value)) {
    const wanted = plan[name as keyof Totals];
    if (value !== wanted) {
      throw new BackupRefused(`the database has ${name} ${String(value)} where the backup has ${String(wanted)}`);
    }
  }
}
