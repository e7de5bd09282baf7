import { InvalidValue } from '../text/invalid-value.js';
import { formatDecimal, parseDecimal } from './decimal.js';
import { Ratio } from './ratio.js';

const SCALE = 6;
const WATTS_PER_MEGAWATT = 1_000_000n;

/** Electric capacity. Inside: whole watts. On the wire and stored: MW with 6 decimals, `"capacityMw": "10.000000"`. */
export class Power {
  private constructor(readonly watts: bigint) {}

  /** Megawatts as decimal text, zero or more. Throws InvalidValue `power.not-a-decimal`, `power.negative`. */
  static parse(megawatts: unknown): Power {
    const units = parseDecimal(megawatts, SCALE, 'power');
    if (units < 0n) throw new InvalidValue('power.negative', 'A capacity is not negative.');
    return new Power(units);
  }

  /** As `parse`, and more than zero. Throws InvalidValue `power.not-positive` too. */
  static parsePositive(megawatts: unknown): Power {
    const power = Power.parse(megawatts);
    if (!power.isPositive()) throw new InvalidValue('power.not-positive', 'A capacity must be more than zero.');
    return power;
  }

  static ofWatts(watts: bigint): Power {
    return new Power(watts);
  }

  static zero(): Power {
    return new Power(0n);
  }

  static sum(powers: Iterable<Power>): Power {
    let total = 0n;
    for (const power of powers) total += power.watts;
    return new Power(total);
  }

  add(other: Power): Power {
    return new Power(this.watts + other.watts);
  }

  /** May be below zero: a difference, no plant. */
  subtract(other: Power): Power {
    return new Power(this.watts - other.watts);
  }

  compare(other: Power): -1 | 0 | 1 {
    if (this.watts === other.watts) return 0;
    return this.watts < other.watts ? -1 : 1;
  }

  equals(other: Power): boolean {
    return this.watts === other.watts;
  }

  isPositive(): boolean {
    return this.watts > 0n;
  }

  /** Megawatts, exact. */
  toRatio(): Ratio {
    return Ratio.of(this.watts, WATTS_PER_MEGAWATT);
  }

  /** Megawatts, canonical: always 6 decimals. */
  toJson(): string {
    return formatDecimal(this.watts, SCALE);
  }
}
