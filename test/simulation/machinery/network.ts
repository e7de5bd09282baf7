import type { Process } from './process.js';
import type { Chance } from './chance.js';
import type { Schedule } from './schedule.js';
import type { Sometimes } from './sometimes.js';

export type Server = 'store' | 'database';

export interface Call<T> {
  readonly from: Process;
  readonly to: Server;
  readonly what: string;
  /** Done by the server when the request arrives, all at once; what it throws is its answer. */
  readonly serve: () => T;
  /** What the caller is told when the request never left. */
  readonly notSent: () => Error;
  /** What the caller is told when the line broke: the server may have done it, or may yet do it. */
  readonly broken: () => Error;
  /** The request may arrive a second time, as something on the way repeats it. */
  readonly mayRepeat?: boolean;
  /** Told when the server did it and nobody will hear of it. */
  readonly onUnheard?: (why: 'answer lost' | 'sender dead') => void;
}

/** How often things go wrong, each between 0 and 1. */
export interface Weather {
  notSent: number;
  requestLost: number;
  answerLost: number;
  repeated: number;
  /** A request or an answer that takes seconds instead of milliseconds. */
  slow: number;
  /** The process stops at this very await, for longer than a lease. */
  stall: number;
  /** What hurts most takes long. */
  sore: number;
}

export const CALM: Weather = { notSent: 0, requestLost: 0, answerLost: 0, repeated: 0, slow: 0, stall: 0, sore: 0 };

/** Longer than any deadline of a caller, and the longest a request may be on its way. */
export const LONGEST_WAY_MS = 8_000;

/** Between processes and servers. A request that is on its way outlives its sender. */
export class Network {
  weather: Weather = CALM;
  readonly #away = new Map<Server, number>();

  constructor(
    private readonly schedule: Schedule,
    readonly chance: Chance,
    private readonly sometimes: Sometimes,
  ) {}

  /** Until then the server answers nothing and takes nothing. */
  takeAway(server: Server, ms: number): void {
    this.#away.set(server, this.schedule.now + ms);
  }

  isAway(server: Server): boolean {
    return (this.#away.get(server) ?? 0) > this.schedule.now;
  }

  heal(): void {
    this.weather = CALM;
    this.#away.clear();
  }

  call<T>(call: Call<T>): Promise<T> {
    const { from, to, what } = call;
    const { chance, weather } = this;
    if (chance.happens(weather.stall)) from.pause(chance.between(4_000, 12_000));
    return new Promise<T>((resolve, reject) => {
      const tell = (ms: number, how: string, settle: () => void): void =>
        void from.later(ms, `${from.name} ← ${to}: ${what}${how}`, settle);
      if (chance.happens(weather.notSent)) return tell(1, ' was not sent', () => reject(call.notSent()));
      const breaks = (): void => {
        // Half of all broken lines say so; the other half never do.
        if (chance.happens(0.5)) tell(chance.between(5, 2_000), ': line broken', () => reject(call.broken()));
      };
      if (chance.happens(weather.requestLost)) return breaks();
      const arrive = (first: boolean): void => {
        this.schedule.after(this.way(), `${from.name} → ${to}: ${what}${first ? '' : ' (repeated)'}`, () => {
          if (this.isAway(to)) {
            if (!first) return;
            if (chance.happens(0.5)) tell(2, ': away', () => reject(call.notSent()));
            return;
          }
          const answer = served(call.serve);
          if (!from.alive) {
            if (!('error' in answer)) call.onUnheard?.('sender dead');
            return;
          }
          if (!first) return;
          if (chance.happens(this.weather.answerLost)) {
            this.sometimes.saw('an answer was lost');
            if (!('error' in answer)) call.onUnheard?.('answer lost');
            return breaks();
          }
          const how = 'error' in answer ? ` refused: ${answer.error.message.slice(0, 60)}` : '';
          tell(this.way(), how, () => ('error' in answer ? reject(answer.error) : resolve(answer.value)));
        });
      };
      arrive(true);
      if (call.mayRepeat === true && chance.happens(weather.repeated)) arrive(false);
    });
  }

  /** Milliseconds one way takes. */
  way(): number {
    if (!this.chance.happens(this.weather.slow)) return this.chance.between(0.3, 4);
    return this.chance.happens(0.7) ? this.chance.between(20, 800) : this.chance.between(800, LONGEST_WAY_MS);
  }
}

function served<T>(serve: () => T): { readonly value: T } | { readonly error: Error } {
  try {
    return { value: serve() };
  } catch (error) {
    return { error: error as Error };
  }
}
