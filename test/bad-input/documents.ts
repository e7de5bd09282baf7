import { refused, type Expectation } from './vector.js';

export interface BadDocument {
  readonly label: string;
  readonly bytes: Buffer;
  readonly expected: Expectation;
  /** In place of application/json. */
  readonly headers?: readonly (readonly [string, string])[];
}

const JSON_TYPE = [['content-type', 'application/json']] as const;

/** Bodies that are no JSON object within the limits, whatever they were meant to say; made from an accepted one. */
export function badDocuments(good: string): readonly BadDocument[] {
  const bytes = Buffer.from(good);
  const make = (label: string, text: string | Buffer): BadDocument => ({
    label,
    bytes: Buffer.from(text as string),
    expected: refused({ pointer: '' }),
  });
  const cuts = Array.from({ length: 20 }, (_, index) => Math.floor(((index + 0.5) * bytes.length) / 20));
  return [
    ...cuts.filter(cut => cut > 0).map(cut => make(`cut at byte ${cut}`, bytes.subarray(0, cut))),
    ...['null', 'true', '5', '"x"', '[]', '[{}]', `[${good}]`, '1e400', '""'].map(text =>
      make(`the body ${text.slice(0, 9)}`, text),
    ),
    make('a trailing comma', good.replace(/\}$/, ',}')),
    make('a comment', `/* no */${good}`),
    make('a comment at the end', `${good}//`),
    make('single quotes', good.replaceAll('"', "'")),
    make('bare names', good.replace(/"([a-z]\w*)":/i, '$1:')),
    make('NaN', good.replace(/:.*/, ':NaN}')),
    make('two documents', good + good),
    make('a byte order mark', `\ufeff${good}`),
    make('a non-breaking space', `\u00a0${good}`),
    make('UTF-16', Buffer.from(good, 'utf16le')),
    make(
      'a byte that is no UTF-8',
      Buffer.concat([bytes.subarray(0, -1), Buffer.from([0x2c, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])]),
    ),
    make('an overlong slash', Buffer.concat([Buffer.from('{"'), Buffer.from([0xc0, 0xaf]), Buffer.from('":1}')])),
    make('a zero byte at the end', `${good}\0`),
    make('a raw line feed in a name', '{"a\nb":1}'),
    { ...make('33 levels deep', nested(good, 33)), expected: refused(null) },
    { ...make('5,000 levels deep', nested(good, 5_000)), expected: refused(null) },
    { ...make('lists 5,000 deep', '['.repeat(5_000)), expected: refused(null) },
    {
      ...make('201 members', `{${Array.from({ length: 201 }, (_, i) => `"k${i}":1`).join(',')}}`),
      expected: refused(null),
    },
    { ...make('10,001 values', `{"a":[${'1,'.repeat(10_001)}1]}`), expected: refused(null) },
    { ...make('600 kB', `{"a":"${'x'.repeat(600 * 1024)}"}`), expected: refused(null, 413) },
    { ...make('no body', ''), expected: refused({ pointer: '' }, 400) },
    ...badTypes(bytes),
  ];
}

const TYPES = [
  'text/plain',
  'text/json',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/json; charset=latin1',
  'application/json;charset=utf-8;x=1',
  'application/json, text/plain',
  'application/json\t/x',
  'application /json',
  'application/json ; version=2',
  'application/vnd.api+json',
  'application/merge-patch+json',
  'application/jsonp',
  '*/*',
  'json',
  '',
];
const ENCODINGS = ['gzip', 'br', 'deflate', 'identity', 'x-unknown', 'gzip, gzip'];

function badTypes(bytes: Buffer): BadDocument[] {
  const expected = refused(null, 415);
  return [
    ...TYPES.map(type => ({
      label: `content type ${type}`,
      bytes,
      expected,
      headers: [['content-type', type]] as const,
    })),
    { label: 'no content type', bytes, expected, headers: [] },
    ...ENCODINGS.map(encoding => ({
      label: `encoding ${encoding}`,
      bytes,
      expected,
      headers: [...JSON_TYPE, ['content-encoding', encoding] as const],
    })),
    {
      label: 'two content types',
      bytes,
      expected: refused({ header: 'Content-Type' }),
      headers: [...JSON_TYPE, ['content-type', 'application/json'] as const],
    },
  ];
}

/** The last member becomes a nest. */
function nested(good: string, depth: number): string {
  return good.replace(/\}$/, `,"nest":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`);
}
