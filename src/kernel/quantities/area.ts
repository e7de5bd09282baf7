import { InvalidValue } from '../text/invalid-value.js';
import { formatDecimal, parseDecimal } from './decimal.js';
import { Ratio } from './ratio.js';

const SCALE = 4;
const SQUARE_METRES_PER_HECTARE = 10_000n;

/** Land area. Inside: whole square metres. On the wire and stored: hectares with 4 decimals, `"landHa": "1200.0000"`. */
export class Area {
  private constructor(readonly squareMetres: bigint) {}

  /** Hectares as decimal text, zero or more. Throws InvalidValue `area.not-a-decimal`, `area.negative`. */
  static parse(hectares: unknown): Area {
    const units = parseDecimal(hectares, SCALE, 'area');
    if (units < 0n) throw new InvalidValue('area.negative', 'An area is not negative.');
    return new Area(units);
  }

  /** As `parse`, and more than zero. Throws InvalidValue `area.not-positive` too. */
  static parsePositive(hectares: unknown): Area {
    const area = Area.parse(hectares);
    if (!area.isPositive()) throw new InvalidValue('area.not-positive', 'An area must be more than zero.');
    return area;
  }

  static ofSquareMetres(squareMetres: bigint): Area {
    return new Area(squareMetres);
  }

  static zero(): Area {
    return new Area(0n);
  }

  static sum(areas: Iterable<Area>): Area {
    let total = 0n;
    for (const area of areas) total += area.squareMetres;
    return new Area(total);
  }

  add(other: Area): Area {
    return new Area(this.squareMetres + other.squareMetres);
  }

  /** May be below zero: a difference, no plot of land. */
  subtract(other: Area): Area {
    return new Area(this.squareMetres - other.squareMetres);
  }

  compare(other: Area): -1 | 0 | 1 {
    if (this.squareMetres === other.squareMetres) return 0;
    return this.squareMetres < other.squareMetres ? -1 : 1;
  }

  equals(other: Area): boolean {
    return this.squareMetres === other.squareMetres;
  }

  isPositive(): boolean {
    return this.squareMetres > 0n;
  }

  /** Hectares, exact. */
  toRatio(): Ratio {
    return Ratio.of(this.squareMetres, SQUARE_METRES_PER_HECTARE);
  }

  /** Hectares, canonical: always 4 decimals. */
  toJson(): string {
    return formatDecimal(this.squareMetres, SCALE);
  }
}
