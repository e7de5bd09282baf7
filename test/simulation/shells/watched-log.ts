import type {
  AppendCommand,
  AppendResult,
  CallOptions,
  LedgerEntry,
  ReadStreamOptions,
  StoredEvent,
} from '../../../src/platform/event-store/event-log.js';
import { LogUnavailable } from '../../../src/platform/event-store/event-log.errors.js';
import { found } from '../checks/finding.js';
import type { Appending } from '../clients/history.js';
import type { Process } from '../machinery/process.js';
import type { World } from '../world.js';
import { DEADLINE_MS } from './claimed-log.js';
import { CommandLog } from './simulated-log.js';
import type { Sendings, SimulatedTransport } from './simulated-transport.js';

/** No promise may be pending longer than this after its deadline. */
const GRACE_MS = 1_000;

/** Writes down what passes the port, and holds every call to its deadline. Changes nothing. */
export class WatchedLog extends CommandLog {
  constructor(
    private readonly world: World,
    private readonly process: Process,
    private readonly log: CommandLog,
    private readonly transport: SimulatedTransport | null,
  ) {
    super();
  }

  override async append(command: AppendCommand, options?: CallOptions): Promise<AppendResult> {
    const { world, process } = this;
    const { commandId, fingerprint, stream, expected, events } = command;
    const appending: Appending = {
      commandId,
      fingerprint,
      stream,
      expected: expected === 'none' ? -1 : expected.revision,
      metas: events.map(({ meta }) => meta),
      process,
      began: world.schedule.now,
      ended: null,
      result: null,
      failure: null,
    };
    world.history.appendings.push(appending);
    const sendings = this.#forget(commandId);
    // The second step of a reservation, after its lapse is due.
    if (events[0]?.type === 'LandReserved') await world.sorePoint(process, 'the second step', 25_000, 40_000);
    try {
      const result = await this.#timed(`append of ${commandId}`, () => this.log.append(command, options));
      appending.result = result;
      this.#label(command, result, sendings());
      return result;
    } catch (error) {
      appending.failure = error instanceof LogUnavailable ? error.outcome : (error as Error).name;
      world.saw(`append: ${appending.failure}`);
      if ((sendings()?.refused ?? 0) > 0 && appending.failure === 'ConcurrencyConflict') world.saw('a race was lost');
      throw error;
    } finally {
      appending.ended = world.schedule.now;
    }
  }

  override findCommand(commandId: string, options?: CallOptions): Promise<LedgerEntry | null> {
    return this.#timed(`finding ${commandId}`, () => this.log.findCommand(commandId, options));
  }

  override readStream(stream: string, options?: ReadStreamOptions): Promise<readonly StoredEvent[]> {
    return this.#timed(`reading ${stream}`, () => this.log.readStream(stream, options));
  }

  async #timed<T>(what: string, work: () => Promise<T>): Promise<T> {
    const { schedule, history } = this.world;
    const { process } = this;
    const paused = process.pausedMs;
    const began = schedule.now;
    let cancel = (): void => undefined;
    // A process that stands still cannot answer: that time does not count.
    const watch = (ms: number): void => {
      cancel = process.later(ms, `${process.name}: patience`, () => {
        const left = DEADLINE_MS + GRACE_MS - (schedule.now - began - (process.pausedMs - paused));
        if (left > 0) watch(left + 1);
        else history.found(found('P4', `the ${what} is pending beyond its deadline`));
      });
    };
    watch(DEADLINE_MS + GRACE_MS + 1);
    try {
      return await work();
    } finally {
      cancel();
    }
  }

  #forget(commandId: string): () => Sendings | undefined {
    this.transport?.sendings.delete(commandId);
    return () => this.transport?.sendings.get(commandId);
  }

  #label(command: AppendCommand, result: AppendResult, sendings: Sendings | undefined): void {
    const { world } = this;
    if (this.transport === null || result.events === 0) return;
    if (!result.duplicate) {
      if (sendings !== undefined && sendings.sent > sendings.acknowledged + sendings.refused) {
        world.saw('stored after an attempt without an answer');
      }
      if (sendings?.acknowledged === 0) world.saw('a conflict, or silence, that was our own earlier attempt');
      return;
    }
    if (sendings === undefined) {
      world.saw('an earlier attempt was found before anything was sent');
      const claim = world.tables.claims.get(command.commandId);
      if (claim?.takers === 1 && !world.tables.commands.has(command.commandId)) {
        world.saw('found in the stream under a claim that had been lost');
      }
    } else world.saw("answered with another taker's bytes");
  }
}
