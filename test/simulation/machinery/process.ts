import type { Timers } from '../../../src/platform/event-store/timers.js';
import type { Chance } from './chance.js';
import type { Schedule } from './schedule.js';

/**
 * One life of an instance. Whatever wakes its code comes through here: after a crash nothing does any more, so what it
 * had in memory is gone and its continuations never run again; while it is paused they wait.
 */
export class Process {
  alive = true;
  /** Milliseconds it has been paused in its life: what a deadline may be late by. */
  pausedMs = 0;
  #pausedUntil = 0;
  readonly timers: Timers;

  constructor(
    readonly schedule: Schedule,
    readonly chance: Chance,
    readonly name: string,
  ) {
    this.timers = {
      now: () => schedule.now,
      after: (ms, call) => this.later(ms, `${name}: timer`, call),
      random: () => chance.next(),
    };
  }

  later(ms: number, what: string, call: () => void): () => void {
    let cancelled = false;
    let cancel = (): void => undefined;
    const wait = (delay: number): void => {
      cancel = this.schedule.after(
        delay,
        what,
        () => {
          const left = this.#pausedUntil - this.schedule.now;
          if (left > 0) wait(left);
          else call();
        },
        () => this.alive && !cancelled,
      );
    };
    wait(ms);
    return () => {
      cancelled = true;
      cancel();
    };
  }

  sleep(ms: number, what: string): Promise<void> {
    return new Promise(resolve => this.later(ms, `${this.name}: ${what}`, resolve));
  }

  pause(ms: number): void {
    const until = this.schedule.now + ms;
    this.pausedMs += Math.max(0, until - Math.max(this.#pausedUntil, this.schedule.now));
    this.#pausedUntil = Math.max(this.#pausedUntil, until);
  }

  kill(): void {
    this.alive = false;
  }
}
