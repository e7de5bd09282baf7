import { InvalidValue } from '../../kernel/text/invalid-value.js';

/** Individual identification number of Kazakhstan: 12 digits. It lives in the vault only. */
export type Iin = string & { readonly __brand: 'Iin' };

const FIRST_WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_WEIGHTS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

export const Iin = {
  /**
   * Date of birth, century and sex (0 to 6), number, check digit (modulo 11, twice).
   * Throws InvalidValue `iin.not-12-digits`, `iin.impossible`, `iin.wrong-check-digit`.
   */
  parse(value: unknown): Iin {
    if (typeof value !== 'string' || !/^\d{12}$/.test(value)) {
      throw new InvalidValue('iin.not-12-digits', 'An IIN has 12 digits.');
    }
    const [month, day, century] = [value.slice(2, 4), value.slice(4, 6), value.slice(6, 7)].map(Number) as [
      number,
      number,
      number,
    ];
    if (month < 1 || month > 12 || day < 1 || day > 31 || century > 6) {
      throw new InvalidValue('iin.impossible', 'No IIN has this date of birth or this century.');
    }
    const digits = [...value].map(Number);
    if (checkDigit(digits) !== digits[11]) {
      throw new InvalidValue('iin.wrong-check-digit', 'The last digit of the IIN does not fit the others.');
    }
    return value as Iin;
  },
};

/** The twelfth digit that eleven digits ask for, or null when no number with these digits is ever given out. */
function checkDigit(digits: readonly number[]): number | null {
  for (const weights of [FIRST_WEIGHTS, SECOND_WEIGHTS]) {
    const rest = weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0) % 11;
    if (rest < 10) return rest;
  }
  return null;
}
