/** Choices that are the same on every run: mulberry32 over a seed of its own for each thing that is chosen about. */
export class Chances {
  #state: number;

  constructor(seed: string) {
    let hash = 0x811c9dc5;
    for (let at = 0; at < seed.length; at++) hash = Math.imul(hash ^ seed.charCodeAt(at), 0x01000193);
    this.#state = hash >>> 0;
  }

  /** From 0 up to, and without, 1. */
  share(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(limit: number): number {
    return Math.floor(this.share() * limit);
  }

  /** One of them, as often as its share says. */
  of<Choice extends readonly [share: number, ...rest: unknown[]]>(choices: readonly Choice[]): Choice {
    let left = this.share() * choices.reduce((sum, [share]) => sum + share, 0);
    for (const choice of choices) {
      left -= choice[0];
      if (left < 0) return choice;
    }
    return choices.at(-1)!;
  }
}
