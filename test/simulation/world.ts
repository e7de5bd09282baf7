import { Chance } from './machinery/chance.js';
import { Network } from './machinery/network.js';
import { Process } from './machinery/process.js';
import { Schedule } from './machinery/schedule.js';
import { Sometimes } from './machinery/sometimes.js';
import { EventStoreServer } from './servers/event-store.js';
import { Tables } from './servers/tables.js';
import type { Breaks } from './controls/breaks.js';
import { History } from './clients/history.js';

export type Home = 'eventstoredb' | 'postgres';

/** When the world begins: a working day, long after every date the deciders are asked about. */
const BEGINNING = Date.parse('2021-06-01T07:00:00.000Z');

/** Everything outside the processes: time, chance, the way between, and what the two servers have on disk. */
export class World {
  readonly schedule = new Schedule();
  readonly sometimes = new Sometimes();
  readonly store = new EventStoreServer();
  readonly history = new History(this.schedule);
  readonly network: Network;
  /** Of what the processes do by chance. */
  readonly chance: Chance;
  /** Of what people want and what goes wrong. */
  readonly story: Chance;
  /** Nobody wants anything new. */
  evening = false;
  /** No instance may run: PostgreSQL is being put back. */
  restoring = false;
  /** Nothing goes wrong any more. */
  calm = false;
  tables = new Tables();

  constructor(
    readonly seed: number,
    readonly home: Home,
    readonly breaks: Breaks,
  ) {
    const chance = new Chance(seed);
    this.network = new Network(this.schedule, chance.fork(), this.sometimes);
    this.story = chance.fork();
    this.chance = chance.fork();
  }

  process(name: string): Process {
    return new Process(this.schedule, this.chance.fork(), name);
  }

  /** The clock on the wall, the same for everybody: skew is not what is tried here. Milliseconds since 1970. */
  get clock(): number {
    return BEGINNING + Math.floor(this.schedule.now);
  }

  get timestamp(): string {
    return new Date(this.clock).toISOString();
  }

  get today(): string {
    return this.timestamp.slice(0, 10);
  }

  /**
   * A moment where being late hurts most: now and then it takes long, and everything else goes on. Nothing but time; a
   * slow disk or a long collection of garbage does the same.
   */
  async sorePoint(process: Process, what: string, fromMs: number, toMs: number, often = 1): Promise<void> {
    if (!this.chance.happens(often * this.network.weather.sore)) return;
    await process.sleep(this.chance.between(fromMs, toMs), `late: ${what}`);
    this.saw(`late: ${what}`);
  }

  /** The revision a stream stands at, as somebody outside of everything sees it. */
  headOf(stream: string): number {
    if (this.home === 'postgres') return (this.tables.streams.get(stream)?.length ?? 0) - 1;
    return this.store.read(stream, { backwards: true, limit: 1 })[0]?.revision ?? -1;
  }

  saw(label: string): void {
    this.sometimes.saw(label);
  }

  note(what: string): void {
    this.schedule.note(what);
  }
}
