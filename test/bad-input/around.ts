import type { Endpoint, Parameter } from './endpoints.js';
import { IGNORED, open, refused, type Expectation, type Place } from './vector.js';

/** Something wrong outside the body: a part of the path, the query, or headers that replace the right ones. */
export interface Around {
  readonly label: string;
  readonly expected: Expectation;
  readonly params?: Readonly<Record<string, string>>;
  /** After the question mark. */
  readonly query?: string;
  readonly headers?: readonly (readonly [string, string])[];
}

const ODD_SEGMENTS = [
  'x', '1', '-1', '0', 'null', 'undefined', '__proto__', 'constructor', '%00', '%0A', '%20', '%2e%2e%2fetc', '..%5c',
  '%25', "'%20or%201=1--", '%F0%9F%98%80', '%D2%B1', '%E2%80%AE', '*', '%2A', ';a=b', 'a,b', '{x}', '%7B%7D', '[]', '~',
  '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '7C9E6679-7425-40DE-944B-E07FC1F90AE7',
  '7c9e6679742540de944be07fc1f90ae7', '%7B7c9e6679-7425-40de-944b-e07fc1f90ae7%7D', 'urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7',
  '7c9e6679-7425-40de-944b-e07fc1f90ae', '7c9e6679-7425-40de-944b-e07fc1f90ae7%20', '7c9e6679-7425-90de-944b-e07fc1f90ae7',
  '7c9e6679-7425-40de-c44b-e07fc1f90ae7', '7c9e6679-7425-40de-944b-e07fc1f90ae7%00', '99-999-999-999999', '19-293-045',
  '19%3A293%3A045%3A101%3A1', 'x'.repeat(100), 'x'.repeat(101), '%D0%B0'.repeat(30),
]; // prettier-ignore

const ODD_TEXTS = [
  '', ' ', 'null', 'undefined', '[]', '{}', '0', '-1', '1e9', '1.5', '0x10', '01', '٣', '+1', '1_000', '999999999999',
  '9007199254740993', '2019-02-30', '2019-13-01', '2019-W05-1', '9999-12-31', 'infinity', '__proto__', 'constructor',
  'toString', 'ZZ', 'kz', 'КZ', '61', '000000000', "' or 1=1--", '%', '_', '\\', '\0', '\u0007', '\u202e', '\ufeff', 'e\u0301',
  '👩‍👩‍👧‍👦', 'a,b,c', 'x'.repeat(201), 'x'.repeat(5_000), 'asc;drop', 'STAGE', 'true', '🇰🇿', '../..', 'eyJhIjoxfQ.AAAA', '.', 'a.b.c',
]; // prettier-ignore

const HEADERS: Readonly<Record<string, readonly string[]>> = {
  'Idempotency-Key': ['', '""', '"', 'a b', '"a b"', 'x'.repeat(256), `"${'x'.repeat(256)}"`, 'a"b', '"a\\x"', 'ключ', 'é', '"é"', '"\\', 'a\tb', '"a', '\u00a0'],
  'If-Match': ['', '*', 'v1', '"1"', '"v-1"', '"v01"', '"v1" "v2"', '"v1",', ',', 'garbage', '"v1e3"', '"v9999999999999999"', `"v1"${',"v1"'.repeat(20)}`, "'v1'", 'w/"v1"', '"V1"', '"v1"x', '"v 1"'],
  'Sync-Token': ['', 'x', '0.1', '1', '1.', '.1', '1.-1', '1.01', '1.1.1', '1,1', '-1.1', '1.1e3', '1.9999999999999999', '"1.1"', 'é', '1 .1'],
}; // prettier-ignore

const SPELLED: Readonly<Record<string, string>> = {
  'Sync-Token': 'sync-token',
  'If-Match': 'if-match',
  'Idempotency-Key': 'idempotency-key',
};

const HARMLESS: readonly (readonly [string, string])[] = [
  ['prefer', ''], ['prefer', 'wait'], ['prefer', 'wait=-1'], ['prefer', 'wait=1e9'], ['prefer', '=;=,;'], ['prefer', 'return=maximal'],
  ['prefer', 'x'.repeat(4_000)], ['prefer', 'wait=abc, return='], ['prefer', '__proto__=1'], ['accept-language', ''],
  ['accept-language', ','.repeat(4_000)], ['accept-language', 'kk;q=9'], ['accept-language', 'é'], ['accept-language', '__proto__'],
  ['x-correlation-id', ''], ['x-correlation-id', 'a b'], ['x-correlation-id', 'x'.repeat(65)], ['x-correlation-id', '"><script>'],
  ['x-correlation-id', '\u00e9'], ['traceparent', 'garbage'], ['traceparent', 'ff-0-0-0'], ['traceparent', '00-'.padEnd(3_000, '0')],
  ['range', 'bytes=0-,'.repeat(200)], ['x-http-method-override', 'DELETE'], ['x-forwarded-for', '1.1.1.1, x'], ['x-forwarded-host', 'evil'],
  ['forwarded', 'for=_x;host=evil'], ['x-original-url', '/admin'], ['cookie', 'a=b; '.repeat(200)], ['origin', 'null'], ['referer', '::'],
  ['if-none-match', '"'], ['if-none-match', '"x",'.repeat(200)], ['if-modified-since', 'never'], ['if-unmodified-since', '0'],
  ['if-range', '"x"'], ['user-agent', ''], ['user-agent', '%n%s'], ['te', 'trailers'], ['via', 'x'], ['content-language', 'x'],
  ['date', 'yesterday'], ['max-forwards', '-1'], ['pragma', 'x'], ['cache-control', 'only-if-cached'], ['tracestate', '='.repeat(512)],
]; // prettier-ignore

const NOT_ACCEPTABLE = [
  'text/html',
  'application/xml',
  'application/json;q=0',
  '*/*;q=0',
  'image/*',
  'x',
  ',',
  'application/jsonx',
  ';q=1',
];

/** Everything wrong that can be said around a body; for a read, all there is. */
export function badAround(endpoint: Endpoint): readonly Around[] {
  const { parameters, method } = endpoint;
  const inPath = parameters.filter(parameter => parameter.in === 'path');
  const inQuery = parameters.filter(parameter => parameter.in === 'query');
  return [
    ...inPath.flatMap(({ name, schema }) =>
      ODD_SEGMENTS.map((segment): Around => {
        const at: Place = { parameter: name };
        const sure = schema.format === 'uuid' && !segment.includes('/');
        const expected = segment === '%25' || !sure ? open(at) : refused(at, 400, 404, 414);
        return { label: `${name} = ${segment.slice(0, 40)}`, params: { [name]: segment }, expected };
      }),
    ),
    ...inQuery.flatMap(parameter => queryOf(parameter)),
    ...strangers(method, inQuery),
    ...Object.entries(HEADERS).flatMap(([header, texts]) =>
      takes(parameters, header) ? texts.map(text => headerVector(header, text)) : [],
    ),
    ...['authorization', 'idempotency-key', 'if-match', 'sync-token', 'host'].flatMap((name): Around[] =>
      name === 'authorization' || name === 'host' || parameters.some(known => known.name.toLowerCase() === name)
        ? [
            {
              label: `${name} twice`,
              headers: [
                [name, TWICE[name] ?? '"v1"'],
                [name, TWICE[name] ?? '"v1"'],
              ],
              expected: refused({ header: TITLE[name] ?? '' }, 400),
            },
          ]
        : [],
    ),
    ...HARMLESS.map(([name, text]): Around => ({
      label: `${name}: ${text.slice(0, 40)}`,
      headers: [[name, text]],
      expected: IGNORED,
    })),
    ...(method === 'GET'
      ? NOT_ACCEPTABLE.map((accept): Around => ({
          label: `accept ${accept}`,
          headers: [['accept', accept]],
          expected: refused(null, 406),
        }))
      : []),
  ];
}

const TWICE: Readonly<Record<string, string>> = {
  authorization: 'ApiKey x.y',
  'idempotency-key': 'k',
  'sync-token': '1.1',
  host: '127.0.0.1',
};
const TITLE: Readonly<Record<string, string>> = {
  authorization: 'Authorization',
  'idempotency-key': 'Idempotency-Key',
  'if-match': 'If-Match',
  'sync-token': 'Sync-Token',
  host: 'Host',
};

const takes = (parameters: readonly Parameter[], header: string): boolean =>
  parameters.some(({ name, in: where }) => where === 'header' && name === header);

function headerVector(header: string, text: string): Around {
  // RFC 9110 takes white space off the ends of a field: what is left counts.
  return {
    label: `${header}: ${text.slice(0, 40)}`,
    headers: [[SPELLED[header] ?? header, Buffer.from(text).toString('latin1')]],
    expected: refused({ header }),
  };
}

function queryOf({ name, schema }: Parameter): Around[] {
  const at = { parameter: name };
  const known = schema.enum?.[0] ?? '1';
  const sure = (text: string): boolean => schema.enum !== undefined && !schema.enum.includes(text);
  return [
    ...ODD_TEXTS.map((text): Around => ({
      label: `?${name}=${text.slice(0, 40)}`,
      query: `${name}=${encodeURIComponent(text)}`,
      expected: sure(text) ? refused(at) : open(at),
    })),
    { label: `?${name} twice`, query: `${name}=${known}&${name}=${known}`, expected: refused(at) },
    { label: `?${name}[]`, query: `${name}[]=${known}`, expected: refused({ parameter: `${name}[]` }) },
    { label: `?${name}[$ne]`, query: `${name}[$ne]=${known}`, expected: refused({ parameter: `${name}[$ne]` }) },
    {
      label: `?${name.toUpperCase()}`,
      query: `${name.toUpperCase()}X=${known}`,
      expected: refused({ parameter: `${name.toUpperCase()}X` }),
    },
  ];
}

const NAMES = ['zzz', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '0', 'a.b', 'a[b]', 'a[]', 'fields', 'include', 'expand', 'page', 'offset', '$where', '$filter', 'select', 'order_by', 'debug', 'callback', 'api_key', 'ключ', 'x'.repeat(80), "'", '<b>']; // prettier-ignore

function strangers(method: string, known: readonly Parameter[]): Around[] {
  const names = NAMES.filter(name => known.every(parameter => parameter.name !== name));
  const some = names.map((name): Around => ({
    label: `?${name.slice(0, 40)}`,
    query: `${encodeURIComponent(name)}=1`,
    expected: refused({ parameter: name }),
  }));
  const bare = { label: '?zzz without a value', query: 'zzz', expected: refused({ parameter: 'zzz' }) };
  const fifty = Array.from({ length: 50 }, (_, index) => `f${index}=1`).join('&');
  const many = { label: '50 strangers', query: fifty, expected: refused({ parameter: 'f0' }) };
  const broken = { label: '?%ff', query: '%ff=%ff', expected: refused(null) };
  const paging = method === 'POST' ? ['limit', 'cursor'] : [];
  return [
    ...some,
    bare,
    many,
    broken,
    ...paging.map((name): Around => ({
      label: `?${name}`,
      query: `${name}=1`,
      expected: refused({ parameter: name }),
    })),
  ];
}
