import { InvalidValue } from './invalid-value.js';

export { Country } from '../reference/countries.js';

/** Business identification number of Kazakhstan: 12 digits, never a person's IIN. */
export type Bin = string & { readonly __brand: 'Bin' };
/** Legal entity identifier, ISO 17442: 20 capitals and digits. */
export type Lei = string & { readonly __brand: 'Lei' };
/** RFC 9562, lower case. */
export type Uuid = string & { readonly __brand: 'Uuid' };
/** The number under which an office keeps a project; canonical, so that equal numbers are equal text. */
export type RegistryNumber = string & { readonly __brand: 'RegistryNumber' };
/** An id that the caller gives a fact (a payment, a report, a meeting), so that saying it twice is seen. */
export type BusinessId = string & { readonly __brand: 'BusinessId' };

const FIRST_WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_WEIGHTS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

export const Bin = {
  /**
   * Year and month of registration, kind of entity (4 resident, 5 non-resident, 6 joint trade), sign of branch, number,
   * check digit (modulo 11, twice). The fifth digit of an IIN is a day's first digit, 0 to 3: a person's number is
   * refused, for events must not hold it.
   * Throws InvalidValue `bin.not-12-digits`, `bin.names-a-person`, `bin.impossible`, `bin.wrong-check-digit`.
   */
  parse(value: unknown): Bin {
    const text = matching(value, /^\d{12}$/, 'bin.not-12-digits', 'A BIN has 12 digits.');
    const digits = [...text].map(Number);
    const [kind = 0, month] = [digits[4], Number(text.slice(2, 4))];
    if (kind <= 3) throw new InvalidValue('bin.names-a-person', 'This is the form of a person’s IIN, not of a BIN.');
    if (kind > 6 || month < 1 || month > 12) {
      throw new InvalidValue('bin.impossible', 'No BIN has this month of registration or this kind of entity.');
    }
    if (binCheckDigit(digits) !== digits[11]) {
      throw new InvalidValue('bin.wrong-check-digit', 'The last digit of the BIN does not fit the others.');
    }
    return text as Bin;
  },
};

/** The twelfth digit that eleven digits ask for, or null when no number with these digits is ever given out. */
function binCheckDigit(digits: readonly number[]): number | null {
  for (const weights of [FIRST_WEIGHTS, SECOND_WEIGHTS]) {
    const rest = weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0) % 11;
    if (rest < 10) return rest;
  }
  return null;
}

export const Lei = {
  /**
   * ISO 17442: 18 capitals and digits, then two check digits (ISO 7064, mod 97-10).
   * Throws InvalidValue `lei.not-20-characters`, `lei.wrong-check-digits`.
   */
  parse(value: unknown): Lei {
    const text = matching(
      value,
      /^[0-9A-Z]{18}\d{2}$/,
      'lei.not-20-characters',
      'A LEI has 18 capital letters or digits and 2 check digits.',
    );
    const number = BigInt([...text].map(character => parseInt(character, 36)).join(''));
    if (number % 97n !== 1n) {
      throw new InvalidValue('lei.wrong-check-digits', 'The check digits of the LEI do not fit.');
    }
    return text as Lei;
  },
};

export const Uuid = {
  /** RFC 9562, any version 1 to 8; returned in lower case. Throws InvalidValue `uuid.not-a-uuid`. */
  parse(value: unknown): Uuid {
    const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
    return matching(value, pattern, 'uuid.not-a-uuid', 'Expected a UUID.').toLowerCase() as Uuid;
  },
};

/** Both cases are spelled out: folding first would let foreign letters in, for a German ß becomes SS. */
const LETTER = '[0-9A-Za-zА-Яа-яЁёӘәІіҢңҒғҮүҰұҚқӨөҺһ]+';
const REGISTRY_NUMBER = new RegExp(`^(?=.{1,64}$)${LETTER}(?:[-/]${LETTER})*$`);

/** Capital letters of Kazakh and Russian Cyrillic that look like a Latin capital, each with its twin. */
const LATIN_TWINS: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Ү: 'Y',
  Х: 'X',
  І: 'I',
};

export const RegistryNumber = {
  /**
   * Capitals, digits, single dashes and slashes between them; at most 64 characters. Small letters become capitals.
   * One rule for look-alike letters: all letters are of one alphabet, Latin or Cyrillic; and a Cyrillic number whose
   * every letter has a Latin twin (АВ-12) is written in Latin. So two numbers that look the same are the same text.
   * Throws InvalidValue `registry-number.not-a-number`, `registry-number.alphabets-mixed`.
   */
  parse(value: unknown): RegistryNumber {
    const given = matching(
      typeof value === 'string' ? value.normalize('NFC').trim() : value,
      REGISTRY_NUMBER,
      'registry-number.not-a-number',
      'A registry number has at most 64 letters and digits, with single dashes or slashes between them.',
    );
    const text = given.toUpperCase();
    const cyrillic = [...text].filter(character => character > '\u03ff');
    if (cyrillic.length > 0 && /[A-Z]/.test(text)) {
      throw new InvalidValue(
        'registry-number.alphabets-mixed',
        'A registry number is written in one alphabet, Latin or Cyrillic.',
      );
    }
    const folds = cyrillic.every(letter => letter in LATIN_TWINS);
    return (folds ? [...text].map(letter => LATIN_TWINS[letter] ?? letter).join('') : text) as RegistryNumber;
  },
};

export const BusinessId = {
  /** 1 to 64 of `A-Z a-z 0-9 . _ : -`, kept as it is. Throws InvalidValue `business-id.not-an-id`. */
  parse(value: unknown): BusinessId {
    return matching(
      value,
      /^[A-Za-z0-9._:-]{1,64}$/,
      'business-id.not-an-id',
      'An id given by the caller has 1 to 64 Latin letters, digits, dots, underscores, colons or dashes.',
    ) as BusinessId;
  },
};

function matching(value: unknown, pattern: RegExp, code: string, message: string): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw new InvalidValue(code, message);
  return value;
}
