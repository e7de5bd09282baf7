import type {
  AppendCommand,
  AppendResult,
  CallOptions,
  LedgerEntry,
  ReadStreamOptions,
  StoredEvent,
} from '../../../src/platform/event-store/event-log.js';
import { Budget } from '../../../src/platform/event-store/eventstoredb/budget.js';
import { ClaimedAppend } from '../../../src/platform/event-store/eventstoredb/claimed-append.js';
import { storedEvent } from '../../../src/platform/event-store/eventstoredb/store-events.js';
import { PostgresClaims } from '../../../src/platform/event-store/eventstoredb/postgres-claims.js';
import type { StoreTransport } from '../../../src/platform/event-store/eventstoredb/transport.js';
import type { Process } from '../machinery/process.js';
import type { World } from '../world.js';
import { LogUnavailable } from '../../../src/platform/event-store/event-log.errors.js';
import { claimsPool } from './claims-pool.js';
import { DatabaseLine } from './database-line.js';
import { firstCatchUp } from './first-catch-up.js';
import { CommandLog, wantedRange } from './simulated-log.js';

export const DEADLINE_MS = 5_000;
const ATTEMPT_MS = 1_900;
const PAGE = 100;

/** The home on EventStoreDB: the real ClaimedAppend and PostgresClaims over simulated servers. */
export class ClaimedLog extends CommandLog {
  readonly #claimed: ClaimedAppend;
  readonly #hasCaughtUp: () => Promise<boolean>;
  #caughtUp = false;

  constructor(
    world: World,
    private readonly process: Process,
    private readonly transport: StoreTransport,
  ) {
    super();
    this.#hasCaughtUp = firstCatchUp(world, process);
    const { timers } = process;
    const register = { registerId: 'register', incarnation: world.tables.incarnation, store: 'eventstoredb' } as const;
    const claims = new PostgresClaims(claimsPool(world, process, new DatabaseLine(world, process)), register, timers);
    this.#claimed = new ClaimedAppend({ transport, claims, timers, deadlineMs: DEADLINE_MS, attemptMs: ATTEMPT_MS });
  }

  override async append(command: AppendCommand, options?: CallOptions): Promise<AppendResult> {
    const deadlineMs = await this.#caughtUpWithin(options);
    return this.#claimed.append(command, { ...options, deadlineMs });
  }

  override async findCommand(commandId: string, options?: CallOptions): Promise<LedgerEntry | null> {
    const deadlineMs = await this.#caughtUpWithin(options);
    return this.#claimed.findCommand(commandId, { ...options, deadlineMs });
  }

  override async readStream(stream: string, options?: ReadStreamOptions): Promise<readonly StoredEvent[]> {
    const { from, to } = wantedRange(options);
    const budget = new Budget(this.process.timers, options, DEADLINE_MS);
    const events: StoredEvent[] = [];
    for (let next = from; next <= to;) {
      const range = { from: next, limit: Math.min(PAGE, to - next + 1) };
      const page = await budget.reading(ms => this.transport.read(stream, range, ms));
      events.push(...page.map(storedEvent));
      if (page.length < range.limit) break;
      next += page.length;
    }
    return events;
  }

  /** What is left of the deadline once the ledger is known to hold what the store held at the start. */
  async #caughtUpWithin(options: CallOptions | undefined): Promise<number> {
    const { timers } = this.process;
    const budget = new Budget(timers, options, DEADLINE_MS);
    if (!this.#caughtUp) this.#caughtUp = await budget.within(this.#hasCaughtUp);
    if (this.#caughtUp) return budget.left;
    throw new LogUnavailable('not-applied', 'the journal has not come to what the store held at the start');
  }
}
