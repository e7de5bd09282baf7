import { formatDecimal, parseDecimal } from '../../kernel/quantities/decimal.js';
import { Power } from '../../kernel/quantities/power.js';
import { DecimalField, type FieldOptions } from '../../platform/http/index.js';

const KILOVOLT_SCALE = 3;
const PRICE_SCALE = 4;

/** Megawatts with at most six decimals, more than zero. */
export const MegawattsField = (options: FieldOptions = {}): PropertyDecorator =>
  DecimalField({ scale: 6, min: '0.000001', max: '100000', unit: 'MW', example: '10', ...options });

export const KilovoltsField = (options: FieldOptions = {}): PropertyDecorator =>
  DecimalField({ scale: KILOVOLT_SCALE, min: '0.001', max: '1150', unit: 'kV', example: '110', ...options });

/** Tenge for one kilowatt-hour: a price, exact, never multiplied here. */
export const PriceField = (options: FieldOptions = {}): PropertyDecorator =>
  DecimalField({ scale: PRICE_SCALE, min: '0.0001', max: '10000', unit: 'KZT/kWh', example: '16.97', ...options });

export function megawattsOf(text: string): string {
  return Power.parse(text).toJson();
}

export function kilovoltsOf(text: string): string {
  return formatDecimal(parseDecimal(text, KILOVOLT_SCALE), KILOVOLT_SCALE);
}

export function priceOf(text: string): string {
  return formatDecimal(parseDecimal(text, PRICE_SCALE), PRICE_SCALE);
}
