import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DomainEvent } from '../../../src/kernel/eventsourcing/domain-event.js';
import { aProject, type AProject } from '../../support/a-project.js';
import { another } from '../../support/measured.js';
import { INVESTOR_ID, PROJECT_ID } from '../../support/people.js';
import { AServer } from './a-server.js';
import { anInvestor, ReadModels } from './support.js';

const OTHER = '5b0f7a10-8d5e-5c56-b1a4-201811090002';
const building = aProject().underConstruction().disbursed();
const cancelled = another(2, { registryNo: 'P-2' }).approved().cancelled();
const annulled = cancelled.appealed({ filedOn: '2020-02-03' }).upheld('2020-03-02', { effect: 'from_the_beginning' });
const next = building.disbursed({ disbursementId: 'payment-3', paidOn: '2020-01-15' });
const late = building.disbursed({ disbursementId: 'payment-2', paidOn: '2019-11-15' });
const after = (whole: AProject, part: AProject): readonly DomainEvent[] => whole.events.slice(part.events.length);

const REPORTS = '/v1/period-reports';
const WHY = 'A payment of November was recorded afterwards';

describe('reports of periods over HTTP', () => {
  let models: ReadModels;
  let server: AServer;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'report-'));
    models = await ReadModels.start();
    server = await AServer.over(models, Date.UTC(2021, 5, 1, 6));
    await models.say(`investor-${INVESTOR_ID}`, anInvestor(INVESTOR_ID, 'KR', 'КК', 'КК', 'KK'));
    await say(PROJECT_ID, building.events);
    await say(OTHER, cancelled.events);
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await models.end();
    rmSync(folder, { recursive: true, force: true });
  });

  const say = async (projectId: string, events: readonly DomainEvent[]): Promise<void> => {
    for (const event of events) await models.say(`project-${projectId}`, event);
  };

  /** As a reader does who trusts nobody: the tool of the system over the bytes that came. */
  function sha256sum(bytes: Buffer): string {
    const file = join(folder, 'content.json');
    writeFileSync(file, bytes);
    return execFileSync('sha256sum', [file], { encoding: 'utf8' }).split(' ')[0]!;
  }

  const card = async (query = ''): Promise<Record<string, unknown>> =>
    (await server.get(`${REPORTS}/2019-Q4${query}`)).body;
  const moved = async (edition: number): Promise<readonly object[]> =>
    (await server.get(`${REPORTS}/2019-Q4/differences?edition=${edition}`)).body['figures'] as object[];
  const valueOf = (content: unknown, id: string): unknown =>
    (content as { kpis: { id: string; value: unknown }[] }).kpis.find(kpi => kpi.id === id)?.value;

  let first: Buffer;

  it('are not published before the period is over', async () => {
    const { status, body } = await server.post(REPORTS, { period: '2021-Q2' }, 'too-early');
    expect([status, body['code']]).toEqual([409, 'REPORT_PERIOD_NOT_OVER']);
    expect((await server.get(`${REPORTS}/2021-Q2`)).status).toBe(404);
  });

  it('are published with what was true on the last day, and hash to what sha256sum says of their bytes', async () => {
    const answer = await server.post(REPORTS, { period: '2019-Q4' }, 'first');
    expect([answer.status, answer.headers.get('location')]).toEqual([201, `${REPORTS}/2019-Q4`]);
    const { headers, bytes } = await server.bytes(`${REPORTS}/2019-Q4/content`);
    const hash = sha256sum(bytes);
    expect(await card()).toMatchObject({ edition: 1, supersedes: null, cutOff: '2019-12-31', contentSha256: hash });
    expect(headers.get('etag')).toBe(`"${hash}"`);
    expect(headers.get('repr-digest')).toBe(`sha-256=:${Buffer.from(hash, 'hex').toString('base64')}:`);
    const content = JSON.parse(bytes.toString()) as Record<string, unknown>;
    expect(content).toMatchObject({ period: '2019-Q4', from: '2019-10-01', totals: { overall: {} } });
    expect([valueOf(content, 'K8'), valueOf(content, 'K1')]).toEqual(['500000000.00', '1']);
    expect((content['kpis'] as object[]).length).toBe(27);
    const { by } = content['totals'] as { by: Record<string, { key: string }[]> };
    expect(Object.keys(by).sort()).toEqual(['country', 'region', 'sector', 'stage']);
    expect(by['stage']!.map(({ key }) => key)).toEqual(['construction', 'cancelled']);
    first = bytes;
  });

  it('are published once: the same request has the same answer, another one finds nothing new', async () => {
    const again = await server.post(REPORTS, { period: '2019-Q4' }, 'first');
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
    expect((await server.post(REPORTS, { period: '2019-Q4' }, 'second')).status).toBe(200);
    expect((await card())['editions']).toHaveLength(1);
  });

  it('differ from nothing while nothing is recorded about their days', async () => {
    expect(await moved(1)).toEqual([]);
  });

  it('count nothing that happened after their last day, whenever it is recorded', async () => {
    await say(PROJECT_ID, after(next, building));
    expect(await moved(1)).toEqual([]);
    expect((await server.post(REPORTS, { period: '2019-Q4' }, 'nothing-new')).status).toBe(200);
    const { body } = await server.get('/v1/totals?by=stage');
    expect(body).toMatchObject({ overall: { cost: { disbursed: [{ currency: 'KZT', amount: '1000000000.00' }] } } });
  });

  it('say which figures later facts moved, and stay as they were', async () => {
    await say(PROJECT_ID, after(late, building));
    const figures = await moved(1);
    expect(figures).toContainEqual({ figure: '/kpis/K8/value', published: '500000000.00', now: '1000000000.00' });
    expect(figures).toContainEqual({
      figure: '/totals/overall/cost/disbursed/KZT/amount',
      published: '500000000.00',
      now: '1000000000.00',
    });
    expect((await server.bytes(`${REPORTS}/2019-Q4/content`)).bytes.equals(first)).toBe(true);
  });

  it('have another edition with a reason only; the one before stays readable under its hash', async () => {
    const { status, body } = await server.post(REPORTS, { period: '2019-Q4' }, 'third');
    expect([status, body['code']]).toEqual([409, 'REPORT_EDITION_WITHOUT_REASON']);
    const second = await server.post(REPORTS, { period: '2019-Q4', reasonText: WHY }, 'fourth');
    expect(second.status).toBe(201);
    const { bytes } = await server.bytes(`${REPORTS}/2019-Q4/content`);
    expect(await card()).toMatchObject({ edition: 2, supersedes: 1, reasonText: WHY, contentSha256: sha256sum(bytes) });
    expect(valueOf(JSON.parse(bytes.toString()), 'K8')).toBe('1000000000.00');
    const earlier = await server.bytes(`${REPORTS}/2019-Q4/content?edition=1`);
    expect(earlier.bytes.equals(first)).toBe(true);
    expect(await card('?edition=1')).toMatchObject({ edition: 1, contentSha256: sha256sum(first) });
    expect(await moved(2)).toEqual([]);
  });

  it('count what was never true out of the days before it was annulled (trueAsKnown)', async () => {
    const before = JSON.parse((await server.bytes(`${REPORTS}/2019-Q4/content`)).bytes.toString()) as unknown;
    expect([valueOf(before, 'K1'), valueOf(before, 'K19')]).toEqual(['1', '0.5000']);
    await say(OTHER, after(annulled, cancelled));
    const figures = await moved(2);
    expect(figures).toContainEqual({ figure: '/kpis/K1/value', published: '1', now: '2' });
    expect(figures).toContainEqual({ figure: '/kpis/K19/value', published: '0.5000', now: '0.0000' });
    expect(figures).toContainEqual({ figure: '/totals/overall/projects/live', published: 1, now: 2 });
  });

  it('are listed by edition, the last period first', async () => {
    await server.post(REPORTS, { period: '2019-11' }, 'november');
    await server.post(REPORTS, { period: '2019' }, 'year');
    await models.caughtUp();
    const { items } = await server.all(`${REPORTS}?limit=1`);
    const lines = items.map(({ period, edition }) => `${String(period)} ${String(edition)}`);
    expect(lines).toEqual(['2019-Q4 2', '2019-Q4 1', '2019 1', '2019-11 1']);
  });

  it('are not published while a read model they are read from has set events aside', async () => {
    await models.rows(
      `insert into rm.projection_parked (name, generation, position, stream, revision, event_type, reason)
       select name, generation, 1, 'project-1', 0, 'ProposalRegistered', 'poison'
         from rm.projection_generation where name = 'measured-projects' and role = 'live'`,
    );
    const { status } = await server.post(REPORTS, { period: '2019-12' }, 'december');
    expect(status).toBe(503);
    await models.rows(`delete from rm.projection_parked`);
    expect((await server.post(REPORTS, { period: '2019-12' }, 'december')).status).toBe(201);
  });

  it.each(['/2019-Q5', '/2019-10-01', '/2019-Q4?edition=0', '/2019-Q4?edition=x', '?cursor=AAAA', '?colour=red'])(
    'refuse %s',
    async path => {
      expect((await server.get(REPORTS + path)).status).toBe(400);
    },
  );

  it('have no edition that was not published', async () => {
    for (const path of ['', '/content', '/differences'])
      expect((await server.get(`${REPORTS}/2019-Q4${path}?edition=9`)).status).toBe(404);
  });
});
