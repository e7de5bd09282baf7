import { failpoint } from '#failpoint';
import { ClientTransport } from '../event-store/eventstoredb/client-transport.js';
import { prefixOf } from '../event-store/eventstoredb/eventstoredb-event-log.js';
import type { StoreClient } from '../event-store/eventstoredb/store-client.js';
import type { RegisterIdentity } from '../event-store/postgres/lane-connection.js';
import { realTimers, sleep, type Timers } from '../event-store/timers.js';
import { Journal } from '../journal/journal.js';
import { JournalTables } from '../journal/journal-tables.js';
import { createPool } from '../postgres/pool.js';
import { ChangeRefused, NotNow } from './change-refused.js';
import { Comparison, nameOf } from './comparison.js';
import { LogRows } from './log-rows.js';
import { OwnerSession, type Change } from './owner-session.js';
import { Patience } from './patience.js';
import { StoreOrder, type Marker } from './store-order.js';
import type { Changed, ChangeParts } from './to-eventstoredb.js';

export interface ChangeBackParts extends ChangeParts {
  /** The journal's, another connection than `store`. */
  readonly journalStore: StoreClient;
  /** Milliseconds a command of any instance may take (STORE_DEADLINE_MS). */
  readonly deadlineMs: number;
  /** For tests: added to the deadline. */
  readonly marginMs?: number;
}

const PATIENCE_MS = 60_000;
const DRAIN_MS = 120_000;
const MARGIN_MS = 2_000;

/**
 * Moves the events of a register back from EventStoreDB to PostgreSQL, whose tables have them already as the journal:
 * takes no more commands, waits until every answer that could still be given has been given, lets the journal come to
 * the end, compares and turns over. What arrives in the store after that was acknowledged to nobody.
 * @throws ChangeRefused, NotNow
 */
export async function moveToPostgres(parts: ChangeBackParts): Promise<Changed> {
  const { address, deadlineMs, marginMs = MARGIN_MS } = parts;
  const session = await OwnerSession.open(address, deadlineMs + marginMs + DRAIN_MS);
  try {
    const register = await session.identity();
    const { registerId, store } = register;
    if (store === 'postgres') return { turned: false, registerId, events: 0, sha256: null };
    const journal = new OwnJournal(parts, register);
    try {
      return await new Back(parts, session, register, journal).run();
    } finally {
      await journal.stop();
    }
  } finally {
    await session.close();
  }
}

class Back {
  readonly #timers: Timers;
  readonly #rows: LogRows;
  readonly #order: StoreOrder;

  constructor(
    private readonly parts: ChangeBackParts,
    private readonly session: OwnerSession,
    private readonly register: RegisterIdentity,
    private readonly journal: OwnJournal,
  ) {
    const { store, timers = realTimers } = parts;
    this.#timers = timers;
    this.#rows = new LogRows(session.client);
    this.#order = new StoreOrder(store, register.registerId, timers);
  }

  async run(): Promise<Changed> {
    await this.journal.refuseStopped();
    const change = (await this.session.unfinished()) ?? (await this.session.begin('eventstoredb', 'postgres'));
    failpoint('change.begun');
    const comparison = await this.#comparison();
    this.journal.start();
    // As far as the journal has come, while everybody works.
    const patience = new Patience(this.#timers, PATIENCE_MS);
    this.parts.progress?.begin('compared', await this.#rows.head());
    await comparison.upTo(await this.#order.mark(patience), patience);
    this.parts.progress?.end();
    failpoint('change.compared');
    await this.session.inTransaction(() => this.#turnOver(change, comparison));
    failpoint('change.committed');
    const { registerId } = this.register;
    return { turned: true, registerId, events: comparison.compared, sha256: comparison.sha256 };
  }

  async #comparison(): Promise<Comparison> {
    const { rows } = await this.session.client.query<{ commit: string; prepare: string }>(
      'select commit_position as commit, prepare_position as prepare from es.journal_accepted',
    );
    const accepted = new Set(rows.map(row => nameOf({ commit: BigInt(row.commit), prepare: BigInt(row.prepare) })));
    return new Comparison({ rows: this.#rows, order: this.#order, accepted, progress: this.parts.progress });
  }

  async #turnOver(change: Change, comparison: Comparison): Promise<void> {
    const { deadlineMs, marginMs = MARGIN_MS } = this.parts;
    const { client } = this.session;
    await client.query('select pg_advisory_xact_lock(8101170115101116)');
    failpoint('change.claims-stopped');
    // Whoever took a claim before may still be told "stored" until then, and not later.
    await sleep(this.#timers, deadlineMs + marginMs);
    const patience = new Patience(this.#timers, DRAIN_MS, 'all steps');
    await this.#drain(comparison, await this.#order.mark(patience), patience);
    await this.journal.stop();
    failpoint('change.drained');
    await client.query('select pg_advisory_xact_lock(8101170115101115)');
    const head = await this.#rows.head();
    const whole = await comparison.upTo(await this.#order.mark(patience), patience);
    if (!whole) throw new NotNow('an append came late to the store; nobody was told of it');
    if (comparison.compared !== head)
      throw new ChangeRefused(`the journal has ${head} events, the store ${comparison.compared} of them`);
    await client.query('select es.turn_to_postgres($1, $2, $3)', [
      change.number,
      comparison.compared,
      comparison.sha256,
    ]);
    failpoint('change.turned');
  }

  /** Until the journal has all that lies before the marker. */
  async #drain(comparison: Comparison, marker: Marker, patience: Patience): Promise<void> {
    while (!(await comparison.upTo(marker, patience))) {
      await this.journal.refuseStopped();
      await patience.afterNothing('the journal has not come to the end of the store');
    }
  }
}

/** Copies when no instance does. */
class OwnJournal {
  readonly #pool;
  readonly #journal: Journal;
  readonly #tables: JournalTables;

  constructor({ address, journalStore: store, timers }: ChangeBackParts, register: RegisterIdentity) {
    const prefix = prefixOf(register.registerId);
    this.#pool = createPool(address, { applicationName: 'qadam-migrate-journal', max: 3 });
    this.#tables = new JournalTables(this.#pool, register);
    this.#journal = new Journal({
      pool: this.#pool,
      register,
      store,
      transport: new ClientTransport(store, prefix),
      prefix,
      owner: `migrate:${process.pid}`,
      onCopied: () => undefined,
      report: () => undefined,
      timers,
    });
  }

  start(): void {
    this.#journal.start();
  }

  async refuseStopped(): Promise<void> {
    const { stopped } = await this.#tables.mark();
    if (stopped !== null)
      throw new ChangeRefused(
        `the journal has stopped: ${stopped}. See qadam journal status, then qadam journal accept`,
      );
  }

  async stop(): Promise<void> {
    await this.#journal.stop();
    if (!this.#pool.ended) await this.#pool.end();
  }
}
