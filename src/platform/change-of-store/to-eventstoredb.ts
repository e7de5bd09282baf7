import { failpoint } from '#failpoint';
import type { Progress } from '../backup/progress.js';
import { ClientTransport } from '../event-store/eventstoredb/client-transport.js';
import { prefixOf } from '../event-store/eventstoredb/eventstoredb-event-log.js';
import type { StoreClient } from '../event-store/eventstoredb/store-client.js';
import { realTimers, type Timers } from '../event-store/timers.js';
import type { DatabaseAddress } from '../postgres/pool.js';
import { ChangeRefused, NotNow } from './change-refused.js';
import { Comparison } from './comparison.js';
import { copyStretch } from './copying.js';
import { LogRows } from './log-rows.js';
import { OwnerSession, type Change } from './owner-session.js';
import { Patience } from './patience.js';
import { StoreOrder } from './store-order.js';

export interface ChangeParts {
  /** Of the owner of the database; migrated. */
  readonly address: DatabaseAddress;
  /** Checked. */
  readonly store: StoreClient;
  readonly progress?: Progress;
  readonly timers?: Timers;
  /** For tests: so near the head the register is made to wait. */
  readonly nearEnough?: number;
}

export interface Changed {
  /** False: the events live there already. */
  readonly turned: boolean;
  readonly registerId: string;
  readonly events: number;
  /** Of both sides; null where nothing was compared. */
  readonly sha256: string | null;
}

const NEAR = 500;
/** A register that records faster than the store takes is never near. */
const ROUNDS = 20;
const PATIENCE_MS = 60_000;
/** Nobody can record anything for so long at most. */
const LOCKED_MS = 30_000;
const WRITE_DOWN_EVERY = 200;

/**
 * Moves the events of a register from PostgreSQL to EventStoreDB: copies them in order while the register may go on
 * recording, then makes it wait for the last stretch, compares all of it and turns over in one transaction. Before that
 * transaction the register is where it was; killed anywhere, the same call goes on.
 * @throws ChangeRefused, NotNow
 */
export async function moveToEventStoreDb(parts: ChangeParts): Promise<Changed> {
  const session = await OwnerSession.open(parts.address);
  try {
    const { registerId, store } = await session.identity();
    if (store === 'eventstoredb') return { turned: false, registerId, events: 0, sha256: null };
    return await new Forth(parts, session, registerId).run();
  } finally {
    await session.close();
  }
}

class Forth {
  readonly #timers: Timers;
  readonly #rows: LogRows;
  readonly #order: StoreOrder;
  readonly #transport: ClientTransport;
  readonly #comparison: Comparison;
  readonly #patience: Patience;
  #stored = 0;
  #written = 0;

  constructor(
    private readonly parts: ChangeParts,
    private readonly session: OwnerSession,
    private readonly registerId: string,
  ) {
    const { store, timers = realTimers } = parts;
    this.#timers = timers;
    this.#rows = new LogRows(session.client);
    this.#order = new StoreOrder(store, registerId, timers);
    this.#transport = new ClientTransport(store, prefixOf(registerId));
    this.#comparison = new Comparison({ rows: this.#rows, order: this.#order, accepted: new Set(), ...parts });
    this.#patience = new Patience(timers, PATIENCE_MS);
  }

  async run(): Promise<Changed> {
    const change = await this.#begin();
    failpoint('change.begun');
    await this.#comeNear(change);
    // Most of it is compared while everybody works; what then is new is a matter of moments.
    await this.#compare('compared', this.#patience);
    failpoint('change.compared');
    await this.session.inTransaction(() => this.#turnOver(change));
    failpoint('change.committed');
    const { compared: events, sha256 } = this.#comparison;
    return { turned: true, registerId: this.registerId, events, sha256 };
  }

  /** What lies in the store already must be the beginning of this log, and of our own making. */
  async #begin(): Promise<Change> {
    const known = await this.session.unfinished();
    if (known === null) {
      await this.#refuseUsed();
      return this.session.begin('postgres', 'eventstoredb');
    }
    await this.#compare('found again', this.#patience);
    this.#stored = this.#written = this.#comparison.compared;
    if (this.#stored > 0 && this.#stored < known.copied) {
      throw new ChangeRefused(`the store has acknowledged ${known.copied} events, and holds ${this.#stored} of them`);
    }
    return known;
  }

  async #refuseUsed(): Promise<void> {
    const marker = await this.#order.mark(this.#patience);
    for await (const { stream, revision } of this.#order.upTo(marker, null, this.#patience)) {
      throw new ChangeRefused(
        `the store holds events under ${prefixOf(this.registerId)} already (${stream} at ${revision}), and no move of ` +
          'this register is under way: it takes a store with nothing there',
      );
    }
  }

  async #comeNear(change: Change): Promise<void> {
    const { progress, nearEnough = NEAR } = this.parts;
    for (let round = 0, head = await this.#rows.head(); ; round++) {
      progress?.begin('copied', head, this.#stored);
      await this.#copy(change, head, this.#patience);
      progress?.end();
      failpoint('change.near');
      head = await this.#rows.head();
      if (head - this.#stored <= nearEnough) return;
      if (round >= ROUNDS)
        throw new NotNow('the register records faster than the store takes: stop its instances, then run this again');
    }
  }

  async #copy(change: Change, head: number, patience: Patience): Promise<void> {
    const onStored = async (position: number): Promise<void> => {
      this.#stored = position;
      this.parts.progress?.reached(position);
      if (position - this.#written < WRITE_DOWN_EVERY && position < head) return;
      await this.session.reached(change, position);
      this.#written = position;
    };
    await copyStretch({ rows: this.#rows, transport: this.#transport, patience, onStored }, this.#stored + 1, head);
  }

  async #turnOver(change: Change): Promise<void> {
    const patience = new Patience(this.#timers, LOCKED_MS, 'all steps');
    await this.session.client.query('select pg_advisory_xact_lock(8101170115101115)');
    failpoint('change.locked');
    const head = await this.#rows.head();
    await this.#copy(change, head, patience);
    await this.#compare(null, patience);
    const { compared, last, sha256 } = this.#comparison;
    if (compared !== head) throw new ChangeRefused(`the log has ${head} events, the store ${compared} of them`);
    await this.session.client.query('select es.turn_to_eventstoredb($1, $2, $3, $4, $5)', [
      change.number,
      compared,
      sha256,
      last?.commit.toString() ?? null,
      last?.prepare.toString() ?? null,
    ]);
    failpoint('change.turned');
  }

  async #compare(verb: string | null, patience: Patience): Promise<void> {
    const { progress } = this.parts;
    const marker = await this.#order.mark(patience);
    if (verb !== null) progress?.begin(verb, await this.#rows.head(), this.#comparison.compared);
    if (!(await this.#comparison.upTo(marker, patience)))
      throw new ChangeRefused('the store holds more events of this register than its log: somebody else writes there');
    if (verb !== null) progress?.end();
  }
}
