import { InvalidValue } from '../../kernel/text/invalid-value.js';

/**
 * A land parcel's number in the one form that names its stream (ruling 31): `19-295-033-121`, oblast, district, quarter
 * and plot. A parcel that is not in the cadastre yet has a provisional id: `PROV-19-2018-0007`, oblast, year, number.
 */
export type CadastralNumber = string & { readonly __brand: 'CadastralNumber' };

/** Hyphens, dashes and minus signs of typewriters, word processors and fonts; colons; spaces, the unbreakable included. */
const SEPARATOR = '[\\s\\u00a0\\u202f:\\-\\u2010-\\u2015\\u2212]*';
const CADASTRAL = new RegExp(`^(\\d{2})${SEPARATOR}(\\d{3})${SEPARATOR}(\\d{3})${SEPARATOR}(\\d{1,4})$`);
const PROVISIONAL = new RegExp(`^PROV${SEPARATOR}(\\d{2})${SEPARATOR}(\\d{4})${SEPARATOR}(\\d{1,6})$`, 'i');

export const CadastralNumber = {
  /**
   * Plot numbers are numbers: `5`, `05` and `0005` are one plot, written `005` as land cards print it. What stands
   * between the parts does not matter; everything else is refused rather than guessed.
   * Throws InvalidValue `cadastral-number.not-a-number`.
   */
  parse(value: unknown): CadastralNumber {
    const text = typeof value === 'string' && value.length <= 40 ? value.trim() : '';
    const cadastral = CADASTRAL.exec(text);
    if (cadastral !== null) return join(cadastral.slice(1), 3);
    const provisional = PROVISIONAL.exec(text);
    if (provisional !== null) return join(['PROV', ...provisional.slice(1)], 4);
    throw notANumber();
  },

  /** True until the cadastre gives the parcel its own number. */
  isProvisional(number: CadastralNumber): boolean {
    return number.startsWith('PROV-');
  },
};

function join(parts: readonly string[], width: number): CadastralNumber {
  const last = Number(parts.at(-1));
  if (last === 0) throw notANumber();
  return [...parts.slice(0, -1), String(last).padStart(width, '0')].join('-') as CadastralNumber;
}

function notANumber(): InvalidValue {
  return new InvalidValue(
    'cadastral-number.not-a-number',
    'Expected a cadastral number such as 19-295-033-121, or a provisional one such as PROV-19-2018-0007.',
  );
}
