/** One seed decides what is sent and when something is killed; the machine decides the rest. */
export class Random {
  #state: number;

  constructor(readonly seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 ≤ x < 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.below(from.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }
}

export const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** Asks again and again, so many milliseconds at most. */
export async function until(
  what: string,
  ms: number,
  ask: () => Promise<boolean> | boolean,
  pause = 25,
): Promise<void> {
  const end = performance.now() + ms;
  for (;;) {
    if (await ask()) return;
    if (performance.now() > end) throw new Error(`${what}: not within ${ms} ms`);
    await sleep(pause);
  }
}
