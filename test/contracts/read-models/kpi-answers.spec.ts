import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventCatalogue } from '../../../src/event-catalogue.js';
import type { DomainEvent } from '../../../src/kernel/eventsourcing/domain-event.js';
import { GetKpis, GetKpisHandler } from '../../../src/reporting/kpis/kpis.query.js';
import { aProject } from '../../support/a-project.js';
import { another } from '../../support/measured.js';
import { INVESTOR_ID, PROJECT_ID } from '../../support/people.js';
import { AServer } from './a-server.js';
import { anInvestor, ReadModels } from './support.js';

const OTHER_INVESTOR = '7c1d9e20-1f3a-5b7c-8e4d-201811090009';
const wind = another(2, {
  investorId: OTHER_INVESTOR,
  sectors: [{ scheme: 'qadam-sector', code: 'energy.wind' }],
  site: { kato: '190000000', katoVersion: '2022-10-17', locality: null, location: null },
});

describe('KPIs over HTTP', () => {
  let models: ReadModels;
  let server: AServer;
  beforeAll(async () => {
    models = await ReadModels.start();
    server = await AServer.over(models);
    await models.say(`investor-${INVESTOR_ID}`, anInvestor(INVESTOR_ID, 'KR', 'КК', 'КК', 'KK'));
    await models.say(`investor-${OTHER_INVESTOR}`, anInvestor(OTHER_INVESTOR, 'DE', 'Жел', 'Ветер', 'Wind'));
    const second = (wind.events[0] as { data: { projectId: string } }).data.projectId;
    for (const event of aProject().underConstruction().disbursed().events)
      await models.say(`project-${PROJECT_ID}`, event as DomainEvent);
    for (const event of wind.events) await models.say(`project-${second}`, event as DomainEvent);
    await models.caughtUp();
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await models.end();
  });

  const asked = async (query: string): Promise<Record<string, unknown>> => (await server.get(`/v1/kpis${query}`)).body;
  const only = async (query: string) => {
    const { projects, kpis } = await asked(query);
    return { projects, value: (kpis as { value: string | null }[])[0]?.value };
  };

  it('are all there by default, with their words, as of today', async () => {
    const { on, kpis, projects, meta } = await asked('');
    expect([on, projects]).toEqual(['2021-06-01', 2]);
    const ids = (kpis as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: 27 }, (_, index) => `K${index + 1}`));
    expect((kpis as object[])[7]).toMatchObject({
      title: { kk: 'Игерілген инвестиция', ru: 'Освоенные инвестиции', en: 'Disbursed' },
      unit: 'KZT',
      value: '500000000.00',
      formula: expect.stringContaining('Sum of the payments'),
    });
    expect(meta).toMatchObject({ behindBy: { events: 0 } });
  });

  it('are of the day that is asked about', async () => {
    expect(await only('?ids=K8&on=2019-09-29')).toEqual({ projects: 2, value: '0.00' });
    expect(await only('?ids=K8&on=2019-09-30')).toEqual({ projects: 2, value: '500000000.00' });
    expect(await only('?ids=K1&on=2018-11-08')).toEqual({ projects: 0, value: '0' });
  });

  it.each([
    ['region=610000000', 1, '10.000000'],
    ['district=613600000', 1, '10.000000'],
    ['region=190000000&sector=energy.wind&country=DE', 1, '10.000000'],
    ['sector=tourism', 0, '0.000000'],
    ['country=KR', 1, '10.000000'],
    ['country=KR&region=190000000', 0, '0.000000'],
    ['stage=construction', 1, '10.000000'],
    ['stage=preparation', 0, '0.000000'],
    ['stage=preparation&on=2019-09-01', 1, '10.000000'],
  ])('cover %s only', async (filter, projects, value) => {
    expect(await only(`?ids=K3&${filter}`)).toEqual({ projects, value });
  });

  it('count who tried to take both parts, over the whole register', async () => {
    const refusal = { action: 'project.approve', method: 'POST', route: '/v1', client: 'c', personId: null };
    const said = { ...refusal, at: '2021-05-31T05:00:00.000Z', organisationId: 'o', traceId: 't' };
    for (const reason of ['project.decided-by-submitter', 'project.decided-by-submitter', 'role'])
      await models.say('audit-access-api-1', { type: 'AccessRefused', data: { ...said, reason } });
    await models.caughtUp();
    expect(await only('?ids=K26')).toMatchObject({ value: '2' });
    expect(await only('?ids=K26&on=2021-05-30')).toMatchObject({ value: '0' });
    expect(await only('?ids=K26&region=610000000')).toMatchObject({ value: null });
  });

  it('refuse a number that is none, and a day that is none', async () => {
    const { status, body } = await server.get('/v1/kpis?ids=K28');
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('"parameter":"ids"')]);
    expect((await server.get('/v1/kpis?on=2019-02-30')).status).toBe(400);
  });

  it('stand month by month, today in the present one', async () => {
    const { status, body } = await server.get('/v1/kpis/series?id=K8&from=2019-08&to=2019-10');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: 'K8',
      unit: 'KZT',
      points: [
        { month: '2019-08', on: '2019-08-31', value: '0.00' },
        { month: '2019-09', on: '2019-09-30', value: '500000000.00' },
        { month: '2019-10', on: '2019-10-31', value: '500000000.00' },
      ],
    });
    const present = await server.get('/v1/kpis/series?id=K1&from=2021-06&to=2021-06&region=190000000');
    expect(present.body['points']).toEqual([expect.objectContaining({ on: '2021-06-01', projects: 1, value: '1' })]);
  });

  it('refuse months that run backwards, are to come, or are too many', async () => {
    for (const months of ['from=2019-10&to=2019-08', 'from=2021-06&to=2021-07', 'from=2001-01&to=2019-08'])
      expect((await server.get(`/v1/kpis/series?id=K8&${months}`)).body).toMatchObject({
        status: 400,
        errors: [{ parameter: 'to', code: 'MONTHS_INVALID' }],
      });
  });

  it('are counted once for all who ask while the read models stand still, and again when they move', async () => {
    let connected = 0;
    const counting = new Proxy(models.pool, {
      get: (pool, name) => {
        if (name === 'connect') connected++;
        const value = Reflect.get(pool, name) as unknown;
        return typeof value === 'function' ? (value.bind(pool) as unknown) : value;
      },
    });
    const handler = new GetKpisHandler(counting, models.log, eventCatalogue);
    const ask = (positions: string, now: number) =>
      handler.execute(new GetKpis({}, ['2020-01-01'], ['K1'], { positions, now }));
    const [first, second] = await Promise.all([ask('7 7 ', 0), ask('7 7 ', 29_999)]);
    expect([first === second, connected]).toEqual([true, 1]);
    await ask('7 7 ', 30_000);
    expect(connected).toBe(2);
    await ask('8 7 ', 30_001);
    expect(connected).toBe(3);
  });
});
