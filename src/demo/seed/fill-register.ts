import { baidibekStory, SEEDED } from '../baidibek/baidibek-story.js';
import { Correspondence, type Post, type Reply } from '../correspondence.js';
import { investors, portfolio } from '../portfolio/portfolio.js';
import type { Office, Step, Story } from '../story.js';
import { SEED_VERSION } from './progress-file.js';

/** The register would not take a letter of the demo. */
export class SeedRefused extends Error {
  override readonly name = 'SeedRefused';

  constructor(story: string, step: Step, reply: Reply) {
    const { code, detail } = (reply.body ?? {}) as { readonly code?: string; readonly detail?: string };
    super(
      `The demo register could not be filled: ${story}, ${step.key}: ${reply.status} ${code ?? ''} ${detail ?? ''}`,
    );
  }
}

export interface FillOptions {
  readonly post: Post;
  readonly keys: Readonly<Partial<Record<Office, string>>>;
  /** Persons behind the keys, by office. */
  readonly persons: ReadonlyMap<Office, string>;
  /** Stories told at once: they wait for the store, not for each other. */
  readonly atOnce?: number;
}

export const SEED_PREFIX = `demo-seed-${SEED_VERSION}`;

/** What may be the Idempotency-Key of a story's step. */
export const seedKey = (story: string, step: string): string => `${SEED_PREFIX}/${story}/${step}`;

/**
 * Writes every letter of the demo. Keys are fixed and letters are the same every time, so a filling that was cut short
 * is simply done again: what is recorded answers as it did, what is missing is recorded (ruling 57).
 * Resolves with how many letters were sent.
 */
export async function fillRegister({ post, keys, persons, atOnce = 16 }: FillOptions): Promise<number> {
  const known = new Map<string, string>(
    [...persons].map(([office, personId]) => [`person.${office}`, personId] as const),
  );
  let sent = 0;
  const tell = async ({ name, steps }: Story): Promise<void> => {
    const letters = new Correspondence(post, keys, `${SEED_PREFIX}/${name}`, known);
    for (const step of steps) {
      await isSettled(letters, step);
      const reply = await letters.send(step);
      if (reply.status >= 300) throw new SeedRefused(name, step, reply);
      sent++;
    }
    for (const [id, value] of letters.known) if (id.startsWith('investor.')) known.set(id, value);
  };
  await inTurns(
    investors().map(step => ({ name: 'investors', steps: [step] })),
    atOnce,
    tell,
  );
  await inTurns([baidibekStory(SEEDED), ...portfolio()], atOnce, tell);
  return sent;
}

/** Bounded: a register whose automations stand still is filled all the same. */
async function isSettled(letters: Correspondence, { waitsFor }: Step): Promise<void> {
  if (waitsFor === undefined) return;
  for (let tries = 0; tries < 100; tries++) {
    const { body } = await letters.read('auditor', waitsFor.path);
    if (((body ?? {}) as { readonly status?: string }).status !== waitsFor.toLeave) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** Not more than so many at once; after the first failure none begins. */
async function inTurns<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        await work(item);
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  const failed = ended.find(end => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
