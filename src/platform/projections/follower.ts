import type { ClientBase } from 'pg';
import type { RecordedEvent } from '../event-store/event-log.js';
import { asError, EventFault, isTransient, LostOwnership } from './errors.js';
import { DecodedPage, historyOf, type DecodeEvent } from './event-decoder.js';
import type { Care, Generation, HistoryOf } from './generation.js';
import { commitPage, WriteFault } from './page-transaction.js';
import type { Scheduler } from './scheduler.js';
import type { EventSource, Tuning } from './tuning.js';
import { WriteBeside } from './write-beside.js';

const ATTEMPTS_BEFORE_PARKING = 3;

/**
 * Reads the log once for all its members: those at one position share the read, the decoding and the transaction.
 * Far behind the head it holds rows in memory over many pages and writes them together.
 */
export class Follower {
  readonly members: Generation[] = [];
  outage: Error | null = null;
  private readonly far = new Set<Generation>();
  private readonly beside = new WriteBeside();
  private ahead: { after: number; limit: number; page: Promise<readonly RecordedEvent[]> } | null = null;

  /** Read when it is needed, which is seldom: a correction makes its stream be folded anew. */
  private readonly history: HistoryOf = ({ stream, revision }) => historyOf(this.source, this.decode, stream, revision);

  constructor(
    private readonly source: EventSource,
    private readonly decode: DecodeEvent,
    private readonly tuning: Tuning,
    private readonly scheduler: Scheduler,
    private readonly epoch: number,
    private readonly onCommitted: (generations: readonly Generation[]) => void,
    /** The last one first, until all stand together: one read for all, which only those may wait for whom nobody reads. */
    private readonly inStep = false,
  ) {}

  get running(): readonly Generation[] {
    return this.members.filter(member => member.state === 'running');
  }

  get isFarBehind(): boolean {
    return this.members.some(member => this.far.has(member) || member.care !== null);
  }

  /** One page for every group of members that stand together. False when there was nothing new for anybody. */
  async step(client: ClientBase, members: readonly Generation[] = this.running): Promise<boolean> {
    const groups = together(members);
    if (this.inStep && groups.length > 1)
      return this.page(client, groups[0]!, placeOf(groups[1]!) - placeOf(groups[0]!));
    let worked = false;
    for (const group of groups) if (await this.page(client, group)) worked = true;
    return worked;
  }

  /** Returns when no transaction is under way. */
  quiet(): Promise<void> {
    return this.beside.over();
  }

  /** Forgets what was read ahead and what is only in memory. */
  async reset(): Promise<void> {
    await this.beside.join().catch(() => undefined);
    this.ahead = null;
    for (const member of this.members) member.giveUp();
  }

  private async page(client: ClientBase, group: readonly Generation[], atMost = 0): Promise<boolean> {
    if ((this.beside.hasFailed || !inMemory(group)) && (await this.wentBack())) return true;
    const after = placeOf(group);
    const usual = this.far.has(group[0]!) ? this.tuning.catchUpPage : this.tuning.livePage;
    const limit = Math.min(group[0]!.care?.limit ?? usual, atMost || Infinity);
    const page = new DecodedPage(await this.read(after, limit), this.decode, readsEnvelope(group));
    const full = page.events.length === limit;
    for (const member of group)
      if (full && !member.care) this.far.add(member);
      else this.far.delete(member);
    const last = page.last;
    if (full && last && !group[0]!.care) this.readAhead(last.position, this.tuning.catchUpPage);

    const taken: Generation[] = [];
    for (const member of group) {
      try {
        if (last) await member.take(client, page, this.history);
        taken.push(member);
      } catch (error) {
        if (await this.wentBack()) return true;
        await this.faulted(client, member, page, error);
      }
    }
    if (full && !group[0]!.care && !this.mustWrite(group)) {
      if (this.inStep && inMemory(taken)) this.writeBeside(client, taken);
      else
        await this.write(
          client,
          taken.filter(member => member.writesEveryPage),
          page,
        );
    } else {
      if (await this.wentBack()) return true;
      await this.write(
        client,
        taken.filter(member => member.reached !== member.committed),
        page,
      );
    }
    return last !== undefined;
  }

  /**
   * A transaction beside the folding of the next pages, one at a time: a rebuild takes as long as the slower of the
   * two, not as both. Meanwhile rows gather for the next one.
   */
  private writeBeside(client: ClientBase, members: readonly Generation[]): void {
    if (!this.beside.isFree || dirtyRows(members) < this.tuning.besideRows) return;
    this.beside.start(async () => {
      await commitPage(client, members, this.epoch);
      this.onCommitted(members);
    });
  }

  /** Waits for the transaction beside. True when it failed for a row of one member, which stands further back now. */
  private async wentBack(): Promise<boolean> {
    try {
      await this.beside.join();
      return false;
    } catch (error) {
      if (!(error instanceof WriteFault)) throw error;
      const blamed = error.generation;
      const until = blamed.reached.position;
      blamed.giveUp();
      blamed.care = this.careFor(blamed, until, null);
      return true;
    }
  }

  /** A fault of one member's rows sends only that one back; the others are written without it. */
  private async write(client: ClientBase, members: readonly Generation[], page: DecodedPage): Promise<void> {
    if (members.length === 0) return;
    try {
      await commitPage(client, members, this.epoch);
    } catch (error) {
      if (!(error instanceof WriteFault)) throw error;
      await this.faulted(client, error.generation, page, error.cause);
      return this.write(
        client,
        members.filter(member => member !== error.generation),
        page,
      );
    }
    for (const member of members) relax(member);
    this.onCommitted(members);
  }

  /**
   * Halves the page until the culprit stands alone, tries it three times, then parks it. What is being built beside a
   * live one is held to more: it stops, since nobody reads it and a hole in it would be switched to.
   */
  private async faulted(client: ClientBase, member: Generation, page: DecodedPage, error: unknown): Promise<void> {
    if (isTransient(error) || error instanceof LostOwnership) throw error;
    const until = page.last!.position;
    const from = member.committed.position;
    member.giveUp();
    const size = until - from;
    if (size > 1) {
      member.care = this.careFor(member, until, error instanceof EventFault ? error.position : null);
      return;
    }
    const attempts = (member.care?.attempts ?? 0) + 1;
    member.care = { limit: 1, attempts, until: Math.max(until, member.care?.until ?? 0), culprit: null };
    if (attempts < ATTEMPTS_BEFORE_PARKING) return this.scheduler.sleep(this.tuning.retryPauseMs * attempts);
    const cause = error instanceof EventFault ? error.cause : asError(error);
    if (member.role === 'building') {
      member.state = 'stopped';
      member.lastError = `building is strict: ${page.last!.stream} at ${until}: ${cause.message}`;
    } else member.takeParked(page.last!, cause, attempts);
    await commitPage(client, [member], this.epoch);
    relax(member);
    this.onCommitted([member]);
  }

  /** Pages of half the range, or up to the culprit. */
  private careFor(member: Generation, until: number, culprit: number | null): Care {
    const from = member.committed.position;
    const clean = culprit === null ? Math.floor((until - from) / 2) : culprit - from - 1;
    const limit = Math.max(1, Math.min(clean, this.tuning.livePage));
    return { limit, attempts: 0, until: Math.max(until, member.care?.until ?? 0), culprit };
  }

  private mustWrite(group: readonly Generation[]): boolean {
    const now = this.scheduler.now();
    // Of each by itself: what another group writes meanwhile is no reason to hold these back longer.
    const heldSince = Math.min(...group.map(member => (member.heldSince ??= now)));
    const held = group.reduce((most, member) => Math.max(most, member.reached.position - member.committed.position), 0);
    const since = now - heldSince;
    return held >= this.tuning.heldEvents || dirtyRows(group) >= this.tuning.heldRows || since >= this.tuning.heldMs;
  }

  private async read(after: number, limit: number): Promise<readonly RecordedEvent[]> {
    const ahead = this.ahead;
    this.ahead = null;
    if (ahead?.after === after && ahead.limit === limit) return ahead.page;
    return this.source.readAll({ after, limit });
  }

  private readAhead(after: number, limit: number): void {
    const page = this.source.readAll({ after, limit });
    page.catch(() => undefined);
    this.ahead = { after, limit, page };
  }
}

const readsEnvelope = (members: readonly Generation[]): boolean =>
  members.some(({ projection }) => projection.readsEnvelope === true);

const inMemory = (members: readonly Generation[]): boolean => members.every(member => member.foldsInMemory);

const dirtyRows = (members: readonly Generation[]): number =>
  members.reduce((sum, { dirtyRows }) => sum + dirtyRows, 0);

const placeOf = (group: readonly Generation[]): number => group[0]!.reached.position;

/** Those at one position go together; one under care goes alone. The last in the log come first. */
function together(members: readonly Generation[]): Generation[][] {
  const groups = new Map<string, Generation[]>();
  for (const member of members) {
    const key = member.care ? `${member.name}/${member.number}` : `${member.reached.position}`;
    groups.set(key, [...(groups.get(key) ?? []), member]);
  }
  return [...groups.values()].sort((a, b) => placeOf(a) - placeOf(b));
}

/** A page under care went through: larger again, and normal once the faulty range is passed. */
function relax(member: Generation): void {
  if (!member.care) return;
  const { limit, until, culprit } = member.care;
  const { position } = member.committed;
  const before = culprit === null || culprit <= position ? limit * 2 : Math.max(1, culprit - position - 1);
  member.care = position >= until ? null : { limit: before, attempts: 0, until, culprit };
}
