import { hash } from 'node:crypto';

const START = hash('sha256', 'qadam/lines/v1', 'hex');

/**
 * One SHA-256 over any number of lines that can be put down after each of them and taken up again: the hash of the hash
 * so far (32 bytes) and the line. A backup prints it, and the restored database has to give the same.
 */
export class RunningHash {
  #value: Buffer;

  constructor(value: string = START) {
    this.#value = Buffer.from(value, 'hex');
  }

  add(line: string): void {
    const bytes = Buffer.allocUnsafe(32 + Buffer.byteLength(line));
    this.#value.copy(bytes, 0);
    bytes.write(line, 32, 'utf8');
    this.#value = hash('sha256', bytes, 'buffer');
  }

  /** Hex. */
  get value(): string {
    return this.#value.toString('hex');
  }
}
