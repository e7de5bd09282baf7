import { InvalidValue } from '../text/invalid-value.js';
import { formatDecimal, parseDecimal } from './decimal.js';
import { Ratio } from './ratio.js';

const SCALE = 2;
const WHOLE = 10_000n;

/** A part of a whole, 0 to 100 percent. Inside: basis points. On the wire and stored: `"physicalPct": "42.50"`. */
export class Share {
  private constructor(readonly basisPoints: bigint) {}

  /** Percent as decimal text. Throws InvalidValue `share.not-a-decimal`, `share.out-of-range`. */
  static parse(percent: unknown): Share {
    return Share.ofBasisPoints(parseDecimal(percent, SCALE, 'share'));
  }

  /** Throws InvalidValue `share.out-of-range` outside 0 to 10000. */
  static ofBasisPoints(basisPoints: bigint): Share {
    if (basisPoints < 0n || basisPoints > WHOLE) {
      throw new InvalidValue('share.out-of-range', 'A share lies between 0 and 100 percent.');
    }
    return new Share(basisPoints);
  }

  /** A fraction (1/8 is 12.50 percent) rounded to 2 decimals. Throws InvalidValue `share.out-of-range`. */
  static ofRatio(fraction: Ratio): Share {
    return Share.ofBasisPoints(fraction.toUnits(4));
  }

  static zero(): Share {
    return new Share(0n);
  }

  static full(): Share {
    return new Share(WHOLE);
  }

  /** Throws InvalidValue `share.out-of-range` when the parts are more than the whole. */
  static sum(shares: Iterable<Share>): Share {
    let total = 0n;
    for (const share of shares) total += share.basisPoints;
    return Share.ofBasisPoints(total);
  }

  compare(other: Share): -1 | 0 | 1 {
    if (this.basisPoints === other.basisPoints) return 0;
    return this.basisPoints < other.basisPoints ? -1 : 1;
  }

  equals(other: Share): boolean {
    return this.basisPoints === other.basisPoints;
  }

  isZero(): boolean {
    return this.basisPoints === 0n;
  }

  isFull(): boolean {
    return this.basisPoints === WHOLE;
  }

  /** The fraction, exact: 42.50 percent is 17/40. */
  toRatio(): Ratio {
    return Ratio.of(this.basisPoints, WHOLE);
  }

  /** Percent, canonical: always 2 decimals. */
  toJson(): string {
    return formatDecimal(this.basisPoints, SCALE);
  }
}
