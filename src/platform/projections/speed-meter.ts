import type { Generation } from './generation.js';
import type { Scheduler } from './scheduler.js';

/** Events a second between two questions at least a second apart. */
export class SpeedMeter {
  private readonly samples = new Map<string, { at: number; handled: number; rate: number }>();

  constructor(private readonly scheduler: Scheduler) {}

  of(generations: readonly Generation[], name: string, number: number): number {
    const generation = generations.find(each => each.name === name && each.number === number);
    if (!generation) return 0;
    const key = `${name}/${number}`;
    const now = this.scheduler.now();
    const sample = this.samples.get(key);
    if (!sample || generation.handled < sample.handled) {
      this.samples.set(key, { at: now, handled: generation.handled, rate: 0 });
      return 0;
    }
    const seconds = (now - sample.at) / 1000;
    if (seconds < 1) return sample.rate;
    const rate = (generation.handled - sample.handled) / seconds;
    this.samples.set(key, { at: now, handled: generation.handled, rate });
    return rate;
  }
}
