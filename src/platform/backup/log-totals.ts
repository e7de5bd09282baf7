import type { Row } from './format.js';
import type { Totals } from './manifest.js';
import { RunningHash } from './running-hash.js';

export const NOTHING: Totals = {
  position: 0,
  lastEventId: null,
  commands: 0,
  quiet: 0,
  logSha256: new RunningHash().value,
  quietSha256: new RunningHash().value,
};

/** Counts and hashes lines as they pass; taken up where an earlier count was put down. */
export class LogTotals {
  #position: number;
  #lastEventId: string | null;
  #commands: number;
  #quiet: number;
  readonly #log: RunningHash;
  readonly #quietLog: RunningHash;

  constructor(from: Totals = NOTHING) {
    this.#position = from.position;
    this.#lastEventId = from.lastEventId;
    this.#commands = from.commands;
    this.#quiet = from.quiet;
    this.#log = new RunningHash(from.logSha256);
    this.#quietLog = new RunningHash(from.quietSha256);
  }

  add(kind: string, row: Row, text: string): void {
    if (kind === 'quiet') {
      this.#quiet++;
      this.#quietLog.add(text);
      return;
    }
    this.#log.add(text);
    if (kind === 'command') {
      this.#commands++;
    } else {
      this.#position++;
      this.#lastEventId = row['event_id'] ?? null;
    }
  }

  get position(): number {
    return this.#position;
  }

  get value(): Totals {
    return {
      position: this.#position,
      lastEventId: this.#lastEventId,
      commands: this.#commands,
      quiet: this.#quiet,
      logSha256: this.#log.value,
      quietSha256: this.#quietLog.value,
    };
  }
}
