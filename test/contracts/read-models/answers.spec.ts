import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '../../../src/kernel/eventsourcing/domain-event.js';
import { COLLECTIONS } from '../../../src/projects/domain/collections.js';
import { aProject, TITLE, type AProject } from '../../support/a-project.js';
import { INVESTOR_ID, OTHER_PROJECT_ID, PROJECT_ID } from '../../support/people.js';
import { AServer } from './a-server.js';
import { anInvestor, ReadModels } from './support.js';

const GERMAN = '7c1d9e20-1f3a-5b7c-8e4d-201811090002';
const path = `/v1/projects/${PROJECT_ID}`;
const built = aProject().operating().disbursed().reported().stepCompleted();

/** Twelve more projects in Almaty, every third of the German investor. */
const others = Array.from({ length: 12 }, (_, index) => {
  const nn = String(index).padStart(2, '0');
  const projectId = `5b0f7a10-8d5e-5c56-b1a4-2018110901${nn}`;
  const percent = { kk: `100% жасыл ${nn}`, ru: `Зелёный завод ${nn}`, en: null };
  const registered = aProject().proposed({}, {}).events[0]!;
  const data = {
    ...registered.data,
    projectId,
    registryNo: `ALM-${nn}`,
    title: percent,
    sectors: [{ scheme: 'qadam-sector', code: 'tourism' }],
    site: { kato: '750000000', katoVersion: '2022-10-17', locality: null, location: null },
    investorId: index % 3 === 0 ? GERMAN : INVESTOR_ID,
  };
  return { projectId, event: { type: 'ProposalRegistered', data } as DomainEvent };
});

describe('reading over HTTP', () => {
  let models: ReadModels;
  let server: AServer;
  beforeAll(async () => {
    models = await ReadModels.start();
    server = await AServer.over(models);
    const korean = anInvestor(INVESTOR_ID, 'KR', 'КК-КИУНСЕН', 'КК-КИУНСЕН', 'KK-KIUNSEN');
    await models.say(`investor-${INVESTOR_ID}`, korean);
    await models.say(`investor-${GERMAN}`, anInvestor(GERMAN, 'DE', 'Жасыл Күн', 'Зелёное солнце', 'Grüne_Sonne'));
    await tell(built);
    for (const { projectId, event } of others) await models.say(`project-${projectId}`, event);
    await models.caughtUp();
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await models.end();
  });

  async function tell({ events }: AProject): Promise<void> {
    for (const event of events) await models.say(`project-${PROJECT_ID}`, event);
  }

  describe('the card', () => {
    it('answers with its revision as ETag and says how fresh it is', async () => {
      const { status, headers, body } = await server.get(path);
      expect([status, headers.get('etag')]).toEqual([200, `"v${built.events.length - 1}"`]);
      expect(body).toMatchObject({
        stage: 'operation',
        investor: { legalName: { en: 'KK-KIUNSEN' }, country: 'KR' },
        figures: { disbursed: [{ amount: '500000000.00', currency: 'KZT' }] },
        lastEventRevision: built.events.length - 1,
        meta: { behindBy: { events: 0, seconds: 0 } },
      });
      const again = await server.get(path, { 'if-none-match': headers.get('etag') ?? '' });
      expect(again.status).toBe(304);
    });

    it('has at the last revision exactly what it has now', async () => {
      const { meta: _now, ...now } = (await server.get(path)).body;
      const { meta: _then, ...then } = (await server.get(`${path}?revision=${built.events.length - 1}`)).body;
      expect(then).toEqual(now);
    });

    it('is as it was at any revision before, and 404 beyond the last', async () => {
      const { headers, body } = await server.get(`${path}?revision=0`);
      expect([headers.get('etag'), body['stage'], body['lastEventRevision']]).toEqual(['"v0"', 'proposed', 0]);
      expect((await server.get(`${path}?revision=${built.events.length}`)).status).toBe(404);
      expect((await server.get(`${path}?revision=-1`)).status).toBe(400);
      expect((await server.get(`/v1/projects/${OTHER_PROJECT_ID}`)).status).toBe(404);
      expect((await server.get(`/v1/projects/${OTHER_PROJECT_ID}?revision=0`)).status).toBe(404);
    });
  });

  describe('the timeline', () => {
    it.each(['oldest', 'newest'])('tells every fact once, %s first, page by page', async order => {
      const { items, pages } = await server.all(`${path}/timeline?limit=4&order=${order}`);
      const revisions = built.events.map((_, revision) => revision);
      expect(items.map(item => item['revision'])).toEqual(order === 'oldest' ? revisions : revisions.reverse());
      expect(pages).toBe(Math.ceil(built.events.length / 4));
    });

    it('goes back to the page before by its link', async () => {
      const first = await server.get(`${path}/timeline?limit=4`);
      const second = await server.get(linkOf(first.body, 'next'));
      const back = await server.get(linkOf(second.body, 'prev'));
      expect(back.body['items']).toEqual(first.body['items']);
    });

    it('may be kept for ever where more follow, and is asked again where it ends', async () => {
      const closed = await server.get(`${path}/timeline?limit=4`);
      const open = await server.get(`${path}/timeline`);
      expect(closed.headers.get('cache-control')).toContain('immutable');
      expect(open.headers.get('cache-control')).toBe('private, no-cache');
    });

    it('gives each fact a title, its actor, its hash and links that resolve', async () => {
      const [first] = (await server.get(`${path}/timeline?limit=1`)).body['items'] as Record<string, unknown>[];
      expect(first).toMatchObject({
        type: 'ProposalRegistered',
        title: { kk: 'Ұсыныс тіркелді', ru: 'Предложение зарегистрировано', en: 'Proposal registered' },
        occurredOn: '2018-11-09',
        actor: { role: 'project_officer' },
        dataHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
      for (const link of Object.values(first?.['links'] as Record<string, string>)) {
        expect((await server.get(link)).status).toBe(200);
      }
    });

    it('is 404 for a project nobody registered', async () => {
      expect((await server.get(`/v1/projects/${OTHER_PROJECT_ID}/timeline`)).status).toBe(404);
    });
  });

  describe('collections of facts', () => {
    it('hold every recorded fact of their kind, and each fact resolves', async () => {
      for (const [name, type] of Object.entries(COLLECTIONS)) {
        const { items } = await server.all(`${path}/${name}?limit=2`);
        expect([name, items.length]).toEqual([name, built.events.filter(event => event.type === type).length]);
        for (const item of items) {
          const one = await server.get(`${path}/${name}/${String(item['eventId'])}`);
          expect([one.status, one.body]).toEqual([200, item]);
        }
      }
    });

    it('are 404 for a name, a fact or a project that is not there', async () => {
      const [fact] = (await server.get(`${path}/permits`)).body['items'] as Record<string, unknown>[];
      expect((await server.get(`${path}/secrets`)).status).toBe(404);
      expect((await server.get(`${path}/meetings/${String(fact?.['eventId'])}`)).status).toBe(404);
      expect((await server.get(`/v1/projects/${OTHER_PROJECT_ID}/permits`)).status).toBe(404);
    });
  });

  describe('progress', () => {
    it('is of the day that is asked about, today by default', async () => {
      const then = await server.get(`${path}/progress?on=2019-06-03`);
      expect(then.body).toMatchObject({ on: '2019-06-03', physical: { plannedPct: '33.33', reportedPct: null } });
      const now = await server.get(`${path}/progress`);
      expect(now.body).toMatchObject({ on: '2021-06-01', physical: { plannedPct: '100.00', reportedPct: '25.00' } });
    });
  });

  describe('the list', () => {
    const numbers = async (query: string): Promise<unknown[]> =>
      (await server.all(`/v1/projects${query}`)).items.map(item => item['registryNo']);
    const almaty = others.map((_, index) => `ALM-${String(index).padStart(2, '0')}`);

    it('stands newest first, or by number, each project once', async () => {
      expect(await numbers('?limit=5')).toEqual([...almaty].reverse().concat('TRK-2018-001'));
      expect(await numbers('?limit=5&sort=registryNo')).toEqual([...almaty, 'TRK-2018-001']);
    });

    it.each(['newest', 'registryNo'])('goes back by its links, sorted by %s', async sort => {
      const first = await server.get(`/v1/projects?limit=5&sort=${sort}`);
      const second = await server.get(linkOf(first.body, 'next'));
      const back = await server.get(linkOf(second.body, 'prev'));
      expect(back.body['items']).toEqual(first.body['items']);
      expect(linksOf(back.body)).not.toHaveProperty('prev');
    });

    it.each([
      ['stage', '?stage=operation', ['TRK-2018-001']],
      ['region', '?region=610000000', ['TRK-2018-001']],
      ['district', '?district=613600000', ['TRK-2018-001']],
      ['sector', '?sector=energy.solar', ['TRK-2018-001']],
      ['country', '?investorCountry=DE', ['ALM-09', 'ALM-06', 'ALM-03', 'ALM-00']],
      ['investor', `?investorId=${GERMAN}&stage=proposed`, ['ALM-09', 'ALM-06', 'ALM-03', 'ALM-00']],
      ['hold', '?hold=suspended', []],
    ])('is filtered by %s', async (_, query, expected) => {
      expect(await numbers(query)).toEqual(expected);
    });

    it.each([
      ['a word of the Russian title, in any case', 'БАЙДИБЕК', ['TRK-2018-001']],
      ['a word of the Kazakh title', 'бәйдібек', ['TRK-2018-001']],
      ['words in any order', 'district solar', ['TRK-2018-001']],
      ['a piece of the number', 'trk-2018', ['TRK-2018-001']],
      ['words that only title and investor together have', 'kiunsen solar', []],
      ['the investor alone', 'зелёное', ['ALM-09', 'ALM-06', 'ALM-03', 'ALM-00']],
      ['what LIKE calls a wildcard, as it stands', 'grüne_', ['ALM-09', 'ALM-06', 'ALM-03', 'ALM-00']],
      ['a wildcard that nothing holds', 'зел_ный', []],
      ['a backslash', '\\', []],
    ])('is searched for %s', async (_, q, expected) => {
      expect(await numbers(`?q=${encodeURIComponent(q)}`)).toEqual(expected);
    });

    it('finds a per cent sign only where one stands', async () => {
      expect(await numbers('?q=100%25')).toHaveLength(12);
      expect(await numbers('?q=%25')).toHaveLength(12);
    });

    it('shows figures by class and names for codes', async () => {
      const { items } = await server.all('/v1/projects?stage=operation');
      expect(items[0]).toMatchObject({
        title: TITLE,
        region: { code: '610000000' },
        figures: {
          declared: { landHa: '20.0000' },
          approved: { landHa: '20.0000' },
          reported: { physicalPct: '25.00' },
        },
      });
    });

    it.each(['stage=nowhere', 'region=61', 'sort=oldest', 'limit=0', 'q=', 'colour=red', 'cursor=AAAA'])(
      'refuses %s',
      async query => {
        expect((await server.get(`/v1/projects?${query}`)).status).toBe(400);
      },
    );
  });

  describe('totals', () => {
    it('group by country with names, and say which figures they cover', async () => {
      const { status, body } = await server.get('/v1/totals?by=country');
      expect(status).toBe(200);
      expect(body).toMatchObject({
        by: 'country',
        figuresCover: { groups: 'neither-rejected-nor-cancelled' },
        groups: [
          { key: 'DE', name: { en: 'Germany' }, projects: { total: 4, live: 4 } },
          {
            key: 'KR',
            projects: { total: 9 },
            cost: { disbursed: [{ amount: '500000000.00', currency: 'KZT', projects: 1 }] },
            landHa: { allocated: '20.0000' },
          },
        ],
        overall: { projects: { total: 13 } },
        meta: { behindBy: { events: 0 } },
      });
    });

    it('are of one investor where that is asked', async () => {
      const { body } = await server.get(`/v1/totals?by=stage&investorId=${GERMAN}`);
      expect(body).toMatchObject({
        filter: { investorId: GERMAN },
        groups: [{ key: 'proposed', projects: { total: 4 } }],
        overall: { projects: { total: 4 }, cost: { disbursed: [] } },
      });
      const korean = await server.get(`/v1/totals?by=region&investorId=${INVESTOR_ID}`);
      expect(korean.body).toMatchObject({
        overall: { projects: { total: 9 }, cost: { disbursed: [{ projects: 1 }] } },
      });
      const known = await server.get(`/v1/totals?by=stage&investorId=${GERMAN}&atPosition=4`);
      expect(known.body).toMatchObject({ groups: [], overall: { projects: { total: 0 } } });
      expect((await server.get('/v1/totals?by=stage&investorId=me')).status).toBe(400);
    });

    it('need to know by what, and know no other filter', async () => {
      expect((await server.get('/v1/totals')).status).toBe(400);
      expect((await server.get('/v1/totals?by=colour')).status).toBe(400);
      expect((await server.get('/v1/totals?by=stage&colour=red')).status).toBe(400);
    });

    it('come to nothing where nothing is', async () => {
      const { body } = await server.get('/v1/totals?by=stage&region=190000000');
      expect(body).toMatchObject({
        groups: [],
        overall: { projects: { total: 0 }, capacityMw: { declared: '0.000000' } },
      });
    });
  });
});

function linksOf(body: Record<string, unknown>): Record<string, string> {
  return body['links'] as Record<string, string>;
}

function linkOf(body: Record<string, unknown>, rel: string): string {
  const link = linksOf(body)[rel];
  if (link === undefined) throw new Error(`no link ${rel}`);
  return link;
}
