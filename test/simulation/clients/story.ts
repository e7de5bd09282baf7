import { LAND_PROJECTS, PARCELS } from '../register/opening.js';
import type { Slot } from '../register/slot.js';
import type { World } from '../world.js';
import { pursue, wait, type Manner } from './client.js';
import { intentOf, type Intent, type Wish } from './intent.js';
import {
  allocate,
  meet,
  PROJECTS,
  REASONS,
  register,
  REGISTRY_NUMBERS,
  release,
  reserve,
  resume,
  suspend,
} from './wishes.js';

/** What is wanted how often; a control may want more of one thing. */
export interface Plot {
  readonly meet: number;
  readonly suspend: number;
  readonly resume: number;
  readonly register: number;
  readonly reserve: number;
  readonly release: number;
  readonly allocate: number;
  /** How many ask both instances at once; a fifth when nothing is said. */
  readonly both?: number;
  /** How many wants go to the one busy project; four fifths when nothing is said. */
  readonly busy?: number;
  /** Milliseconds between two wants at most; 500 when nothing is said. */
  readonly pace?: number;
}

export const EVERYDAY: Plot = { meet: 4, suspend: 3, resume: 3, register: 3, reserve: 5, release: 2, allocate: 1 };

/** Somebody wants something every now and then, until it is evening. */
export async function live(world: World, slots: readonly [Slot, Slot], plot: Plot): Promise<void> {
  const { story } = world;
  const under: Promise<void>[] = [];
  for (let number = 1; !world.evening; number++) {
    const intent = intentOf(`k${number}`, wishFor(world, plot, number));
    under.push(pursue(world, slots, intent, mannerOf(world, plot)));
    if (story.happens(0.06)) under.push(reuse(world, slots, intent));
    await wait(world, story.between(20, plot.pace ?? 500), 'somebody wants something');
  }
  await Promise.all(under);
}

function mannerOf({ story }: World, { both = 0.2 }: Plot): Manner {
  return {
    patience: story.happens(0.2) ? 1 + story.below(2) : 50,
    both: story.happens(both),
    again: story.happens(0.3),
  };
}

/** The same key with another body: at most one of the two may ever have an effect. */
async function reuse(world: World, slots: readonly [Slot, Slot], intent: Intent): Promise<void> {
  await wait(world, world.story.between(0, 2_000), `${intent.key} is reused with another body`);
  const wish = meet(PROJECTS[0], `other-${intent.key}`);
  const other = { ...intentOf(intent.key, wish), commandId: intent.commandId, person: intent.person };
  await pursue(world, slots, other, { patience: 3, both: false, again: false });
}

function wishFor(world: World, plot: Plot, number: number): Wish {
  const { story } = world;
  const { both: _both, pace: _pace, busy = 0.8, ...weights } = plot;
  // The third project is everybody's; the land projects are only disturbed now and then.
  const project = story.happens(busy) ? PROJECTS[0] : story.pick(LAND_PROJECTS);
  const land = story.pick(LAND_PROJECTS);
  const parcel = story.pick(PARCELS);
  switch (story.weighted(weights)) {
    case 'meet':
      return meet(project, `meeting-${story.happens(0.2) ? story.below(number) : number}`);
    case 'suspend':
      return suspend(project, story.pick(REASONS), pinnedOrNot(world, project));
    case 'resume':
      return resume(project, pinnedOrNot(world, project));
    case 'register':
      return register(story.happens(0.7) ? story.pick(REGISTRY_NUMBERS) : null, `village ${number}`);
    case 'reserve':
      return reserve(land, parcel);
    case 'release':
      return release(land, parcel);
    case 'allocate':
      return allocate(land, parcel, `A-${number}`);
  }
}

/** If-Match with what is the head now; it may be stale by the time it arrives. */
function pinnedOrNot(world: World, projectId: string): number | null {
  return world.story.happens(0.4) ? world.headOf(`project-${projectId}`) : null;
}
