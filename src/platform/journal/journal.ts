import type { Pool } from 'pg';
import { failpoint } from '#failpoint';
import { comparePositions } from '../event-store/eventstoredb/source-position.js';
import type { StoreClient } from '../event-store/eventstoredb/store-client.js';
import type { SourcePosition, StoreTransport } from '../event-store/eventstoredb/transport.js';
import type { RegisterIdentity } from '../event-store/postgres/lane-connection.js';
import { backoff, realTimers, sleep, type Timers } from '../event-store/timers.js';
import { LEASE_MS, Lease } from '../projections/lease.js';
import { feed, FeedDropped, type FeedItem } from './feed.js';
import { JournalTables, NotTheOwner, type Mark } from './journal-tables.js';
import { sortPage, type Anomaly } from './page.js';
import { tailOf, wentBackwards } from './store-order.js';

export interface JournalParts {
  readonly pool: Pool;
  readonly register: RegisterIdentity;
  readonly store: StoreClient;
  readonly transport: StoreTransport;
  readonly prefix: string;
  /** Of this process, among its peers. */
  readonly owner: string;
  /** Told of the head of the register's order after every page. */
  readonly onCopied: (head: number) => void;
  readonly report: (message: string, error?: Error) => void;
  readonly timers?: Timers;
  readonly pageSize?: number;
  readonly silenceMs?: number;
}

/** copying: this process copies. waiting: another one does. retrying: the store or the database is away. stopped: needs an operator. */
export type JournalState = 'copying' | 'waiting' | 'retrying' | 'stopped';

export interface JournalStatus {
  readonly state: JournalState;
  /** Why it stopped, or what it retries. */
  readonly reason: string | null;
  readonly considered: SourcePosition | null;
  /** Seconds since everything the store offered was in the journal; 0 while it is. Null where another process copies. */
  readonly behindSeconds: number | null;
  readonly reconnects: number;
}

const PAGE = 500;
const SILENCE_MS = 10_000;
const AGAIN_MS = 1_000;
const ASK_MS = 5_000;
/** After so many drops in a row the connection is made anew. */
const DROPS = 5;
/** Beats of the lease: about half a minute. */
const PRUNE_EVERY = 18;

/**
 * Copies the store's order into the register's event tables (ruling 13): every projection, automation and feed follows
 * those. One process at a time, by a lease whose epoch every page must still hold. It never skips and never parks: what
 * does not fit stops it until an operator has accepted it (ruling 41). A drop, whatever its kind, is gone on from where
 * the last committed page ended.
 */
export class Journal {
  readonly #tables: JournalTables;
  readonly #lease: Lease;
  readonly #timers: Timers;
  readonly #stop = new AbortController();
  #done: Promise<void> | null = null;
  #state: JournalState = 'waiting';
  #reason: string | null = null;
  #considered: SourcePosition | null = null;
  #caughtUpAt: number | null = null;
  #isCaughtUp = false;
  #reconnects = 0;
  #epoch: number | null = null;

  constructor(private readonly parts: JournalParts) {
    this.#timers = parts.timers ?? realTimers;
    this.#tables = new JournalTables(parts.pool, parts.register);
    this.#lease = new Lease(parts.pool, 'journal', parts.owner);
  }

  start(): void {
    this.#done ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#done;
    if (this.#epoch !== null) await this.#lease.release(this.#epoch).catch(() => undefined);
  }

  get status(): JournalStatus {
    const { considered, behindSeconds } = { considered: this.#considered, behindSeconds: this.#behind() };
    return { state: this.#state, reason: this.#reason, considered, behindSeconds, reconnects: this.#reconnects };
  }

  /** Bytes of the store's log behind its head, foreign events included; null where this process does not copy. */
  async behindBytes(): Promise<number | null> {
    if (this.#state === 'waiting') return null;
    const { head, ours } = await tailOf(this.parts.store, this.parts.prefix, this.#considered);
    const considered = this.#considered ?? { commit: 0n, prepare: 0n };
    // Foreign events at the end are considered only by the windowful: they are no lag.
    if (head === null || ours === null || comparePositions(ours, considered) <= 0) return 0;
    return Number(head.commit - considered.commit);
  }

  #behind(): number | null {
    if (this.#state === 'waiting') return null;
    if (this.#isCaughtUp && this.#state === 'copying') return 0;
    return (this.#timers.now() - (this.#caughtUpAt ?? 0)) / 1_000;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    this.#caughtUpAt = this.#timers.now();
    for (let failures = 0; !signal.aborted;) {
      try {
        const epoch = await this.#own();
        if (epoch === null) {
          this.#say('waiting', null);
          await sleep(this.#timers, AGAIN_MS, signal);
          continue;
        }
        await this.#copyUntilLost(epoch);
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        this.#say('retrying', (error as Error).message);
        this.parts.report('the journal tries again', error as Error);
        if (++failures % DROPS === 0) this.parts.store.renew();
      }
      await sleep(this.#timers, backoff(this.#timers, failures, 50, 5_000), signal);
    }
  }

  async #own(): Promise<number | null> {
    if (this.#epoch !== null && (await this.#lease.renew(this.#epoch))) return this.#epoch;
    this.#epoch = await this.#lease.take(async (client, epoch) => {
      await client.query('select es.own_journal($1)', [epoch]);
    });
    return this.#epoch;
  }

  /** Until another process owns the journal, the subscription drops, or something must be accepted. */
  async #copyUntilLost(epoch: number): Promise<void> {
    const over = new AbortController();
    const end = (): void => over.abort();
    this.#stop.signal.addEventListener('abort', end, { once: true });
    // Stopped while the lease was being taken: that is not said again.
    if (this.#stop.signal.aborted) over.abort();
    const beat = this.#keepLease(epoch, over);
    try {
      const mark = await this.#tables.mark();
      this.#considered = mark.considered;
      if (mark.stopped !== null) return await this.#wait(mark.stopped, over.signal);
      const broken = await this.#checkHistory(mark);
      if (broken !== null) return await this.#halt(epoch, broken, over.signal);
      await this.#follow(epoch, mark.considered, over.signal);
    } catch (error) {
      if (error instanceof NotTheOwner) this.#epoch = null;
      throw error;
    } finally {
      this.#lostTouch();
      over.abort();
      this.#stop.signal.removeEventListener('abort', end);
      await beat;
    }
  }

  async #follow(epoch: number, from: SourcePosition | null, signal: AbortSignal): Promise<void> {
    const { store, prefix, pageSize = PAGE, silenceMs = SILENCE_MS } = this.parts;
    const items = feed({
      store,
      prefix,
      after: from,
      signal,
      timers: this.#timers,
      pageSize,
      silenceMs,
      isBehind: () => this.#isBehind(),
    });
    this.#say('copying', null);
    let considered = from;
    for await (const page of items) {
      const anomaly = await this.#copyPage(epoch, page, considered);
      considered = this.#considered;
      if (anomaly === null) continue;
      if (await this.#isOnlyOfTheFeed(anomaly))
        throw new FeedDropped(`what was delivered is not stored: ${anomaly.found}`);
      return this.#halt(epoch, anomaly, signal);
    }
  }

  async #copyPage(epoch: number, page: readonly FeedItem[], from: SourcePosition | null): Promise<Anomaly | null> {
    const { events, reached, anomaly, caughtUp } = sortPage(page, from, await this.#tables.known(page));
    if (reached !== null) {
      failpoint('journal.before-copy');
      const head = await this.#tables.copy(events, epoch, from, reached);
      failpoint('journal.after-copy');
      this.#considered = reached;
      if (events.length > 0) this.parts.onCopied(head);
    }
    if (caughtUp) [this.#isCaughtUp, this.#caughtUpAt] = [true, this.#timers.now()];
    return anomaly;
  }

  /** The store is the truth: what a subscription left out or garbled is asked for again. */
  async #isOnlyOfTheFeed({ reason, delivered }: Anomaly): Promise<boolean> {
    if (delivered === null) return false;
    const { event, due } = delivered;
    const from = reason === 'gap' ? due : event.revision;
    const [stored] = await this.parts.transport.read(event.stream, { from, limit: 1 }, ASK_MS);
    if (reason === 'gap') return stored?.revision === due;
    return stored?.id !== event.id || stored.data !== event.data || stored.meta !== event.meta;
  }

  async #checkHistory(mark: Mark): Promise<Anomaly | null> {
    const { store, transport, prefix } = this.parts;
    const { head } = await tailOf(store, prefix, mark.considered);
    const why = await wentBackwards(transport, mark.last, mark.considered, head);
    if (why === null) return null;
    const position = mark.considered ?? { commit: 0n, prepare: 0n };
    return { reason: 'history-went-backwards', found: why, position, delivered: null };
  }

  async #isBehind(): Promise<boolean> {
    try {
      const { ours } = await tailOf(this.parts.store, this.parts.prefix, this.#considered);
      if (ours === null) return false;
      return this.#considered === null || comparePositions(ours, this.#considered) > 0;
    } catch {
      return true;
    }
  }

  async #halt(epoch: number, anomaly: Anomaly, signal: AbortSignal): Promise<void> {
    // A stale owner meets what its successor has copied, and takes it for a repetition.
    if (!(await this.#lease.renew(epoch))) throw new NotTheOwner(`epoch ${epoch} is over`);
    await this.#tables.stop(epoch, anomaly);
    await this.#wait(`${anomaly.reason}: ${anomaly.found}`, signal);
  }

  /** Until `qadam journal accept` has let it pass. */
  async #wait(reason: string, signal: AbortSignal): Promise<void> {
    if (this.#reason !== reason) this.parts.report(`the journal has stopped and waits for an operator: ${reason}`);
    this.#say('stopped', reason);
    while (!signal.aborted && (await this.#tables.mark()).stopped !== null) await sleep(this.#timers, AGAIN_MS, signal);
  }

  async #keepLease(epoch: number, over: AbortController): Promise<void> {
    let beats = 1;
    while (!over.signal.aborted) {
      await sleep(this.#timers, LEASE_MS / 3, over.signal);
      if (over.signal.aborted) return;
      const ours = await this.#lease.renew(epoch).catch(() => true);
      if (beats++ % PRUNE_EVERY === 0) await this.#tables.pruneClaims().catch(() => undefined);
      if (ours) continue;
      this.#epoch = null;
      over.abort();
    }
  }

  #lostTouch(): void {
    if (this.#isCaughtUp) this.#caughtUpAt = this.#timers.now();
    this.#isCaughtUp = false;
    this.#reconnects++;
  }

  #say(state: JournalState, reason: string | null): void {
    [this.#state, this.#reason] = [state, reason];
  }
}
