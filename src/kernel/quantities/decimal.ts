import { InvalidValue } from '../text/invalid-value.js';

/** Whole digits a parsed decimal may have. Sums may grow longer: bigint has no end. */
const MAX_WHOLE_DIGITS = 15;

/**
 * Reads an exact decimal into a whole number of smallest units: `('12.5', 4)` is `125000n`.
 * Accepts text only (a JSON number has already been a float), an optional minus, 1 to 15 whole digits and at most
 * `scale` decimals; no exponent, no plus, no spaces. Throws InvalidValue `{kind}.not-a-decimal`.
 */
export function parseDecimal(text: unknown, scale: number, kind = 'decimal'): bigint {
  const match = typeof text === 'string' ? pattern(scale).exec(text) : null;
  if (match === null) {
    const decimals = scale === 0 ? 'no decimals' : `at most ${scale} decimals`;
    throw new InvalidValue(
      `${kind}.not-a-decimal`,
      `Expected decimal text such as "${formatDecimal(1_200n * 10n ** BigInt(scale), scale)}": ` +
        `up to ${MAX_WHOLE_DIGITS} whole digits and ${decimals}.`,
    );
  }
  const [, sign = '', whole = '', fraction = ''] = match;
  const units = BigInt(whole + fraction.padEnd(scale, '0'));
  return sign === '-' ? -units : units;
}

/** Writes smallest units as canonical text with exactly `scale` decimals: `(12000000n, 4)` is `"1200.0000"`. */
export function formatDecimal(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/**
 * Divides and rounds to the nearest whole number, halves away from zero, as the tables of offices do.
 * The divisor must be positive.
 */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const magnitude = dividend < 0n ? -dividend : dividend;
  const rounded = (2n * magnitude + divisor) / (2n * divisor);
  return dividend < 0n ? -rounded : rounded;
}

const patterns = new Map<number, RegExp>();

function pattern(scale: number): RegExp {
  let found = patterns.get(scale);
  if (found === undefined) {
    const fraction = scale === 0 ? '()' : `(?:\\.(\\d{1,${scale}}))?`;
    found = new RegExp(`^(-?)(\\d{1,${MAX_WHOLE_DIGITS}})${fraction}$`);
    patterns.set(scale, found);
  }
  return found;
}
