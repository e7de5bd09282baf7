import type { ClientBase, Pool } from 'pg';
import { CellDeltas } from '../cell-table.js';
import { DecodedPage, historyOf, takenFacts, type DecodeEvent } from '../event-decoder.js';
import type { AnyRow, CellTable, FoldedProjection, Projection } from '../projection.js';
import type { EventSource } from '../tuning.js';
import { OPEN_END, type VersionTable } from '../through-time.js';
import type { VersionChanges } from '../version-changes.js';
import { compareRows, Differences, textOf, type Difference } from './difference.js';
import { FoldAfresh } from './fold-afresh.js';
import { liveGenerations, Stored, type LiveGeneration } from './stored.js';

/** What folding everything afresh says of one read model. */
export interface Reconciled {
  readonly projection: string;
  /**
   * `equal`: every stored field is what the events come to. `lagging`: as far as it has come, but it is behind the log.
   * `different`: at least one is not. `outdated`: tables of another release, made anew when that one runs.
   */
  readonly verdict: 'equal' | 'lagging' | 'different' | 'outdated';
  /** Up to where it was folded: its own checkpoint. */
  readonly position: number;
  readonly head: number;
  readonly rows: number;
  /** Streams that are parked, and whose rows were not compared. */
  readonly parked: number;
  readonly differences: number;
  /** The first ones. */
  readonly listed: readonly Difference[];
}

export interface ReconcileParts {
  readonly pool: Pool;
  readonly source: Pick<EventSource, 'readAll' | 'readHistory' | 'head' | 'waitForNews'>;
  readonly decode: DecodeEvent;
  readonly projections: readonly Projection[];
  /** Rows that are folded in memory at a time; the log is read once for each such share. */
  readonly rowsAtOnce?: number;
  readonly mostListed?: number;
}

const PAGE = 2_000;
const KEYS_A_QUESTION = 500;

/**
 * Folds every event afresh and compares with every stored row, cell and version, in one snapshot of the database: what
 * goes on being projected meanwhile is not seen. Reads only.
 */
export async function reconcile(parts: ReconcileParts): Promise<readonly Reconciled[]> {
  const folded = parts.projections.filter(projection => projection.kind === 'folded');
  const client = await parts.pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    // A share is folded in memory for as long as the log takes to read, and a snapshot of it all is the point.
    await client.query('set local idle_in_transaction_session_timeout = 0; set local statement_timeout = 0');
    const head = await parts.source.head();
    const live = await liveGenerations(
      client,
      folded.map(({ name }) => name),
    );
    const compared = folded.flatMap(projection => {
      const generation = live.find(({ name }) => name === projection.name);
      return generation === undefined ? [] : [new Comparison(client, projection, generation, head.position, parts)];
    });
    for (const comparison of compared) await comparison.begin();
    const most = Math.max(1, ...compared.map(({ keyCount }) => keyCount));
    const shares = Math.ceil(most / (parts.rowsAtOnce ?? 20_000));
    for (let share = 0; share < shares; share++) await oneShare(parts, compared, share, shares);
    const found: Reconciled[] = [];
    for (const comparison of compared) found.push(await comparison.end());
    await client.query('commit');
    return found;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function oneShare(
  { source, decode }: ReconcileParts,
  compared: readonly Comparison[],
  share: number,
  shares: number,
): Promise<void> {
  const open = compared.filter(({ isOutdated }) => !isOutdated);
  const upTo = Math.max(0, ...open.map(({ position }) => position));
  for (const comparison of open) comparison.beginShare(share, shares);
  for (let after = 0; after < upTo;) {
    const page = new DecodedPage(await source.readAll({ after, upTo, limit: PAGE }), decode, true);
    for (const comparison of open) await comparison.take(page, source as EventSource, decode);
    if (page.last === undefined) break;
    after = page.last.position;
  }
  for (const comparison of open) await comparison.endShare();
}

/** One read model against what its events come to. */
class Comparison {
  keyCount = 0;
  private readonly stored: Stored;
  private readonly found: Differences;
  private readonly cells: readonly CellDeltas[];
  private keys: ReadonlySet<string> = new Set();
  private fold: FoldAfresh | null = null;
  private isMine: (key: string) => boolean = () => true;

  constructor(
    client: ClientBase,
    private readonly projection: FoldedProjection,
    private readonly generation: LiveGeneration,
    private readonly head: number,
    { mostListed = 20 }: ReconcileParts,
  ) {
    this.stored = new Stored(client, projection, generation);
    this.found = new Differences(mostListed);
    this.cells = projection.cells.map(cells => new CellDeltas(cells));
  }

  get position(): number {
    return this.generation.position;
  }

  get isOutdated(): boolean {
    return this.generation.version !== this.projection.version;
  }

  async begin(): Promise<void> {
    if (this.isOutdated) return;
    this.keys = new Set(await this.stored.keys());
    this.keyCount = this.keys.size;
  }

  beginShare(share: number, shares: number): void {
    this.isMine = key => shareOf(key, shares) === share;
    this.fold = new FoldAfresh(this.projection, this.isMine);
  }

  async take(page: DecodedPage, source: EventSource, decode: DecodeEvent): Promise<void> {
    const history = (event: { readonly stream: string; readonly revision: number }) =>
      historyOf(source, decode, event.stream, event.revision);
    for (let index = 0; index < page.events.length; index++) {
      const { position, stream } = page.events[index]!;
      if (position > this.position) return;
      if (this.generation.parked.has(stream)) continue;
      const facts = takenFacts(this.projection.takes, page, index);
      if (facts instanceof Error) throw facts;
      for (const fact of facts ?? []) await this.fold!.take(fact, history);
    }
  }

  async endShare(): Promise<void> {
    const { rows, versions } = this.fold!;
    const keys = [...new Set([...rows.keys(), ...[...this.keys].filter(this.isMine)])].sort();
    for (let from = 0; from < keys.length; from += KEYS_A_QUESTION) {
      const some = keys.slice(from, from + KEYS_A_QUESTION);
      const kept = await this.stored.rows(some);
      for (const key of some) {
        if (this.isParked(kept.get(key)?.stream)) continue;
        compareRows(this.projection.table, key, kept.get(key), rows.get(key), this.found);
      }
      for (const [index, changes] of versions.entries())
        await this.compareVersions(this.projection.timeline!.tables[index]!, changes, some);
    }
    this.fold!.addTo(this.cells);
    this.fold = null;
  }

  async end(): Promise<Reconciled> {
    const { generation, projection, head } = this;
    if (!this.isOutdated && generation.parked.size === 0)
      for (const [index, cells] of projection.cells.entries()) await this.compareCells(cells, this.cells[index]!);
    const verdict = this.isOutdated
      ? 'outdated'
      : this.found.count > 0
        ? 'different'
        : generation.position < head
          ? 'lagging'
          : 'equal';
    return {
      projection: projection.name,
      verdict,
      position: generation.position,
      head,
      rows: this.keyCount,
      parked: generation.parked.size,
      differences: this.found.count,
      listed: this.found.listed,
    };
  }

  private isParked(stream: string | undefined): boolean {
    return stream !== undefined && this.generation.parked.has(stream);
  }

  private async compareCells(cells: CellTable<AnyRow>, folded: CellDeltas): Promise<void> {
    const stored = await this.stored.cells(cells);
    const expected = new Map(
      folded.changed().map(({ dimensions, measures }) => [JSON.stringify(dimensions), measures.map(String)]),
    );
    for (const key of new Set([...stored.keys(), ...expected.keys()])) {
      const [was, is] = [stored.get(key), expected.get(key)];
      if (was?.join(' ') === is?.join(' ')) continue;
      const what = { table: cells.table, key, event: null };
      if (was === undefined || is === undefined)
        this.found.add({ ...what, field: 'cell', stored: textOf(was), folded: textOf(is) });
      else
        for (const [at, field] of cells.measures.entries())
          if (was[at] !== is[at]) this.found.add({ ...what, field, stored: was[at]!, folded: is[at]! });
    }
  }

  private async compareVersions(table: VersionTable, changes: VersionChanges, keys: readonly string[]): Promise<void> {
    const wanted = new Set(keys);
    const told = (line: readonly (string | null)[]): string => JSON.stringify(line.map(plain));
    const stored = new Set((await this.stored.versions(table, keys)).map(told));
    const dated = this.projection.timeline!.axis === 'true';
    for (const { key, line, knownFrom, knownTo, revision, validFrom, validTo, values } of changes.fresh) {
      if (!wanted.has(key) || knownFrom === knownTo) continue;
      const days = dated ? [validFrom, validTo ?? 'infinity'] : [];
      const cells = [key, line, knownFrom, knownTo ?? OPEN_END, revision, ...days, ...values];
      const text = told(cells.map(value => (value === null ? null : String(value))));
      if (!stored.delete(text))
        this.found.add({ table: table.table, key, field: 'version', stored: null, folded: text, event: null });
    }
    for (const text of stored)
      this.found.add({
        table: table.table,
        key: String((JSON.parse(text) as unknown[])[0]),
        field: 'version',
        stored: text,
        folded: null,
        event: null,
      });
  }
}

/** JSON by what it says: members of an object may stand in another order. */
function plain(value: string | null): string | null {
  if (value === null || !/^[[{]/.test(value)) return value;
  return JSON.stringify(sorted(JSON.parse(value)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}

/** FNV-1a: keys fall evenly into shares. */
function shareOf(key: string, shares: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % shares;
}
