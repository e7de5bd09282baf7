import { encode } from './row-table.js';
import type { ColumnText } from './rows-parameter.js';
import type { AnyRow } from './projection.js';
import type { Axis, Head, Line, VersionTable } from './through-time.js';

/** A version that is not written yet. Days are null on the axis `known`. */
export interface Version {
  readonly key: string;
  readonly line: string;
  readonly knownFrom: number;
  /** Of the event at `knownFrom`, in its stream. */
  readonly revision: number;
  /** Excluded; null while it is what is known. */
  knownTo: number | null;
  readonly validFrom: string | null;
  /** Excluded; null: until further notice. */
  readonly validTo: string | null;
  readonly values: readonly ColumnText[];
}

/** A written version that a later event ended. */
export interface Ended {
  readonly key: string;
  readonly line: string;
  readonly at: number;
  readonly revision: number;
  /** Up to this day it holds on; null on the axis `known`. */
  readonly day: string | null;
}

/** Where an event stands. */
interface Place {
  readonly position: number;
  readonly revision: number;
}

/** What one event does to the row of one key. */
export interface Told extends Place {
  readonly key: string;
  readonly before: Head | null;
  readonly after: Head | null;
  /** The heads after each fact told again, in the order of days; null where the event came in order. */
  readonly days: readonly Head[] | null;
}

/**
 * The versions of one table between two commits, in memory until they are written: what a later event of the same page
 * ends is never open in the database. Pure.
 */
export class VersionChanges {
  readonly fresh: Version[] = [];
  readonly ended: Ended[] = [];
  /** Keys of which everything written is ended, and where. */
  readonly endedWhole = new Map<string, number>();
  private readonly open = new Map<string, Map<string, Version[]>>();
  private readonly properties: readonly string[];

  constructor(
    private readonly table: VersionTable,
    private readonly axis: Axis,
  ) {
    this.properties = Object.keys(table.columns);
  }

  tell(told: Told): void {
    if (told.days !== null && this.axis === 'true') this.tellAgain(told);
    else this.tellOn(told);
  }

  /** In order: what changed ends here, and what it is now begins. */
  private tellOn(told: Told): void {
    const { key, before, after } = told;
    if (before?.row === after?.row) return;
    const old = this.linesOf(before);
    const now = this.linesOf(after);
    const day = this.axis === 'true' ? (after ?? before)!.until : null;
    for (const [line, values] of old) if (!same(values, now.get(line))) this.end(key, line, told, day);
    for (const [line, values] of now) if (!same(values, old.get(line))) this.begin(key, line, told, day, null, values);
  }

  /** The whole line of days once more; what was written of it stays what was known until now. */
  private tellAgain(told: Told): void {
    const { key, position, days } = told;
    for (const versions of this.open.get(key)?.values() ?? [])
      for (const version of versions) version.knownTo ??= position;
    this.open.delete(key);
    if (!this.endedWhole.has(key)) this.endedWhole.set(key, position);
    const standing = new Map<string, { from: string; values: readonly ColumnText[] }>();
    const until = (line: string, to: string | null): void => {
      const { from, values } = standing.get(line)!;
      this.begin(key, line, told, from, to, values);
      standing.delete(line);
    };
    for (const head of lastOfEachDay(days!)) {
      const now = this.linesOf(head);
      for (const [line, { values }] of [...standing]) if (!same(values, now.get(line))) until(line, head.until);
      for (const [line, values] of now) if (!standing.has(line)) standing.set(line, { from: head.until, values });
    }
    for (const line of [...standing.keys()]) until(line, null);
  }

  private end(key: string, line: string, place: Place, day: string | null): void {
    const { position, revision } = place;
    const versions = this.open.get(key)?.get(line) ?? [];
    const last = versions.find(({ knownTo, validTo }) => knownTo === null && validTo === null);
    if (last === undefined) {
      this.ended.push({ key, line, at: position, revision, day });
      return;
    }
    last.knownTo = position;
    if (day !== null && last.validFrom! < day) this.begin(key, line, place, last.validFrom, day, last.values);
  }

  private begin(
    key: string,
    line: string,
    { position, revision }: Place,
    validFrom: string | null,
    validTo: string | null,
    values: readonly ColumnText[],
  ): void {
    const version: Version = { key, line, knownFrom: position, revision, knownTo: null, validFrom, validTo, values };
    this.fresh.push(version);
    let lines = this.open.get(key);
    if (lines === undefined) this.open.set(key, (lines = new Map()));
    const versions = lines.get(line);
    if (versions === undefined) lines.set(line, [version]);
    else versions.push(version);
  }

  private linesOf(head: Head | null): ReadonlyMap<string, readonly ColumnText[]> {
    if (head === null) return new Map();
    return new Map(this.table.linesOf(head.row).map(({ name, values }: Line) => [name, this.encoded(values)]));
  }

  private encoded(values: AnyRow): readonly ColumnText[] {
    return this.properties.map(property => encode(values[property], this.table.columns[property]!, property));
  }
}

function lastOfEachDay(heads: readonly Head[]): readonly Head[] {
  return heads.filter(({ until }, index) => heads[index + 1]?.until !== until);
}

function same(a: readonly ColumnText[], b: readonly ColumnText[] | undefined): boolean {
  return b !== undefined && a.every((value, index) => value === b[index]);
}
