import { CALM, LONGEST_WAY_MS, type Weather } from '../machinery/network.js';
import { wait } from '../clients/client.js';
import type { Slot } from '../register/slot.js';
import type { World } from '../world.js';
import { strangerWrites, foreignWriter } from './foreign-writer.js';

const ROUGH: Weather = {
  notSent: 0.02,
  requestLost: 0.02,
  answerLost: 0.04,
  repeated: 0.05,
  slow: 0.08,
  stall: 0.003,
  sore: 0.08,
};
const STORM: Weather = {
  notSent: 0.08,
  requestLost: 0.08,
  answerLost: 0.15,
  repeated: 0.1,
  slow: 0.3,
  stall: 0.01,
  sore: 0.1,
};

/** Strikes until it is told to stop: one fault after the other, some while others last. */
export async function strike(world: World, slots: readonly Slot[], always: Partial<Weather> = {}): Promise<void> {
  const { story, network } = world;
  const change = (weather: Weather): void => void (network.weather = { ...weather, ...always });
  change(story.happens(0.15) ? STORM : ROUGH);
  void strangers(world);
  const restores = world.home === 'eventstoredb' && story.happens(world.breaks.serveBeforeCaughtUp === true ? 1 : 0.2);
  if (restores) void putBack(world, slots);
  while (!world.calm) {
    await wait(world, story.between(400, 3_500), 'the nemesis looks up');
    if (world.calm) return;
    const fault = story.weighted({
      crash: 8,
      pause: 3,
      sleep: 1,
      weather: 4,
      storeAway: 1,
      databaseAway: 1,
      foreign: 4,
    });
    switch (fault) {
      case 'crash':
        await crash(world, story.pick(slots));
        break;
      case 'pause':
        pause(world, story.pick(slots), story.between(200, 9_000));
        break;
      case 'sleep': {
        // Longer than any deadline and any lease, and than a reservation may be left unfinished.
        const sleeping = story.happens(0.5) ? slots : [story.pick(slots)];
        for (const slot of sleeping) pause(world, slot, story.between(10_000, 45_000));
        break;
      }
      case 'weather':
        change(story.pick([CALM, ROUGH, ROUGH, STORM]));
        break;
      case 'storeAway':
        network.takeAway('store', story.between(200, 2_500));
        break;
      case 'databaseAway':
        network.takeAway('database', story.between(200, 2_500));
        break;
      case 'foreign':
        foreignWriter(world);
        break;
    }
  }
}

function pause(world: World, { process }: Slot, ms: number): void {
  if (process === null) return;
  world.note(`${process.name} is paused for ${Math.round(ms)} ms`);
  process.pause(ms);
}

/** Other software in the same store never sleeps. */
async function strangers(world: World): Promise<void> {
  while (!world.calm) {
    await wait(world, world.story.between(100, 1_200), 'a stranger wants something');
    strangerWrites(world);
  }
}

async function crash(world: World, slot: Slot): Promise<void> {
  if (!slot.isUp) return;
  slot.crash();
  void wait(
    world,
    world.story.happens(0.7) ? world.story.between(20, 600) : world.story.between(600, 5_000),
    `${slot.name} starts again`,
  ).then(() => {
    if (!world.restoring) slot.start();
  });
}

/**
 * "PostgreSQL restored from yesterday, EventStoreDB intact" (crash-points.md), as the runbook does it: no instance runs,
 * and nothing they sent is on its way any more. What stands in the copy is a new life of the register.
 */
async function putBack(world: World, slots: readonly Slot[]): Promise<void> {
  const { story, schedule } = world;
  await wait(world, story.between(0, 3_000), 'PostgreSQL is backed up');
  const copied = schedule.now;
  const backup = world.tables.copy();
  await wait(world, story.between(500, 6_000), 'PostgreSQL is lost');
  if (world.calm) return;
  world.restoring = true;
  for (const slot of slots) slot.crash();
  await wait(world, 2 * LONGEST_WAY_MS, 'PostgreSQL is put back');
  backup.incarnation++;
  world.tables = backup;
  world.history.restores.push({ copied, restored: schedule.now });
  world.saw('PostgreSQL was put back to an older copy');
  world.restoring = false;
  for (const slot of slots) slot.start();
}
