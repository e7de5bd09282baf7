import { InvalidValue } from '../text/invalid-value.js';

/**
 * ISO 4217 alphabetic codes by the number of digits of their minor unit.
 * EXCERPT of ISO 4217 list one (SIX, maintenance agency), asOf 2026-01-01, written from memory: check against the
 * official list before production. Left out on purpose: codes without a minor unit (metals, XDR, bond units, XTS, XXX).
 */
const DIGITS_TEXT: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY ' +
    'COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS ' +
    'INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR ' +
    'MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP ' +
    'STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

/** Codes withdrawn since 2018: figures quoted in them stay readable. */
const WITHDRAWN_TEXT: Readonly<Record<number, string>> = { 2: 'ANG BGN CUC HRK MRO SLL STD VEF ZWL' };

/** Digits of the minor unit by code: `CURRENCY_DIGITS.get('KZT')` is 2. Codes in use, then withdrawn ones. */
export const CURRENCY_DIGITS: ReadonlyMap<string, number> = new Map(
  [...Object.entries(DIGITS_TEXT), ...Object.entries(WITHDRAWN_TEXT)].flatMap(([digits, codes]) =>
    codes.split(' ').map(code => [code, Number(digits)] as const),
  ),
);

/** An ISO 4217 code that amounts are kept in. */
export type CurrencyCode = string & { readonly __brand: 'CurrencyCode' };

export const CurrencyCode = {
  /** Three capitals of a known currency. Throws InvalidValue `currency.unknown`. */
  parse(code: unknown): CurrencyCode {
    if (typeof code !== 'string' || !CURRENCY_DIGITS.has(code)) {
      throw new InvalidValue('currency.unknown', 'Expected an ISO 4217 currency code with a minor unit, such as KZT.');
    }
    return code as CurrencyCode;
  },

  /** Digits of the minor unit: KZT 2, JPY 0, KWD 3. */
  digits(code: CurrencyCode): number {
    return CURRENCY_DIGITS.get(code) ?? 2;
  },
};
