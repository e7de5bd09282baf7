import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { syncTokenOf } from '../../src/platform/http/headers/sync-token.js';
import type { Place } from '../../src/platform/event-store/event-log.js';
import { ask, ID } from './support/client.js';
import { startSample, type SampleServer } from './support/sample-server.js';

const CARD = `/v1/samples/${ID}`;
const NOW = Date.parse('2026-11-22T09:36:00Z');
let waits: { names: readonly string[]; position: number | Place; timeoutMs: number }[] = [];
let reached = true;
let sample: SampleServer;

beforeAll(async () => {
  sample = await startSample({
    now: () => NOW,
    incarnation: 3,
    incarnations: [
      { incarnation: 2, beganAfter: 40 },
      { incarnation: 3, beganAfter: 50 },
    ],
    readModels: {
      positionOf: () => Promise.resolve(42),
      behindBy: () => Promise.resolve({ events: 5, seconds: 2 }),
      waitFor: (names, position, timeoutMs) => {
        waits.push({ names, position, timeoutMs });
        return Promise.resolve(reached);
      },
    },
  });
});
afterAll(() => sample.close());
afterEach(() => {
  waits = [];
  reached = true;
});

describe('one resource', () => {
  test('comes with its version and how fresh it is, for the caller only', async () => {
    const answer = await ask(sample, CARD);
    expect([answer.status, answer.json]).toEqual([
      200,
      {
        id: ID,
        version: 12,
        meta: { position: 42, behindBy: { events: 5, seconds: 2 }, asOf: '2026-11-22T09:35:58.000Z' },
      },
    ]);
    expect([answer.headers.get('etag'), answer.headers.get('cache-control')]).toEqual(['"v12"', 'private, no-cache']);
  });

  test.each(['"v12"', 'W/"v12"', '"v1", "v12"', '*'])('is 304 without a body for If-None-Match %s', async tag => {
    const answer = await ask(sample, CARD, { headers: { 'if-none-match': tag } });
    expect([answer.status, answer.text, answer.headers.get('etag')]).toEqual([304, '', '"v12"']);
  });

  test.each(['"v11"', 'v12', ',,'])('is answered in full for If-None-Match %s', async tag => {
    expect((await ask(sample, CARD, { headers: { 'if-none-match': tag } })).status).toBe(200);
  });

  test('is answered to HEAD with the same headers and no body', async () => {
    const answer = await ask(sample, CARD, { method: 'HEAD' });
    expect([answer.status, answer.text, answer.headers.get('etag')]).toEqual([200, '', '"v12"']);
  });

  test('is 406 for formats nobody serves, and says which are', async () => {
    const answer = await ask(sample, CARD, { headers: { accept: 'application/xml' } });
    expect(answer.json).toMatchObject({ status: 406, code: 'NOT_ACCEPTABLE', available: ['application/json'] });
    for (const accept of ['application/*', 'text/html, */*;q=0.1', 'application/json;q=0.5']) {
      expect((await ask(sample, CARD, { headers: { accept } })).status).toBe(200);
    }
    expect((await ask(sample, CARD, { headers: { accept: 'application/json;q=0, */*' } })).status).toBe(406);
  });
});

describe('a Sync-Token', () => {
  test('is waited for, two seconds unless the caller says otherwise', async () => {
    await ask(sample, CARD, { headers: { 'sync-token': '3.77' } });
    const answer = await ask(sample, CARD, { headers: { 'sync-token': '3.78', prefer: 'wait=5' } });
    await ask(sample, CARD, { headers: { 'sync-token': '3.79', prefer: 'wait=99' } });
    expect(waits).toEqual([
      { names: ['samples'], position: 77, timeoutMs: 2_000 },
      { names: ['samples'], position: 78, timeoutMs: 5_000 },
      { names: ['samples'], position: 79, timeoutMs: 10_000 },
    ]);
    expect(answer.headers.get('preference-applied')).toBe('wait=5');
  });

  test('of a store that gives no numbers names an event of a stream, and that is waited for', async () => {
    const place = { stream: 'unique-bin-Қадам', revision: 7, position: null };
    await ask(sample, CARD, { headers: { 'sync-token': syncTokenOf(3, place) } });
    expect(waits).toEqual([{ names: ['samples'], position: place, timeoutMs: 2_000 }]);
    expect(syncTokenOf(3, { ...place, revision: -1 })).toBe('3.0');
  });

  test('that is not reached in time is 503 with Retry-After', async () => {
    reached = false;
    const answer = await ask(sample, CARD, { headers: { 'sync-token': '3.77' } });
    expect(answer.json).toMatchObject({ status: 503, code: 'READ_MODEL_BEHIND', retryAfter: 1 });
    expect(answer.headers.get('retry-after')).toBe('1');
  });

  test.each(['2.51', '1.41', '1.60', '4.1', '2.r1.cHJvamVjdC0x'])(
    'ahead of the history the register was restored to is gone: %s',
    async token => {
      expect((await ask(sample, CARD, { headers: { 'sync-token': token } })).json).toMatchObject({
        status: 410,
        code: 'GONE',
      });
      expect(waits).toEqual([]);
    },
  );

  test.each(['2.50', '1.40'])('of an earlier life holds where both have the same history: %s', async token => {
    expect((await ask(sample, CARD, { headers: { 'sync-token': token } })).status).toBe(200);
    expect(waits).toMatchObject([{ position: Number(token.slice(2)) }]);
  });

  test.each(['77', '3.', 'x', '3.1e3', '3.-1', '0.1', '3.r1', '3.r1.', '3.r-1.YQ', '3.r1.Y$'])(
    'written as %s is 400',
    async token => {
      expect((await ask(sample, CARD, { headers: { 'sync-token': token } })).json).toMatchObject({
        status: 400,
        errors: [{ header: 'Sync-Token', code: 'SYNC_TOKEN_MALFORMED' }],
      });
    },
  );
});

interface PageJson {
  readonly items: { version: number }[];
  readonly links: Record<string, string>;
}

const page = async (path: string): Promise<PageJson> => (await ask(sample, path)).json as unknown as PageJson;

describe('a list', () => {
  test('can be walked to its end by its links: every item once', async () => {
    const seen: number[] = [];
    let path: string | undefined = '/v1/samples?limit=50&sector=energy';
    let pages = 0;
    while (path !== undefined) {
      const { items, links }: PageJson = await page(path);
      seen.push(...items.map(item => item.version));
      path = links['next'];
      pages++;
    }
    expect([pages, seen]).toEqual([3, Array.from({ length: 120 }, (_, index) => index)]);
  });

  test('links to itself, its first page and its neighbours, in the body and as RFC 8288 Link', async () => {
    const { links: first } = await page('/v1/samples?limit=50');
    expect(first).toEqual({
      self: '/v1/samples?limit=50',
      first: '/v1/samples?limit=50',
      next: expect.stringMatching(/^\/v1\/samples\?limit=50&cursor=/),
    });
    const answer = await ask(sample, first['next'] ?? '');
    const { links } = answer.json as unknown as PageJson;
    expect(Object.keys(links).sort()).toEqual(['first', 'next', 'prev', 'self']);
    expect(answer.headers.get('link')).toBe(
      Object.entries(links)
        .map(([rel, href]) => `<${href}>; rel="${rel}"`)
        .join(', '),
    );
  });

  test('has 50 items unless told otherwise, and never more than 500', async () => {
    expect((await page('/v1/samples')).items).toHaveLength(50);
    expect((await page('/v1/samples?limit=7')).items).toHaveLength(7);
    expect((await page('/v1/samples?limit=100000')).items).toHaveLength(120);
  });

  test.each(['', '0', '-1', '0x10', '1e3', '%20', '١', '+5', '1.0'])('is 400 for limit=%s', async limit => {
    expect((await ask(sample, `/v1/samples?limit=${limit}`)).json).toMatchObject({
      status: 400,
      errors: [{ parameter: 'limit', code: 'LIMIT_INVALID' }],
    });
  });

  test('takes a cursor under the filters it was given for and under no others', async () => {
    const { links } = await page('/v1/samples?sector=energy&limit=5');
    const cursor = new URLSearchParams(links['next']?.split('?')[1]).get('cursor') ?? '';
    expect((await ask(sample, `/v1/samples?cursor=${cursor}&sector=energy`)).status).toBe(200);
    for (const other of ['', '&sector=transport', '&sector=energy&atLeast=1']) {
      expect((await ask(sample, `/v1/samples?cursor=${cursor}${other}`)).json).toMatchObject({
        status: 400,
        errors: [{ parameter: 'cursor', code: 'CURSOR_INVALID' }],
      });
    }
  });

  test('takes no cursor that it did not write', async () => {
    const { links } = await page('/v1/samples?limit=5');
    const cursor = new URLSearchParams(links['next']?.split('?')[1]).get('cursor') ?? '';
    const [, signature] = cursor.split('.');
    const forged = Buffer.from(JSON.stringify([0, { drop: 'table' }])).toString('base64url');
    for (const bad of [
      '',
      'x',
      '.',
      forged,
      `${forged}.`,
      `${forged}.${signature}`,
      cursor.slice(0, -1),
      `A${cursor}`,
    ]) {
      expect((await ask(sample, `/v1/samples?cursor=${bad}`)).json).toMatchObject({
        status: 400,
        errors: [{ code: 'CURSOR_INVALID' }],
      });
    }
  });
});

describe('a query parameter', () => {
  test.each([
    ['x=1', 'x', 'UNKNOWN_PARAMETER'],
    ['sector[]=energy', 'sector[]', 'UNKNOWN_PARAMETER'],
    ['__proto__=1', '__proto__', 'UNKNOWN_PARAMETER'],
    ['sector=energy&sector=transport', 'sector', 'PARAMETER_REPEATED'],
    ['sector=Energy', 'sector', 'NOT_ONE_OF'],
    ['sector=', 'sector', 'NOT_ONE_OF'],
    ['atLeast=', 'atLeast', 'NOT_AN_INTEGER'],
    ['atLeast=0x10', 'atLeast', 'NOT_AN_INTEGER'],
    ['atLeast=1e1', 'atLeast', 'NOT_AN_INTEGER'],
    ['atLeast=-0', 'atLeast', 'NOT_AN_INTEGER'],
    ['atLeast=101', 'atLeast', 'INTEGER_OUT_OF_RANGE'],
  ])('%s is 400', async (query, parameter, code) => {
    expect((await ask(sample, `/v1/samples?${query}`)).json).toMatchObject({
      status: 400,
      errors: [{ parameter, code }],
    });
  });

  test('that is right reaches the handler as what it means', async () => {
    expect((await ask(sample, '/v1/samples?atLeast=100&sector=energy')).status).toBe(200);
  });

  test('is unknown to a resource that has none', async () => {
    expect((await ask(sample, `${CARD}?limit=5`)).json).toMatchObject({
      status: 400,
      errors: [{ parameter: 'limit', code: 'UNKNOWN_PARAMETER' }],
    });
  });
});

describe('a search by POST', () => {
  const search = (body: unknown, path = '/v1/samples/search'): ReturnType<typeof ask> =>
    ask(sample, path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  test('reads its filters from the body and needs no key', async () => {
    const answer = await search({ sector: 'energy' });
    expect([answer.status, (answer.json as unknown as PageJson).items.length]).toEqual([200, 50]);
  });

  test('pages with cursors that belong to the body', async () => {
    const { links } = (await search({ sector: 'energy' })).json as unknown as PageJson;
    expect((await search({ sector: 'energy' }, links['next'])).status).toBe(200);
    expect((await search({ sector: 'transport' }, links['next'])).json).toMatchObject({
      status: 400,
      errors: [{ code: 'CURSOR_INVALID' }],
    });
  });

  test('names faults of the body by pointer', async () => {
    expect((await search({ sector: 'x', y: 1 })).json).toMatchObject({
      status: 400,
      errors: [{ pointer: '/y' }, { pointer: '/sector' }],
    });
  });
});
