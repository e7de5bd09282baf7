import { checkAll } from './checks/check-all.js';
import { found, inWords, type Finding } from './checks/finding.js';
import { KNOWN_FAULTS, type KnownFault } from './checks/known-faults.js';
import { isSettled, whatIsLeft } from './checks/settled.js';
import { EVERYDAY, live, type Plot } from './clients/story.js';
import { AS_BUILT, type Breaks } from './controls/breaks.js';
import { strike } from './faults/nemesis.js';
import type { Weather } from './machinery/network.js';
import { open } from './register/opening.js';
import { Slot } from './register/slot.js';
import { World, type Home } from './world.js';

export interface Run {
  readonly seed: number;
  /** Events while things go wrong; after them everything must settle. */
  readonly steps: number;
  readonly home?: Home;
  readonly breaks?: Breaks;
  readonly plot?: Plot;
  /** What the weather is never better or worse than. */
  readonly weather?: Partial<Weather>;
  /** Known faults are findings as well. */
  readonly strict?: boolean;
}

export interface Outcome {
  readonly seed: number;
  readonly home: Home;
  readonly findings: readonly string[];
  /** Faults that are known and stand: see known-faults.ts. */
  readonly known: readonly KnownFault[];
  readonly traceHash: string;
  readonly trace: readonly string[];
  readonly sometimes: ReadonlyMap<string, number>;
  readonly steps: number;
}

/** Once the faults have stopped: events, and virtual time, in which everything has to come to rest. */
const SETTLE_STEPS = 30_000;
const SETTLE_MS = 300_000;

/** One world from its first event to its last: faults first, then calm, then the checks. */
export async function simulate({
  seed,
  steps,
  home = homeOf(seed),
  breaks = AS_BUILT,
  plot = EVERYDAY,
  strict = false,
  weather = {},
}: Run): Promise<Outcome> {
  const world = new World(seed, home, breaks);
  const { schedule, history, network } = world;
  open(world);
  const slots: readonly [Slot, Slot] = [new Slot(world, 'A'), new Slot(world, 'B')];
  for (const slot of slots) slot.start();
  let everybodyIsDone = false;
  void live(world, slots, plot).then(() => (everybodyIsDone = true));
  void strike(world, slots, weather);
  while (schedule.steps < steps) await schedule.step();

  world.evening = true;
  while (world.restoring) await schedule.step();
  world.calm = true;
  network.heal();
  world.note('calm');
  for (const slot of slots) slot.start();
  const calmAt = { steps: schedule.steps, now: schedule.now };
  const isOver = (): boolean => everybodyIsDone && isSettled(world);
  let settled = isOver();
  while (!settled && schedule.steps < calmAt.steps + SETTLE_STEPS && schedule.now < calmAt.now + SETTLE_MS) {
    await schedule.step();
    settled = isOver();
  }
  if (!settled) history.found(found('liveness', whatIsLeft(world, everybodyIsDone)));
  for (const finding of checkAll(world)) history.found(finding);
  const isKnown = (finding: Finding): boolean => KNOWN_FAULTS.some(fault => fault.excuses(finding, world));
  return {
    seed,
    home,
    findings: history.findings.filter(finding => strict || !isKnown(finding)).map(inWords),
    known: history.findings.flatMap(finding => KNOWN_FAULTS.filter(fault => fault.excuses(finding, world))),
    traceHash: schedule.traceHash,
    trace: schedule.trace,
    sometimes: world.sometimes.counts,
    steps: schedule.steps,
  };
}

/** Every fourth seed lives on PostgreSQL. */
export function homeOf(seed: number): Home {
  return seed % 4 === 3 ? 'postgres' : 'eventstoredb';
}
