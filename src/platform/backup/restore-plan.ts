import type { Row } from './format.js';
import { LogTotals } from './log-totals.js';
import type { Totals } from './manifest.js';

interface Waiting {
  readonly row: Row;
  readonly text: string;
}

/**
 * What a restore up to a position brings back, and the hash that the restored database will have: whole commands only,
 * and of the commands that recorded nothing the first ones, until one speaks of a later position.
 *
 * A copy of another store may have been exported between two events of one command: its ledger row comes again then,
 * grown, and only the last one counts.
 */
export class RestorePlan {
  readonly #log = new LogTotals();
  readonly #quiet = new LogTotals();
  #settled = this.#log.value;
  #command: Waiting | null = null;
  #logOver = false;
  #quietOver = false;

  constructor(private readonly upTo: number | undefined) {}

  add(kind: string, row: Row, text: string): void {
    if (kind === 'quiet') {
      this.#quietOver ||= this.#isBeyond(row['last_position']);
      if (!this.#quietOver) this.#quiet.add(kind, row, text);
    } else if (!this.#logOver) {
      if (kind === 'command') this.#command = { row, text };
      else this.#event(row, text);
    }
  }

  segmentEnded(lastPosition: number): void {
    this.#quietOver ||= this.#isBeyond(String(lastPosition));
  }

  /** After the last line. */
  end(): Totals {
    if (!this.#logOver) this.#settle();
    const { quiet, quietSha256 } = this.#quiet.value;
    return { ...this.#settled, quiet, quietSha256 };
  }

  #event(row: Row, text: string): void {
    if (this.#command?.row['command_id'] === row['command_id']) this.#command = null;
    else this.#settle();
    if (this.#isBeyond(row['position'])) this.#logOver = true;
    else this.#log.add('event', row, text);
  }

  #settle(): void {
    if (this.#command === null) return;
    this.#log.add('command', this.#command.row, this.#command.text);
    this.#command = null;
    this.#settled = this.#log.value;
  }

  #isBeyond(position: string | null | undefined): boolean {
    return this.upTo !== undefined && Number(position) > this.upTo;
  }
}
