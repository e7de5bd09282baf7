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
import { PostgresClaims } from '../../../src/platform/event-store/eventstoredb/postgres-claims.js';
import type { StoreTransport } from '../../../src/platform/event-store/eventstoredb/transport.js';
import type { Process } from '../machinery/process.js';
import type { World } from '../world.js';
import { claimsPool } from './claims-pool.js';
import { DatabaseLine } from './database-line.js';
import { CommandLog, storedEvent, wantedRange } from './simulated-log.js';

export const DEADLINE_MS = 5_000;
const ATTEMPT_MS = 2_000;
const PAGE = 100;

/** The home on EventStoreDB: the real ClaimedAppend and PostgresClaims over simulated servers. */
export class ClaimedLog extends CommandLog {
  readonly #claimed: ClaimedAppend;

  constructor(
    world: World,
    private readonly process: Process,
    private readonly transport: StoreTransport,
  ) {
    super();
    const { timers } = process;
    const register = { registerId: 'register', incarnation: world.tables.incarnation, store: 'eventstoredb' } as const;
    const claims = new PostgresClaims(claimsPool(world, process, new DatabaseLine(world, process)), register, timers);
    this.#claimed = new ClaimedAppend({ transport, claims, timers, deadlineMs: DEADLINE_MS, attemptMs: ATTEMPT_MS });
  }

  override append(command: AppendCommand, options?: CallOptions): Promise<AppendResult> {
    return this.#claimed.append(command, options);
  }

  override findCommand(commandId: string, options?: CallOptions): Promise<LedgerEntry | null> {
    return this.#claimed.findCommand(commandId, options);
  }

  override async readStream(stream: string, options?: ReadStreamOptions): Promise<readonly StoredEvent[]> {
    const { from, to } = wantedRange(options);
    const budget = new Budget(this.process.timers, options, DEADLINE_MS);
    const events: StoredEvent[] = [];
    for (let next = from; next <= to;) {
      const range = { from: next, limit: Math.min(PAGE, to - next + 1) };
      const page = await budget.reading(ms => this.transport.read(stream, range, ms));
      for (const event of page) {
        events.push(storedEvent({ ...event, data: event.data ?? '', meta: event.meta ?? '' }, null));
      }
      if (page.length < range.limit) break;
      next += page.length;
    }
    return events;
  }
}
