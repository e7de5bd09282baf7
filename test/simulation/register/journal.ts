import type {
  EventInStore,
  SourcePosition,
  StoreTransport,
} from '../../../src/platform/event-store/eventstoredb/transport.js';
import { JournalTables } from '../../../src/platform/journal/journal-tables.js';
import { sortPage, type Anomaly, type CopiedEvent } from '../../../src/platform/journal/page.js';
import type { Process } from '../machinery/process.js';
import { copyRows, ownJournal, rowsIn } from '../servers/journal-functions.js';
import { LEASE_MS, renewLease, takeLease } from '../servers/leases.js';
import { encodeCopy } from '../../../src/platform/journal/copy-batch.js';
import { DatabaseLine } from '../shells/database-line.js';
import { journalPool } from '../shells/journal-pool.js';
import { SimulatedTransport } from '../shells/simulated-transport.js';
import type { World } from '../world.js';
import { nextPage } from './journal-feed.js';

const ASK_MS = 5_000;
/** Beats of the lease; thirty seconds in life. */
const PRUNE_EVERY = 7;

/**
 * One process's part in copying the store into the event tables. What a page means (`sortPage`) and what is asked of
 * PostgreSQL (`JournalTables`) are the shipped ones; the loop around them is a model of `platform/journal/journal.ts`
 * with its awaits in its order, since that one holds the client of EventStoreDB.
 */
export class JournalModel {
  readonly #line: DatabaseLine;
  readonly #tables: JournalTables;
  readonly #transport: StoreTransport;
  #epoch: number | null = null;

  constructor(
    private readonly world: World,
    private readonly process: Process,
  ) {
    this.#line = new DatabaseLine(world, process);
    const register = { registerId: 'register', incarnation: world.tables.incarnation, store: 'eventstoredb' } as const;
    this.#tables = new JournalTables(journalPool(world, this.#line), register);
    this.#transport = new SimulatedTransport(world, process);
  }

  async run(): Promise<never> {
    const { process } = this;
    for (;;) {
      try {
        const epoch = await this.#own();
        if (epoch !== null) await this.#copyUntilLost(epoch);
      } catch {
        // Fenced, or no answer: it begins again with what is in the tables by then.
      }
      await process.sleep(process.chance.between(300, 1_000), 'looks after the journal');
    }
  }

  async #own(): Promise<number | null> {
    const { process } = this;
    const mine = this.#epoch;
    if (mine !== null && (await this.#renew(mine))) return mine;
    this.#epoch = await this.#line.ask('take the journal', (tables, clock) => {
      const epoch = takeLease(tables, 'journal', process.name, clock);
      if (epoch !== null) ownJournal(tables, epoch);
      return epoch;
    });
    return this.#epoch;
  }

  #renew(epoch: number): Promise<boolean> {
    return this.#line.ask('renew the journal', (tables, clock) => renewLease(tables, 'journal', epoch, clock));
  }

  async #copyUntilLost(epoch: number): Promise<void> {
    const over = { is: false };
    void this.#keepLease(epoch, over);
    try {
      const { considered, stopped } = await this.#tables.mark();
      if (stopped !== null) return await this.process.sleep(1_000, 'waits for an operator');
      await this.#follow(epoch, considered, over);
    } finally {
      over.is = true;
    }
  }

  async #follow(epoch: number, from: SourcePosition | null, over: { readonly is: boolean }): Promise<void> {
    const { world, process } = this;
    for (let considered = from; !over.is;) {
      const page = await nextPage(world, process, considered);
      if (page.length === 0) {
        await process.sleep(process.chance.between(200, 700), 'hears of nothing new');
        continue;
      }
      await world.sorePoint(process, 'page in hand', 1_000, 6_000);
      const { events, reached, anomaly } = sortPage(page, considered, await this.#tables.known(page));
      if (reached !== null) {
        await this.#copy(events, epoch, considered, reached);
        considered = reached;
      }
      if (anomaly !== null) return this.#stumble(epoch, anomaly);
    }
  }

  async #copy(
    events: readonly CopiedEvent[],
    epoch: number,
    from: SourcePosition | null,
    to: SourcePosition,
  ): Promise<void> {
    if (this.world.breaks.earlyCheckpoint !== true) return void (await this.#tables.copy(events, epoch, from, to));
    await this.#tables.copy([], epoch, from, to);
    await this.#line.ask('copy the rows afterwards', tables => copyRows(tables, rowsIn(encodeCopy(events))));
  }

  /** The store is the truth about what was delivered; what is wrong there stops the journal. */
  async #stumble(epoch: number, anomaly: Anomaly): Promise<void> {
    this.world.note(`${this.process.name}: stumbles over ${anomaly.reason}: ${anomaly.found}`);
    if (anomaly.delivered !== null && !(await this.#isStored(anomaly.delivered.event))) return;
    await this.#tables.stop(epoch, anomaly);
    if (this.world.tables.journal.stopped === null) this.world.saw('a stale owner stumbled, and stopped nobody');
  }

  async #isStored({ stream, revision, id }: EventInStore): Promise<boolean> {
    const [stored] = await this.#transport.read(stream, { from: revision, limit: 1 }, ASK_MS);
    return stored?.id === id;
  }

  async #keepLease(epoch: number, over: { is: boolean }): Promise<void> {
    for (let beats = 1; !over.is; beats++) {
      await this.process.sleep(LEASE_MS / 3, 'the beat of the journal');
      if (over.is) return;
      const ours = await this.#renew(epoch).catch(() => true);
      if (beats % PRUNE_EVERY === 0) await this.#tables.pruneClaims().catch(() => undefined);
      if (ours) continue;
      this.#epoch = null;
      over.is = true;
    }
  }
}
