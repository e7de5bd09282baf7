import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Accepted } from '../../src/kernel/eventsourcing/accepted.js';
import type { CommandContext } from '../../src/kernel/eventsourcing/command-context.js';
import { commandIdOf } from '../../src/platform/event-store/ids.js';
import { exampleOf, type CommandRequest } from '../../src/platform/http/index.js';
import { APPROVALS, ID, NOTES, send } from './support/client.js';
import { behaviour, defaultCommand, SampleBody } from './support/sample.controller.js';
import { principal, startSample, type SampleServer } from './support/sample-server.js';

const NOW = Date.parse('2026-11-22T19:30:00Z'); // the 23rd in Almaty
let waits: { names: readonly string[]; position: number | null; timeoutMs: number }[] = [];
let reached = true;
let sample: SampleServer;

beforeAll(async () => {
  sample = await startSample({
    now: () => NOW,
    readModels: {
      positionOf: () => Promise.resolve(42),
      behindBy: () => Promise.resolve({ events: 0, seconds: 0 }),
      waitFor: (names, wanted, timeoutMs) => {
        waits.push({ names, position: typeof wanted === 'number' ? wanted : wanted.position, timeoutMs });
        return Promise.resolve(reached);
      },
    },
  });
});
afterAll(() => sample.close());
afterEach(() => {
  behaviour.command = defaultCommand;
  waits = [];
  reached = true;
});

/** What the controller was given by the last command. */
async function contextOf(path = APPROVALS, changes: Parameters<typeof send>[2] = {}): Promise<CommandContext> {
  let context: CommandContext | undefined;
  behaviour.command = request => {
    context = request.context;
    return defaultCommand(request);
  };
  const { status, text } = await send(sample, path, changes);
  if (context === undefined) throw new Error(`refused: ${status} ${text}`);
  return context;
}

const answering =
  (change: (accepted: Accepted) => Accepted) =>
  async (request: CommandRequest<SampleBody>): Promise<Accepted> =>
    change(await defaultCommand(request));

describe('the answer', () => {
  test('is 201 with revision, receipt, Location, ETag, Sync-Token and the key, quoted', async () => {
    const answer = await send(sample, APPROVALS, { headers: { 'idempotency-key': 'key-x' } });
    const eventId = expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown as string;
    expect([answer.status, answer.json]).toEqual([
      201,
      { revision: 3, receipt: { eventIds: [eventId], dataHashes: ['ab'.repeat(32)] } },
    ]);
    const [id] = (answer.json['receipt'] as { eventIds: string[] }).eventIds;
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      location: `${APPROVALS}/${id}`,
      etag: '"v3"',
      'sync-token': '1.42',
      'idempotency-key': '"key-x"',
      'api-version': '1.0.0',
      'cache-control': 'no-store',
    });
    expect(answer.headers.get('idempotent-replayed')).toBeNull();
  });

  test('names the event where the store gives no numbers', async () => {
    behaviour.command = answering(accepted => ({ ...accepted, position: null }));
    const { headers } = await send(sample, APPROVALS);
    expect(headers.get('sync-token')).toMatch(/^1\.r3\.[\w-]+$/);
  });

  test('is 200 without Location when there was nothing to record', async () => {
    behaviour.command = answering(accepted => ({ ...accepted, facts: [] }));
    const answer = await send(sample, APPROVALS);
    expect([answer.status, answer.json]).toEqual([200, { revision: 3, receipt: { eventIds: [], dataHashes: [] } }]);
    expect([answer.headers.get('etag'), answer.headers.get('location')]).toEqual(['"v3"', null]);
  });

  test('says of a replay that it is one, and is otherwise equal', async () => {
    const headers = { 'idempotency-key': 'key-replay' };
    const first = await send(sample, APPROVALS, { headers });
    behaviour.command = answering(accepted => ({ ...accepted, replayed: true }));
    const again = await send(sample, APPROVALS, { headers });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    for (const name of ['etag', 'location', 'sync-token']) {
      expect(again.headers.get(name)).toBe(first.headers.get(name));
    }
  });

  test('has no body when the caller prefers the minimum', async () => {
    const answer = await send(sample, APPROVALS, { headers: { prefer: 'return=minimal' } });
    expect([answer.status, answer.text, answer.headers.get('preference-applied')]).toEqual([201, '', 'return=minimal']);
    expect(answer.headers.get('etag')).toBe('"v3"');
  });

  test('waits for the read models when asked, up to the time asked for', async () => {
    const answer = await send(sample, APPROVALS, { headers: { prefer: 'wait=3' } });
    expect(waits).toEqual([{ names: ['samples'], position: 42, timeoutMs: 3_000 }]);
    expect([answer.status, answer.headers.get('preference-applied')]).toEqual([201, 'wait=3']);
  });

  test('still stands when the read models are late; it only does not claim to have waited', async () => {
    reached = false;
    const answer = await send(sample, APPROVALS, { headers: { prefer: 'wait=1' } });
    expect([answer.status, answer.headers.get('preference-applied')]).toEqual([201, null]);
  });

  test('does not wait unasked', async () => {
    await send(sample, APPROVALS);
    expect(waits).toEqual([]);
  });
});

describe('the context', () => {
  test('says who, when, by which key and what was pinned', async () => {
    const context = await contextOf(APPROVALS, {
      headers: { 'idempotency-key': '"k 1"'.replace(' ', '-'), 'if-match': '"v7"' },
    });
    expect(context).toEqual({
      commandId: commandIdOf('person:aida', 'k-1'),
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      correlationId: context.commandId,
      causationId: null,
      actor: {
        personId: principal.personId,
        client: 'person:aida',
        organisationId: 'ministry',
        role: 'decision_maker',
        onBehalfOf: null,
      },
      source: { system: 'person:aida', version: '-', channel: 'http' },
      now: '2026-11-22T19:30:00.000Z',
      today: '2026-11-23',
      closedThrough: null,
      expectedRevisions: [7],
      permission: { principal, rule: { action: 'samples.approve', roles: 'any' } },
      idFor: expect.any(Function),
    });
  });

  test('has the same command id for the key quoted and bare, and another for another key', async () => {
    const ids: string[] = [];
    for (const key of ['a1', '"a1"', 'a2']) {
      ids.push((await contextOf(NOTES, { headers: { 'idempotency-key': key } })).commandId);
    }
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  test('pins nothing without If-Match where it is optional', async () => {
    expect((await contextOf(NOTES, { headers: { 'if-match': '' } })).expectedRevisions).toBeNull();
    expect((await contextOf(NOTES, { headers: { 'if-match': 'W/"v3", "v4"' } })).expectedRevisions).toEqual([3, 4]);
  });

  test('carries the correlation id, else the trace id, else the command id', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    expect((await contextOf(NOTES, { headers: { 'x-correlation-id': 'case-7', traceparent } })).correlationId).toBe(
      'case-7',
    );
    expect((await contextOf(NOTES, { headers: { traceparent } })).correlationId).toBe(
      '4bf92f3577b34da6a3ce929d0e0e4736',
    );
    const forged = await contextOf(NOTES, { headers: { 'x-correlation-id': 'two words' } });
    expect(forged.correlationId).toBe(forged.commandId);
  });

  test('fingerprints body and path, whatever the order of keys; If-Match is not part of it', async () => {
    const fingerprint = async (path: string, changes: Parameters<typeof send>[2]): Promise<string> =>
      (await contextOf(path, changes)).fingerprint;
    const body = { note: 'x', jobs: 5 };
    const usual = await fingerprint(NOTES, { body });
    expect(await fingerprint(NOTES, { body: { jobs: 5, note: 'x' }, headers: { 'if-match': '"v9"' } })).toBe(usual);
    expect(await fingerprint(NOTES, { body: { ...body, jobs: 6 } })).not.toBe(usual);
    expect(await fingerprint(APPROVALS, { body })).not.toBe(usual);
  });
});

describe('is refused', () => {
  const headerFault = (header: string, code: string): object => ({
    errors: [{ header, code, detail: expect.any(String) }],
  });

  test('without a key', async () => {
    const answer = await send(sample, APPROVALS, { headers: { 'idempotency-key': '' } });
    expect([answer.status, answer.json['code']]).toEqual([400, 'IDEMPOTENCY_KEY_MISSING']);
    expect(answer.headers.get('link')).toBe('</problems/idempotency-key-missing>; rel="describedby"');
  });

  test.each(['""', 'x'.repeat(256), 'a b', '"a', 'a"b'])('with the key %j', async key => {
    const answer = await send(sample, APPROVALS, { headers: { 'idempotency-key': key } });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject(headerFault('Idempotency-Key', 'IDEMPOTENCY_KEY_MALFORMED'));
  });

  test('without If-Match where it is required', async () => {
    const answer = await send(sample, APPROVALS, { headers: { 'if-match': '' } });
    expect([answer.status, answer.json['code']]).toEqual([428, 'PRECONDITION_REQUIRED']);
  });

  test.each(['*', 'v12', '"12"', '"v01"', '"v1",', 'W/v1'])('with If-Match %s', async tag => {
    const answer = await send(sample, APPROVALS, { headers: { 'if-match': tag } });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject(headerFault('If-Match', 'IF_MATCH_MALFORMED'));
  });

  test('with faults of the scanner and of the fields together, each once, by pointer', async () => {
    const raw = JSON.stringify({ ...exampleOf(SampleBody), jobs: 'many', more: 1 }).replace(
      '"sector"',
      '"sector":"x","sector"',
    );
    const answer = await send(sample, APPROVALS, { raw: raw.replace('"note":"Text"', '"note":"a\\u0000"') });
    expect(answer.status).toBe(400);
    expect(
      (answer.json['errors'] as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`),
    ).toEqual([
      '/note JSON_CONTROL_CHARACTER',
      '/sector JSON_KEY_REPEATED',
      '/more UNKNOWN_PROPERTY',
      '/jobs NOT_AN_INTEGER',
    ]);
  });

  test.each([
    ['nothing', '', 'BODY_MISSING'],
    ['null', 'null', 'NOT_AN_OBJECT'],
    ['a list', '[]', 'NOT_AN_OBJECT'],
    ['a number', '5', 'NOT_AN_OBJECT'],
    ['half a document', '{"title":', 'JSON_SYNTAX'],
  ])('with %s as the body', async (_name, raw, code) => {
    const answer = await send(sample, APPROVALS, { raw });
    expect(answer.json).toMatchObject({
      status: 400,
      errors: [{ pointer: '', code }],
    });
  });

  test('with bytes that are not UTF-8', async () => {
    const answer = await send(sample, APPROVALS, { raw: Uint8Array.of(0x7b, 0xff, 0x7d) });
    expect(answer.json).toMatchObject({ status: 400, errors: [{ code: 'JSON_NOT_UTF8' }] });
  });

  test('with a query parameter', async () => {
    const answer = await send(sample, `${APPROVALS}?force=true`);
    expect(answer.json).toMatchObject({ status: 400, errors: [{ parameter: 'force', code: 'UNKNOWN_PARAMETER' }] });
  });

  test.each(['x', ID.toUpperCase(), '%00', '..%2f..%2fetc', '0'.repeat(100)])('under the id %s', async id => {
    const answer = await send(sample, `/v1/samples/${id}/approvals`);
    expect(answer.json).toMatchObject({ status: 400, errors: [{ parameter: 'sampleId', code: 'NOT_A_UUID' }] });
  });

  test('never reaches the handler', async () => {
    let reachedHandler = 0;
    behaviour.command = request => {
      reachedHandler++;
      return defaultCommand(request);
    };
    await send(sample, APPROVALS, { body: { jobs: -1 } });
    await send(sample, APPROVALS, { headers: { 'if-match': '' } });
    await send(sample, APPROVALS, { headers: { 'idempotency-key': '' } });
    expect(reachedHandler).toBe(0);
    await send(sample, APPROVALS);
    expect(reachedHandler).toBe(1);
  });
});
