import { checkCommand, expectedRevision } from '../check-command.js';
import type { AppendCommand, AppendResult, CallOptions, LedgerEntry } from '../event-log.js';
import { ConcurrencyConflict, LogUnavailable } from '../event-log.errors.js';
import { OneAtATime } from '../one-at-a-time.js';
import { backoff, sleep, type Timers } from '../timers.js';
import { Budget } from './budget.js';
import type { Claim, Claims } from './claims.js';
import { findRun, readRun, type CommandRun } from './command-runs.js';
import { StoreConflict, StoreFailure, type EventInStore, type EventToStore, type StoreTransport } from './transport.js';

export interface ClaimedAppendParts {
  readonly transport: StoreTransport;
  readonly claims: Claims;
  readonly timers: Timers;
  /** Milliseconds a command may take when its caller says nothing. */
  readonly deadlineMs: number;
  /** Milliseconds one attempt may take. */
  readonly attemptMs: number;
  /** Told of every command that ended without an answer. */
  readonly onUnknown?: () => void;
}

type OpenClaim = Extract<Claim, { kind: 'open' }>;

/** Of the budget, kept back for looking once more before saying "unknown". */
const LAST_LOOK_MS = 1_000;
/** An attempt with less could not even be sent, and would leave doubt where there is none. */
const LEAST_ATTEMPT_MS = 50;

/**
 * The promises of the ledger on a store that has none: one effect and one answer under a command id, at every point of
 * crash-points.md. A claim is written, the stream is looked through for what may be stored already, the events go out
 * under an explicit revision, and what no answer came for is sent again unchanged and looked for, never decided anew.
 * In one process the commands of a stream go one after the other.
 */
export class ClaimedAppend {
  readonly #turns = new OneAtATime();

  constructor(private readonly parts: ClaimedAppendParts) {}

  async append(command: AppendCommand, options?: CallOptions): Promise<AppendResult> {
    checkCommand(command);
    const budget = new Budget(this.parts.timers, options, this.parts.deadlineMs);
    return this.#turns.run(command.stream, async () => {
      budget.check();
      try {
        return await this.#append(command, budget);
      } catch (error) {
        if (error instanceof LogUnavailable && error.outcome === 'unknown') this.parts.onUnknown?.();
        throw error;
      }
    });
  }

  async findCommand(commandId: string, options?: CallOptions): Promise<LedgerEntry | null> {
    const budget = new Budget(this.parts.timers, options, this.parts.deadlineMs);
    const found = await budget.within(() => this.parts.claims.find(commandId));
    if (found === null) return null;
    const { claim, fingerprint } = found;
    const known = (run: CommandRun | null): LedgerEntry | null =>
      run === null ? null : entry(commandId, fingerprint, run);
    if (claim.kind === 'nothing') return known({ stream: claim.stream, events: [], lastRevision: claim.revision });
    if (claim.kind === 'stored') return known(await this.#run(commandId, claim.stream, claim.firstRevision, budget));
    const from = Math.max(claim.lowest, claim.copied) + 1;
    return known(await findRun(this.parts.transport, commandId, claim.stream, { from }, budget));
  }

  async #append(command: AppendCommand, budget: Budget): Promise<AppendResult> {
    const { claims } = this.parts;
    for (;;) {
      const claim = await budget.within(() => claims.take(command));
      const earlier = await this.#earlier(command, claim, budget);
      if (earlier !== null) return result(command, earlier, true);
      if (command.events.length > 0) return this.#store(command, budget);
      const settled = await this.#settleNothing(command, claim as OpenClaim, budget);
      if (settled !== null) return settled;
      budget.check();
    }
  }

  /** What an earlier attempt has left behind: in the ledger, in the claim, or in the stream beyond the journal. */
  async #earlier(command: AppendCommand, claim: Claim, budget: Budget): Promise<CommandRun | null> {
    const { commandId, stream } = command;
    if (claim.kind === 'nothing') return { stream: claim.stream, events: [], lastRevision: claim.revision };
    if (claim.kind === 'stored') return this.#run(commandId, claim.stream, claim.firstRevision, budget);
    const { transport } = this.parts;
    if (claim.stream !== stream) {
      const elsewhere = await findRun(transport, commandId, claim.stream, { from: claim.lowest + 1 }, budget);
      if (elsewhere !== null) return elsewhere;
    }
    // What the journal holds is in the ledger. Beyond it: up to where this decision stands, whose reader kept no
    // command ids; and further when somebody else may have gone on from there.
    const expected = expectedRevision(command);
    const to = claim.takers > 1 ? undefined : expected;
    if (to !== undefined && to <= claim.copied) return null;
    return findRun(transport, commandId, stream, { from: claim.copied + 1, to }, budget);
  }

  async #run(commandId: string, stream: string, firstRevision: number, budget: Budget): Promise<CommandRun> {
    const run = await readRun(this.parts.transport, commandId, stream, firstRevision, budget);
    if (run !== null) return run;
    throw new LogUnavailable('unknown', `${stream} does not show what the ledger says was stored in it`);
  }

  async #store(command: AppendCommand, budget: Budget): Promise<AppendResult> {
    const { transport, timers, attemptMs } = this.parts;
    const { stream } = command;
    const expected = expectedRevision(command);
    const events = command.events.map(({ eventId, type, data, meta }): EventToStore => ({
      id: eventId,
      type,
      data,
      meta,
    }));
    let doubt = false;
    let lastError: Error | undefined;
    for (let failures = 0; budget.left > LAST_LOOK_MS + LEAST_ATTEMPT_MS && !budget.aborted; failures++) {
      try {
        const patience = Math.min(attemptMs, budget.left - LAST_LOOK_MS);
        await transport.append(stream, expected, events, patience);
        return await this.#readBack(command, budget);
      } catch (error) {
        if (error instanceof StoreConflict) return this.#lostRace(command, error, budget);
        if (!(error instanceof StoreFailure)) throw error;
        lastError = error;
        doubt ||= error.outcome === 'unknown';
        if (!error.retry) break;
        await sleep(timers, Math.min(backoff(timers, failures), Math.max(0, budget.left - LAST_LOOK_MS)));
      }
    }
    if (doubt) {
      const stored = await readRun(transport, command.commandId, stream, expected + 1, budget).catch(() => null);
      if (stored !== null) return result(command, stored, !isOurs(command, stored.events));
    }
    throw new LogUnavailable(doubt ? 'unknown' : 'not-applied', lastError?.message ?? 'no time was left', {
      cause: lastError,
    });
  }

  /** Whoever else took the command may have been first: then what is stored are its bytes, and its answer is ours. */
  async #readBack(command: AppendCommand, budget: Budget): Promise<AppendResult> {
    const { claims, transport } = this.parts;
    const { commandId, stream, events } = command;
    const expected = expectedRevision(command);
    const alone = await budget.within(() => claims.isAlone(commandId)).catch(() => false);
    if (alone)
      return result(
        command,
        { stream, events: [], count: events.length, lastRevision: expected + events.length },
        false,
      );
    const stored = await readRun(transport, commandId, stream, expected + 1, budget).catch(() => null);
    if (stored === null) throw new LogUnavailable('unknown', 'stored, but by whom could not be read back');
    return result(command, stored, !isOurs(command, stored.events));
  }

  /** The conflict may be with ourselves: an earlier attempt, or another taker of the same command. */
  async #lostRace(command: AppendCommand, conflict: StoreConflict, budget: Budget): Promise<AppendResult> {
    const { commandId, stream, expected } = command;
    const from = expectedRevision(command) + 1;
    let stored: CommandRun | null;
    try {
      stored = conflict.actual < from ? null : await readRun(this.parts.transport, commandId, stream, from, budget);
    } catch (cause) {
      throw new LogUnavailable('unknown', 'the stream moved, and whether by this command could not be read', { cause });
    }
    if (stored !== null) return result(command, stored, !isOurs(command, stored.events));
    throw new ConcurrencyConflict(stream, expected === 'none' ? 'none' : expected.revision, conflict.actual);
  }

  /**
   * "Nothing to record" is an answer too, and final. It may leave only while the stream stands where it was decided and
   * nobody has taken the command since: who takes it later is told, and who took it before decided on less.
   */
  async #settleNothing(command: AppendCommand, claim: OpenClaim, budget: Budget): Promise<AppendResult | null> {
    const { transport, claims } = this.parts;
    const { commandId, stream, expected } = command;
    const revision = expectedRevision(command);
    const [last] = await budget.reading(ms => transport.read(stream, { backwards: true, limit: 1 }, ms));
    const actual = last?.revision ?? -1;
    if (actual !== revision) {
      throw new ConcurrencyConflict(stream, expected === 'none' ? 'none' : expected.revision, actual);
    }
    const settled = await budget.within(() => claims.settleNothing(commandId, revision, claim.takers));
    return settled ? result(command, { stream, events: [], lastRevision: revision }, false) : null;
  }
}

function isOurs({ events }: AppendCommand, stored: readonly EventInStore[]): boolean {
  return events.length === stored.length && events.every((event, i) => event.meta === stored[i]!.meta);
}

function result(command: AppendCommand, run: CommandRun, duplicate: boolean): AppendResult {
  return { ...entry(command.commandId, command.fingerprint, run), duplicate };
}

function entry(
  commandId: string,
  fingerprint: string,
  { stream, events, count, lastRevision }: CommandRun,
): LedgerEntry {
  // Numbers come with the journal. The answer to a repeat must be the first one, so they are left out of both.
  const lastPosition = lastRevision < 0 ? 0 : null;
  return { commandId, fingerprint, stream, events: count ?? events.length, lastRevision, lastPosition };
}
