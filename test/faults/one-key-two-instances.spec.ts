import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ARegister, stop } from '../journeys/a-seeded-register.js';
import { ask } from './database.js';
import { closeConnections, send, type Answer } from './http.js';
import { DAY, proposal } from './register.js';

/** Ruling 26 and 48 over HTTP: two instances of the whole application on one database, one of them restarted. */

type Running = Awaited<ReturnType<ARegister['start']>>;
type Role = 'project_officer' | 'decision_maker';

let register: ARegister;
let first: Running;
let second: Running;
let investorId: string;

const portOf = ({ url }: Running): number => Number(new URL(url).port);

function say(to: Running, role: Role, path: string, key: string, body: object, etag?: string): Promise<Answer> {
  const headers = { authorization: `ApiKey ${first.keys[role].key}`, 'idempotency-key': key };
  const pinned = etag === undefined ? headers : { ...headers, 'if-match': etag };
  return send({
    port: portOf(to),
    method: 'POST',
    path,
    headers: pinned,
    body: JSON.stringify(body),
    timeoutMs: 30_000,
  });
}

/** What ruling 26 calls the answer; `Idempotent-Replayed` alone may differ. */
const answerOf = ({ status, body, headers }: Answer): object => ({
  status,
  body,
  etag: headers['etag'],
  location: headers['location'],
  syncToken: headers['sync-token'],
});

const idIn = ({ headers }: Answer): string => headers['location']?.split('/').at(-1) ?? '';

async function aProject(number: string): Promise<{ id: string; etag: string }> {
  const answer = await say(first, 'project_officer', '/v1/projects', number, proposal(number, investorId, number));
  return { id: idIn(answer), etag: answer.headers['etag'] ?? '' };
}

async function eventsWith(token: string): Promise<number> {
  const sql = 'select count(*)::int as n from es.event where position(lower($1) in lower(data)) > 0 and type = any($2)';
  const types = ['ProposalRegistered', 'MeetingRecorded', 'ProjectSuspended'];
  return (await ask<{ n: number }>(register.database.connectionString, sql, [token, types]))[0]?.n ?? -1;
}

const meeting = (meetingId: string, agenda: string): object => ({
  meetingId,
  kind: 'working_group',
  heldOn: DAY,
  place: 'Turkistan',
  hostBody: 'Akimat',
  agenda,
});

beforeAll(async () => {
  register = await ARegister.empty();
  first = await register.start();
  second = await register.start();
  const legalName = { kk: 'KK-KIUNSEN', ru: 'KK-KIUNSEN', en: 'KK-KIUNSEN' };
  investorId = idIn(await say(first, 'project_officer', '/v1/investors', 'investor', { legalName, country: 'KR' }));
}, 60_000);

afterAll(async () => {
  closeConnections();
  await stop(first);
  await stop(second);
  await register.drop();
}, 60_000);

describe('one key at two instances', () => {
  it('has one effect and equal answers, sent twenty times in parallel with a restart between', async () => {
    const { id } = await aProject('ONE-KEY-1');
    const two: readonly [string, string, object][] = [
      [`/v1/projects/${id}/meetings`, 'key-meeting', meeting('m-1', 'ONE-MEETING')],
      ['/v1/projects', 'key-proposal', proposal('ONE-KEY-2', investorId, 'ONE-PROPOSAL')],
    ];
    const sendTo = (instances: readonly Running[], times: number): Promise<(readonly [string, Answer])[]> =>
      Promise.all(
        two.flatMap(([path, key, body]) =>
          Array.from({ length: times }, async (_, n) => {
            const to = instances[n % instances.length] as Running;
            return [key, await say(to, 'project_officer', path, key, body)] as const;
          }),
        ),
      );
    const before = await sendTo([first, second], 14);
    await stop(second);
    const between = sendTo([first], 2);
    second = await register.start();
    const after = await sendTo([first, second], 4);
    const answers = [...before, ...(await between), ...after];
    for (const [, key] of two) {
      const ofKey = answers.filter(([sent]) => sent === key).map(([, answer]) => answerOf(answer));
      expect(ofKey).toHaveLength(20);
      expect(new Set(ofKey.map(answer => JSON.stringify(answer))).size).toBe(1);
      expect(ofKey[0]).toMatchObject({ status: 201 });
    }
    expect(await eventsWith('ONE-MEETING')).toBe(1);
    expect(await eventsWith('ONE-PROPOSAL')).toBe(1);
  }, 60_000);

  it('is refused with 422 for ever when the body is another one, and the first effect stays the only one', async () => {
    const { id } = await aProject('REUSED-1');
    const path = `/v1/projects/${id}/meetings`;
    const said = await say(first, 'project_officer', path, 'key-reused', meeting('m-2', 'FIRST-BODY'));
    const other = (to: Running): Promise<Answer> =>
      say(to, 'project_officer', path, 'key-reused', meeting('m-2', 'OTHER-BODY'));
    const refused = [await other(first), await other(second)];
    await stop(second);
    second = await register.start();
    refused.push(await other(second), await other(first));
    expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
    const again = await say(second, 'project_officer', path, 'key-reused', meeting('m-2', 'FIRST-BODY'));
    expect(answerOf(again)).toEqual(answerOf(said));
    expect([await eventsWith('FIRST-BODY'), await eventsWith('OTHER-BODY')]).toEqual([1, 0]);
  }, 60_000);
});

describe('one revision', () => {
  it('is moved on by one of fifty transitions in parallel; the others are told 412 and the version of now', async () => {
    const { id } = await aProject('ONE-REVISION-1');
    const meetings = `/v1/projects/${id}/meetings`;
    const met = await say(first, 'project_officer', meetings, 'key-negotiation', meeting('m-3', 'A first talk'));
    const etag = met.headers['etag'];
    const body = { since: DAY, reasonCode: 'financing', reviewOn: '2024-09-02' };
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => {
        const reasonText = `ONE-TRANSITION of fifty, the ${n}th`;
        const to = n % 2 === 0 ? first : second;
        return say(to, 'decision_maker', `/v1/projects/${id}/suspensions`, `fifty-${n}`, { ...body, reasonText }, etag);
      }),
    );
    const winners = answers.filter(({ status }) => status === 201);
    const late = answers.filter(({ status }) => status === 412);
    expect([winners.length, late.length]).toEqual([1, 49]);
    const { revision } = JSON.parse(winners[0]?.body ?? '{}') as { revision: number };
    expect(new Set(late.map(({ body }) => (JSON.parse(body) as { currentVersion: number }).currentVersion))).toEqual(
      new Set([revision]),
    );
    expect(await eventsWith('ONE-TRANSITION')).toBe(1);
  }, 60_000);
});
