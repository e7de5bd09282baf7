import type {
  AppendCommand,
  AppendResult,
  CallOptions,
  LedgerEntry,
  ReadStreamOptions,
  StoredEvent,
} from '../../../src/platform/event-store/event-log.js';
import { withDeadline } from '../../../src/platform/event-store/deadline.js';
import { AppendLane } from '../../../src/platform/event-store/postgres/append-lane.js';
import { readFailure } from '../../../src/platform/event-store/postgres/failure.js';
import type { Process } from '../machinery/process.js';
import type { Tables } from '../servers/tables.js';
import type { World } from '../world.js';
import { DEADLINE_MS } from './claimed-log.js';
import { DatabaseLine } from './database-line.js';
import { LaneLine } from './lane-line.js';
import { CommandLog, storedEvent, wantedRange } from './simulated-log.js';

/** The home on PostgreSQL: the real lane over a simulated connection and a model of es.append. */
export class LaneLog extends CommandLog {
  readonly #lane: AppendLane;
  readonly #line: DatabaseLine;

  constructor(
    world: World,
    private readonly process: Process,
  ) {
    super();
    this.#line = new DatabaseLine(world, process);
    const connection = new LaneLine(world, process);
    this.#lane = new AppendLane({
      connection,
      timers: process.timers,
      deadlineMs: DEADLINE_MS,
      observer: { onBatch: size => size > 1 && world.saw('a batch of several commands') },
    });
  }

  override append(command: AppendCommand, options?: CallOptions): Promise<AppendResult> {
    return this.#lane.append(command, options);
  }

  override findCommand(commandId: string, options?: CallOptions): Promise<LedgerEntry | null> {
    return this.#read('find a command', options, tables => {
      const known = tables.commands.get(commandId);
      if (known === undefined) return null;
      const { fingerprint, stream, first, last, lastRevision } = known;
      const events = first === null ? 0 : last - first + 1;
      return { commandId, fingerprint, stream, events, lastPosition: last, lastRevision };
    });
  }

  override readStream(stream: string, options?: ReadStreamOptions): Promise<readonly StoredEvent[]> {
    const { from, to } = wantedRange(options);
    return this.#read(`read ${stream} from ${from}`, options, tables =>
      (tables.streams.get(stream) ?? [])
        .slice(from, Math.min(to + 1, Number.MAX_SAFE_INTEGER))
        .map(position => storedEvent(tables.events[position - 1]!, position)),
    );
  }

  #read<T>(what: string, options: CallOptions | undefined, work: (tables: Tables) => T): Promise<T> {
    return withDeadline(this.process.timers, options, DEADLINE_MS, async () => {
      try {
        return await this.#line.ask(what, work);
      } catch (error) {
        throw readFailure(error);
      }
    });
  }
}
