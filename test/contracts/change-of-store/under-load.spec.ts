import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AppendCommand, EventLog } from '../../../src/platform/event-store/event-log.js';
import { aCommand, at } from '../event-log/commands.js';
import { AMove, until, work } from './support.js';

interface Sent {
  readonly command: AppendCommand;
  /** What was answered: stored, or why not. */
  readonly outcome: 'stored' | Error;
}

/** Callers that send one command after the other, each to a stream of its own, until they are told where to stop. */
class Callers {
  readonly sent: Sent[] = [];
  over = false;
  readonly #all: Promise<unknown>;

  constructor(private readonly log: EventLog) {
    this.#all = Promise.all(Array.from({ length: CALLERS }, (_, caller) => this.#send(`project-of-${caller}`)));
  }

  areBusy(): Promise<void> {
    return until('the callers are busy', () => this.sent.length > 5 * CALLERS);
  }

  /** What they sent; whoever is not refused soon after the move is stopped. */
  async told(): Promise<readonly Sent[]> {
    this.over = (await Promise.race([this.#all.then(() => false), later(10_000)])) !== false;
    await this.#all;
    return this.sent;
  }

  async #send(stream: string): Promise<void> {
    for (let revision = -1, n = 0; !this.over; n++) {
      const command = aCommand({ stream, expected: at(revision), events: 1 + (n % 2) });
      try {
        ({ lastRevision: revision } = await this.log.append(command));
        this.sent.push({ command, outcome: 'stored' });
      } catch (error) {
        this.sent.push({ command, outcome: error as Error });
        return;
      }
      await later(PAUSE_MS);
    }
  }
}

const CALLERS = 4;
/** So that copying is faster than recording. */
const PAUSE_MS = 40;

/** As the client sends it again: the same key, decided a moment later. */
const again = ({ commandId, stream, expected, events }: AppendCommand): AppendCommand =>
  aCommand({ commandId, stream, expected, events: events.length });

describe('commands that are sent while the register moves', () => {
  let move: AMove;
  beforeEach(async () => {
    move = await AMove.begin();
  });
  afterEach(() => move.end());

  /** Every acknowledged command is there once; every other one is settled once by its key in the new home. */
  async function expectNoneLostOrDoubled(sent: readonly Sent[], home: EventLog): Promise<void> {
    const unsettled = sent.filter(({ outcome }) => outcome !== 'stored');
    expect(sent.length - unsettled.length).toBeGreaterThan(CALLERS);
    // All were cut off by the move, and none by anything else.
    expect(unsettled.length).toBe(CALLERS);
    for (const { outcome } of unsettled) expect(['WrongStore', 'LogUnavailable']).toContain((outcome as Error).name);
    for (const { command } of sent.filter(({ outcome }) => outcome === 'stored'))
      expect(await home.append(again(command))).toMatchObject({ duplicate: true, stream: command.stream });
    for (const { command } of unsettled) {
      const first = await home.append(again(command));
      expect(await home.append(again(command))).toEqual({ ...first, duplicate: true });
    }
    for (const stream of new Set(sent.map(({ command }) => command.stream))) {
      const events = await home.readStream(stream);
      const wanted = sent.filter(({ command }) => command.stream === stream).flatMap(({ command }) => command.events);
      expect(events.map(({ eventId }) => eventId)).toEqual(wanted.map(({ eventId }) => eventId));
    }
  }

  it('to EventStoreDB: none is lost or doubled, and who was cut off is answered under the same key', async () => {
    const log = move.inPostgres();
    await work(log, 20);
    const callers = new Callers(log);
    await callers.areBusy();
    expect(await move.forth(50)).toMatchObject({ turned: true });
    const there = move.inEventStoreDb();
    move.aJournal();
    await expectNoneLostOrDoubled(await callers.told(), there);
    const ids = move.stored().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }, 90_000);

  it('back to PostgreSQL: the same', async () => {
    await work(move.inPostgres(), 5);
    await move.forth();
    const there = move.inEventStoreDb();
    move.aJournal();
    const callers = new Callers(there);
    await callers.areBusy();
    expect(await move.back()).toMatchObject({ turned: true });
    await expectNoneLostOrDoubled(await callers.told(), move.inPostgres());
  }, 90_000);

  it('back, with a command that has its claim and is not stored yet: it may be acknowledged, and then it is there', async () => {
    await work(move.inPostgres(), 5);
    await move.forth();
    const deadlineMs = 8_000;
    const there = move.inEventStoreDb(deadlineMs);
    const command = aCommand({ stream: 'project-1', events: 2 });
    const stream = `${move.prefix}project-1`;
    const away = move.standIn.misbehave({ kind: 'error', code: 14, method: 'append', stream, times: 1_000 });
    const sending = there.append(command);
    await until('it is claimed', async () => (await move.ask('select from es.claim')).length === 1);
    const moving = move.back(deadlineMs);
    await until('no claim is taken any more', async () => (await move.ask(CLAIMS_STOPPED)).length === 1);
    // Time enough for a move that does not wait.
    await later(1_000);
    away.stop();
    expect(await sending).toMatchObject({ duplicate: false, lastRevision: 1 });
    expect(await moving).toMatchObject({ turned: true });
    const log = move.inPostgres();
    expect((await log.readStream('project-1')).map(({ eventId }) => eventId)).toEqual(
      command.events.map(({ eventId }) => eventId),
    );
    expect(await log.append(again(command))).toMatchObject({ duplicate: true, lastRevision: 1 });
  }, 60_000);

  it('back, stored without an answer: the same key is answered with what was stored', async () => {
    await work(move.inPostgres(), 5);
    await move.forth();
    const there = move.inEventStoreDb();
    const command = aCommand({ stream: 'project-1', events: 2 });
    const silence = move.standIn.misbehave({
      kind: 'store-without-answer',
      stream: `${move.prefix}project-1`,
      times: 9,
    });
    const reads = move.standIn.misbehave({
      kind: 'silent',
      method: 'readStream',
      stream: `${move.prefix}project-1`,
      times: 9,
    });
    await expect(there.append(command)).rejects.toMatchObject({ name: 'LogUnavailable' });
    silence.stop();
    reads.stop();
    await move.back();
    const log = move.inPostgres();
    expect(await log.append(again(command))).toMatchObject({ duplicate: true, events: 2, lastRevision: 1 });
    expect((await log.readStream('project-1')).length).toBe(2);
  }, 60_000);

  it('back, with an append that arrives too late: nobody was told, and the same key is stored anew', async () => {
    await work(move.inPostgres(), 5);
    await move.forth();
    const there = move.inEventStoreDb();
    const late = aCommand({ stream: 'project-1' });
    const dropped = move.standIn.misbehave({
      kind: 'silent',
      method: 'append',
      stream: `${move.prefix}project-1`,
      times: 9,
    });
    await expect(there.append(late)).rejects.toMatchObject({ name: 'LogUnavailable' });
    dropped.stop();
    await move.back();
    // What the network held until now.
    const [event] = late.events;
    move.standIn.putForeign(`${move.prefix}project-1`, [
      { type: event!.type, data: event!.data, metadata: event!.meta, id: event!.eventId },
    ]);
    const log = move.inPostgres();
    expect(await log.append(again(late))).toMatchObject({ duplicate: false, lastRevision: 0 });
    expect(await log.append(again(late))).toMatchObject({ duplicate: true, lastRevision: 0 });
  }, 60_000);
});

/** The lock of the claims, held alone. */
const CLAIMS_STOPPED = `select from pg_locks where locktype = 'advisory' and granted and mode = 'ExclusiveLock'
  and (classid::bigint << 32 | objid::bigint) = 8101170115101116
  and database = (select oid from pg_database where datname = current_database())`;

const later = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms).unref());
