import type { Schema } from './endpoints.js';

/** A value as JSON text: much of what is wrong cannot be said in any other way. */
export interface Bad {
  readonly raw: string;
  /** Wrong wherever it stands, whatever the schema of the place says. */
  readonly always?: true;
}

const value = (given: unknown): Bad => ({ raw: JSON.stringify(given) });
const values = (...given: readonly unknown[]): Bad[] => given.map(value);
const raws = (...texts: readonly string[]): Bad[] => texts.map(raw => ({ raw }));
const never = (...texts: readonly string[]): Bad[] => texts.map(raw => ({ raw, always: true }));

const WRONG_TYPES = values(null, '', [], {}, 7, 'text', true, false, [null], [[]], { a: 1 }, -1, 0, 'null', 'true');

const SPOILED_TEXT = never(
  '"a\\u0000b"',
  '"\\u0000"',
  '"a\\u0007b"',
  '"\\u001b[31m"',
  '"\\u007fx"',
  '"\\u0085x"',
  '"x\\ud800"',
  '"\\udc00x"',
  '"\\udc00\\ud800"',
  '"i\\u0306 \\u0438\\u0306"',
  '"e\\u0301"',
  '"a\\u202eb"',
  '"\\ufeffa"',
  '"a\\u2028b"',
);

const STRANGE_TEXT = values(
  ' ',
  '   padded   ',
  '\t',
  'a\r\nb',
  'aоb',
  'қазақ ұлты',
  '👩‍👩‍👧‍👦',
  '＝1+1',
  '=cmd|calc',
  "'; drop table es.event; --",
  '%_\\',
  '../../etc/passwd',
  '{{7*7}}',
  '${jndi:ldap://x}',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'NaN',
  'undefined',
  '\u200bzero',
);

const IDS = values(
  '7C9E6679-7425-40DE-944B-E07FC1F90AE7',
  '{7c9e6679-7425-40de-944b-e07fc1f90ae7}',
  'urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '7c9e6679742540de944be07fc1f90ae7',
  '7c9e6679-7425-90de-944b-e07fc1f90ae7',
  '7c9e6679-7425-40de-c44b-e07fc1f90ae7',
  '7c9e6679-7425-40de-944b-e07fc1f90ae',
  '7c9e6679-7425-40de-944b-e07fc1f90ae70',
  '7c9e6679-7425-40de-944b-e07fc1f90aeg',
  ' 7c9e6679-7425-40de-944b-e07fc1f90ae7',
  '7c9e6679-7425-40de-944b-e07fc1f90ae7\n',
  '7c9e6679-7425-40de-944b-e07fc1f90aе7',
  '1',
);

const DATES = values(
  '2019-02-30',
  '2019-02-29',
  '1900-02-29',
  '2019-04-31',
  '2019-13-01',
  '2019-00-10',
  '2019-01-00',
  '2019-01-32',
  '2019-W05-1',
  '2019-035',
  '20190204',
  '2019-2-4',
  '04.02.2019',
  '02/04/2019',
  '2019-02-04T00:00:00Z',
  '2019-02-04T24:00:00Z',
  '2019-02-04 ',
  ' 2019-02-04',
  '2019-02-04\n',
  '-001-01-01',
  '+010000-01-01',
  '10000-01-01',
  'infinity',
  '-infinity',
  'today',
  '２０１９-02-04',
  '2019‐02‐04',
  '2019-02',
  '2019',
  '1549238400',
);
const FAR_DATES = [
  ...values('2000-02-29', '1000-01-01', '1582-10-10', '2085-01-01'),
  ...never('"0000-00-00"', '"9999-12-31"', '"2087-01-01"'),
];

const DECIMALS = values(
  '1e3',
  '1E-7',
  '0x10',
  '010.5.1',
  '1,5',
  '1 000',
  '1\u00a0000',
  '1\u2009000',
  '1_000',
  '+1',
  '--1',
  '.5',
  '5.',
  '１２',
  '٣',
  'NaN',
  'Infinity',
  '-Infinity',
  '1/3',
  '50%',
  '1234567890123456',
  '99999999999999999999.99',
  '0.12345678',
  '0.000000001',
  ' 1',
  '1 ',
  '1\n',
);
const DECIMALS_OF_A_KIND = values(
  '0',
  '0.0',
  '-0',
  '-1',
  '-0.01',
  '0.005',
  '00',
  '01',
  '999999999999999',
  '1.10',
  '0.1',
);

const NUMBERS = [
  ...never('9007199254740993', '1e400', '-1e400', '1e-400', '9223372036854775808', '1.00000000000000000001'),
  ...raws('-0', '-1', '0', '0.5', '1e-7', '1.5', '1e21', '2147483648', '4294967296', '9007199254740992', '1e2', '-1.0'),
  ...values('1', '٣', 'NaN'),
];

/** Each place of a body gets what suits its kind, and everything that suits none. */
export function badValues(schema: Schema): readonly Bad[] {
  const { type } = schema;
  if (schema.enum !== undefined) return [...WRONG_TYPES, ...SPOILED_TEXT.slice(0, 4), ...notOneOf(schema.enum)];
  if (type === 'string')
    return [...WRONG_TYPES, ...textsFor(schema), ...SPOILED_TEXT, ...sizes(schema), ...STRANGE_TEXT];
  if (type === 'integer' || type === 'number') return [...WRONG_TYPES, ...NUMBERS, ...aroundBounds(schema)];
  if (type === 'boolean') return [...WRONG_TYPES, ...values('false', 'yes', 1, 0, 'True')];
  return WRONG_TYPES;
}

function textsFor({ format, pattern = '' }: Schema): readonly Bad[] {
  if (format === 'uuid') return IDS;
  if (format === 'date') return [...DATES, ...FAR_DATES];
  if (pattern.startsWith('^-?\\d')) return [...DECIMALS, ...DECIMALS_OF_A_KIND, ...raws('0.1', '1e400', '100')];
  if (pattern === '^[A-Z]{3}$') return values('kzt', 'XXX', 'ZZZ', 'КZT', 'KZ', 'KZTT', '398', 'BTC', 'RUR');
  if (pattern === '^[A-Z]{2}$') return values('kz', 'ZZ', 'КZ', 'KAZ', 'K', 'XX', 'EU', '39');
  if (pattern === '^\\d{9}$')
    return values('000000000', '999999999', '61360000', '6136000000', '61360000O', '613600001');
  return [];
}

function notOneOf(members: readonly string[]): readonly Bad[] {
  const [first = ''] = members;
  const twin = first.replace('a', 'а').replace('o', 'о').replace('e', 'е');
  return values(
    first.toUpperCase(),
    `${first} `,
    ` ${first}`,
    `${first}\u200b`,
    twin === first ? `${first}х` : twin,
    [first],
    members.join(','),
    '__proto__',
    'constructor',
    'toString',
    'prototype',
    'x'.repeat(10_000),
  );
}

function sizes({ minLength = 0, maxLength = 100 }: Schema): readonly Bad[] {
  return values(
    'x'.repeat(maxLength),
    'ұ'.repeat(maxLength + 1),
    'x'.repeat(maxLength + 1),
    'x'.repeat(10_240),
    '👩'.repeat(Math.floor(maxLength / 2) + 1),
    ...(minLength > 1 ? ['x'.repeat(minLength - 1)] : []),
  );
}

function aroundBounds({ minimum = 0, maximum = 0 }: Schema): readonly Bad[] {
  return values(minimum - 1, minimum, maximum, maximum + 1, String(minimum));
}
