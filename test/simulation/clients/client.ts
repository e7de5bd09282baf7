import type { Slot } from '../register/slot.js';
import type { World } from '../world.js';
import type { Answer } from './history.js';
import type { Intent } from './intent.js';

export interface Manner {
  /** Attempts after which it never asks again; a definite answer ends it sooner. */
  readonly patience: number;
  /** Asks both instances at the same time, the first time. */
  readonly both: boolean;
  /** After a definite answer, asks once more a while later. */
  readonly again: boolean;
}

/** Asks under one key until the answer is definite, or gives up for ever. */
export async function pursue(
  world: World,
  slots: readonly [Slot, Slot],
  intent: Intent,
  { patience, both, again }: Manner,
): Promise<void> {
  if (both) {
    world.saw('one key sent to both instances at once');
    const [first, second] = slots;
    const later = world.story.happens(0.5) ? world.story.between(10, 1_200) : 0;
    const answers = await Promise.all([
      ask(world, first, intent),
      wait(world, later, `${intent.key} is sent to the other one as well`).then(() => ask(world, second, intent)),
    ]);
    if (answers.some(isDefinite) && !again) return;
  }
  for (let attempt = 0; attempt < patience || world.calm; attempt++) {
    const answer = await ask(world, world.story.pick(slots), intent);
    if (isDefinite(answer)) {
      if (!again) return;
      await wait(world, world.story.between(100, 4_000), `${intent.key} is asked for once more`);
      await ask(world, world.story.pick(slots), intent);
      return;
    }
    const isDown = answer.kind === 'unknown' && answer.problem === 'unreachable';
    const pause = isDown ? world.story.between(800, 4_000) : world.story.between(50, 2_000);
    await wait(world, pause, `${intent.key} is sent again`);
  }
  world.saw('a client gave up for ever');
}

const isDefinite = ({ kind }: Answer): boolean => kind === 'ok' || kind === 'refused';

async function ask(world: World, slot: Slot, intent: Intent): Promise<Answer> {
  const asked = world.history.ask(intent, slot.name);
  const answer = await slot.ask(intent);
  world.history.complete(asked, answer);
  return answer;
}

export function wait(world: World, ms: number, what: string): Promise<void> {
  return new Promise(resolve => void world.schedule.after(ms, what, resolve));
}
