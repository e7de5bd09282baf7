import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { BadRequestException, NotFoundException } from '@nestjs/common';
import { RuleViolation } from '../../src/kernel/eventsourcing/rule-violation.js';
import { InvalidValue } from '../../src/kernel/text/invalid-value.js';
import { ConcurrentChange } from '../../src/platform/cqrs/concurrent-change.js';
import * as log from '../../src/platform/event-store/event-log.errors.js';
import * as http from '../../src/platform/http/index.js';
import { LANGUAGES } from '../../src/platform/http/problems/problem.js';
import { APPROVALS, ask, send, type Received } from './support/client.js';
import { behaviour, defaultCommand } from './support/sample.controller.js';
import { startSample, type SampleServer } from './support/sample-server.js';

let sample: SampleServer;
beforeAll(async () => {
  sample = await startSample({ random: () => 0.99 });
});
afterAll(() => sample.close());
afterEach(() => {
  behaviour.command = defaultCommand;
  sample.logged.length = 0;
});

function failWith(error: unknown, headers: Record<string, string> = {}): Promise<Received> {
  behaviour.command = () => Promise.reject(error as Error);
  return send(sample, APPROVALS, { headers });
}

const withCode = (code: string, message = 'database'): Error => Object.assign(new Error(message), { code });

describe('a failure of a command is a problem', () => {
  test.each<[string, unknown, number, string]>([
    ['a rule of a context', new RuleViolation('sample.not-submitted'), 409, 'SAMPLE_NOT_SUBMITTED'],
    ['a value object', new InvalidValue('money.not-money', 'Expected money.'), 400, 'VALIDATION_FAILED'],
    [
      'a stale version',
      new http.VersionConflict({ stream: 'project-1', revision: 7, position: 99 }),
      412,
      'VERSION_CONFLICT',
    ],
    ['a lost race', new ConcurrentChange('project-1'), 409, 'CONCURRENT_CHANGE'],
    ['a lost race, unretried', new log.ConcurrencyConflict('project-1', 2, 3), 409, 'CONCURRENT_CHANGE'],
    ['a key of another request', new log.IdempotencyKeyReused('c'), 422, 'IDEMPOTENCY_KEY_REUSED'],
    ['an unknown outcome', new log.LogUnavailable('unknown', 'lost'), 503, 'OUTCOME_UNKNOWN'],
    ['an absent store', new log.LogUnavailable('not-applied', 'refused'), 503, 'EVENT_STORE_UNAVAILABLE'],
    ['a clock that is off', new log.ClockSkew(), 503, 'EVENT_STORE_UNAVAILABLE'],
    ['a register that has moved', new log.WrongStore(), 503, 'EVENT_STORE_UNAVAILABLE'],
    ['a full disk', new log.StorageFull(), 507, 'STORAGE_FULL'],
    ['an event too large', new log.PayloadTooLarge(), 413, 'PAYLOAD_TOO_LARGE'],
    ['a newer history', new log.NewerHistory('project-1', 'X'), 503, 'NEWER_HISTORY'],
    ['nobody', new http.Unauthenticated(), 401, 'UNAUTHENTICATED'],
    ['the wrong caller', new http.Forbidden('region'), 403, 'FORBIDDEN'],
    ['nothing there', new http.NotFound(), 404, 'NOT_FOUND'],
    ['something that was', new http.Gone(), 410, 'GONE'],
    ['too many requests', new http.RateLimited(7), 429, 'RATE_LIMITED'],
    ['a refused connection', withCode('ECONNREFUSED'), 503, 'UNAVAILABLE'],
    ['refused connections', new AggregateError([withCode('ECONNREFUSED')]), 503, 'UNAVAILABLE'],
    ['an admin shutdown', withCode('57P01'), 503, 'UNAVAILABLE'],
    ['a deadlock', withCode('40P01'), 503, 'UNAVAILABLE'],
    [
      'a read model that is not made yet',
      withCode('42P01', 'relation "rm.watched_projects" does not exist'),
      503,
      'UNAVAILABLE',
    ],
    ['a full disk of the database', withCode('53100'), 507, 'STORAGE_FULL'],
    ['a pool without room', new Error('timeout exceeded when trying to connect'), 503, 'UNAVAILABLE'],
    ['a lost connection', new Error('Connection terminated unexpectedly'), 503, 'UNAVAILABLE'],
    ["Nest's 404", new NotFoundException('Cannot GET /x'), 404, 'NOT_FOUND'],
    ["Nest's 400", new BadRequestException(), 400, 'MALFORMED_REQUEST'],
    ['a bug', new TypeError('undefined is not a function'), 500, 'INTERNAL'],
    ['a contradiction in the store', new log.IntegrityViolation('hole at 5'), 500, 'INTERNAL'],
    ['a thrown text', 'oops', 500, 'INTERNAL'],
    ['a duplicate in the database', withCode('23505'), 500, 'INTERNAL'],
  ])('%s', async (_name, error, status, code) => {
    const answer = await failWith(error);
    expect([answer.status, answer.json['status'], answer.json['code']]).toEqual([status, status, code]);
    expect(answer.json).toMatchObject({
      type: `/problems/${code === 'SAMPLE_NOT_SUBMITTED' ? 'sample.not-submitted' : code.toLowerCase().replaceAll('_', '-')}`,
      title: expect.stringMatching(/\S/),
      detail: expect.stringMatching(/\S/),
      instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': 'en',
      'cache-control': 'no-store',
      'api-version': '1.0.0',
    });
    const explained = await ask(sample, answer.json['type'] as string);
    expect([explained.status, explained.json['code']]).toEqual([200, code]);
  });
});

test('a stale version says which is current and where to read from', async () => {
  const answer = await failWith(new http.VersionConflict({ stream: 'project-1', revision: 7, position: 99 }));
  expect([answer.json['currentVersion'], answer.headers.get('sync-token')]).toEqual([7, '1.99']);
});

test('a violation tells programs its parameters and people a sentence with them', async () => {
  const answer = await failWith(new RuleViolation('sample.not-submitted', { stage: 'draft' }));
  expect([answer.json['detail'], answer.json['params']]).toEqual(['It is draft.', { stage: 'draft' }]);
});

test('a violation without a place in the catalogue is still a refusal, and is logged', async () => {
  const answer = await failWith(new RuleViolation('sample.forgotten'));
  expect([answer.status, answer.json['code']]).toEqual([409, 'RULE_VIOLATED']);
  expect(sample.logged).toMatchObject([{ level: 'error', message: 'a violation has no entry in the catalogue' }]);
});

test('a refused caller learns the reason code', async () => {
  expect((await failWith(new http.Forbidden('region'))).json['reason']).toBe('region');
  expect((await failWith(new http.Unauthenticated())).headers.get('www-authenticate')).toBe('ApiKey realm="qadam"');
});

test('what passes by itself says when to ask again, spread over a few seconds', async () => {
  const later = async (error: unknown): Promise<unknown[]> => {
    const { json, headers } = await failWith(error);
    return [json['retryAfter'], headers.get('retry-after')];
  };
  expect(await later(new log.LogUnavailable('unknown', ''))).toEqual([4, '4']);
  expect(await later(new ConcurrentChange('x'))).toEqual([1, '1']);
  expect(await later(new http.RateLimited(7))).toEqual([7, '7']);
  expect(await later(new RuleViolation('sample.not-submitted'))).toEqual([undefined, null]);
});

test('a bug is logged with its trace id, and tells the caller nothing else', async () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  const error = new Error('SECRET at /work/main');
  const answer = await failWith(error, { traceparent });
  expect(answer.text).not.toMatch(/SECRET|\/work|node_modules/);
  expect(answer.json['traceId']).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
  expect(sample.logged).toEqual([
    {
      level: 'error',
      message: 'request failed unexpectedly',
      fields: expect.objectContaining({ traceId: answer.json['traceId'], err: error }),
    },
  ]);
});

test('refusals are not logged as errors', async () => {
  await failWith(new RuleViolation('sample.not-submitted'));
  await failWith(new http.NotFound());
  expect(sample.logged).toEqual([]);
});

test.each([
  ['kk', 'kk', 'Үлгі жіберілмеген'],
  ['ru-RU, en;q=0.8', 'ru', 'Образец не подан'],
  ['de, kk;q=0.3, ru;q=0.5', 'ru', 'Образец не подан'],
  ['de', 'en', 'The sample is not submitted'],
  ['*', 'en', 'The sample is not submitted'],
  ['ru;q=0, kk;q=0.1', 'kk', 'Үлгі жіберілмеген'],
  ['garbage;;;q=x,,', 'en', 'The sample is not submitted'],
])('titles follow Accept-Language %s; type and code do not', async (language, expected, title) => {
  const answer = await failWith(new RuleViolation('sample.not-submitted'), { 'accept-language': language });
  expect([answer.json['title'], answer.headers.get('content-language')]).toEqual([title, expected]);
  expect([answer.json['type'], answer.json['code']]).toEqual([
    '/problems/sample.not-submitted',
    'SAMPLE_NOT_SUBMITTED',
  ]);
});

describe('the catalogue', () => {
  const catalogue = new http.ProblemCatalogue();

  test('explains every platform problem in three languages', () => {
    for (const { slug, code, status, title, detail } of catalogue.all()) {
      expect([slug, code]).toEqual([expect.stringMatching(/^[a-z]+(?:-[a-z]+)*$/), expect.stringMatching(/^[A-Z_]+$/)]);
      expect(status).toBeGreaterThanOrEqual(400);
      for (const language of LANGUAGES) {
        expect(title[language]).toMatch(language === 'en' ? /^[A-Z][ -~]+[^.]$/ : /[А-Яа-яҰұҚқІі]/);
        if (detail !== undefined) expect(detail[language]).toMatch(/\.$/);
      }
    }
  });

  test('refuses two meanings of one code', () => {
    const one = { 'x.y': { status: 409, title: { en: 'a', kk: 'b', ru: 'c' } } };
    expect(() => new http.ProblemCatalogue(one, one)).toThrow('problem x.y is defined twice');
    expect(() => new http.ProblemCatalogue({ internal: one['x.y'] })).toThrow('problem internal is defined twice');
  });
});

describe('the pages behind type', () => {
  test('are HTML for people, the language of the reader first', async () => {
    const answer = await ask(sample, '/problems/outcome-unknown', {
      headers: { accept: 'text/html', 'accept-language': 'ru' },
    });
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.text).toMatch(/<html lang="ru">.*503.*OUTCOME_UNKNOWN.*lang="ru".*lang="en".*lang="kk"/s);
  });

  test('list all problems', async () => {
    const { json } = await ask(sample, '/problems');
    expect((json['items'] as { code: string }[]).map(({ code }) => code)).toContain('SAMPLE_NOT_SUBMITTED');
  });

  test('do not exist for what is no problem', async () => {
    for (const slug of ['nothing', '__proto__', 'constructor', '%2e%2e']) {
      expect((await ask(sample, `/problems/${slug}`)).json['code']).toBe('NOT_FOUND');
    }
  });
});
