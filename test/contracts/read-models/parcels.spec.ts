import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '../../../src/kernel/eventsourcing/domain-event.js';
import { parseGeometry } from '../../../src/land-registry/domain/geometry.js';
import { aParcel, type AParcel } from '../../support/a-parcel.js';
import { PROJECT_ID } from '../../support/people.js';
import { AServer } from './a-server.js';
import { ReadModels } from './support.js';

type Feature = { readonly id: string; readonly geometry: unknown; readonly properties: Record<string, unknown> };

const square = (west: number, south: number) => [
  [west, south],
  [west + 0.01, south],
  [west + 0.01, south + 0.01],
  [west, south + 0.01],
  [west, south],
];
const at = (west: number, south: number) => parseGeometry({ type: 'Polygon', coordinates: [square(west, south)] });

const numbered = (last: number): string => `19-293-045-10${last}`;
const PARCELS: readonly AParcel[] = [
  aParcel({ cadastralNumber: numbered(1), geometry: at(69.8, 43) })
    .reserved()
    .allocated(),
  aParcel({ cadastralNumber: numbered(2), geometry: at(69.9, 43.2), kato: '610000000' }).reserved(),
  aParcel({ cadastralNumber: numbered(3), geometry: at(71.4, 51.1), kato: '750000000', category: 'industry' }),
  aParcel({ cadastralNumber: numbered(4) })
    .reserved()
    .recategorised()
    .released(),
];

describe('the register of parcels, over HTTP', () => {
  let models: ReadModels;
  let server: AServer;
  beforeAll(async () => {
    models = await ReadModels.start();
    server = await AServer.over(models);
    for (const [index, { events }] of PARCELS.entries())
      for (const event of events as readonly DomainEvent[]) await models.say(`parcel-${numbered(index + 1)}`, event);
    await models.caughtUp();
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await models.end();
  });

  const numbers = async (query: string): Promise<unknown[]> =>
    (await server.all(`/v1/parcels${query}`)).items.map(item => item['cadastralNumber']);
  const features = async (query = ''): Promise<readonly Feature[]> =>
    (await server.get(`/v1/parcels/map${query}`)).body['features'] as Feature[];

  it('stands by number, each parcel once, page by page and back', async () => {
    expect(await numbers('?limit=1')).toEqual([1, 2, 3, 4].map(numbered));
    const one = await server.get('/v1/parcels?limit=2');
    const two = await server.get((one.body['links'] as Record<string, string>)['next']!);
    const back = await server.get((two.body['links'] as Record<string, string>)['prev']!);
    expect(back.body['items']).toEqual(one.body['items']);
  });

  it.each([
    ['region', '?region=610000000', [1, 2, 4]],
    ['district', '?district=613600000', [1, 4]],
    ['category as it is now', '?category=industry', [3, 4]],
    ['status', '?status=free', [3, 4]],
    ['holder', `?projectId=${PROJECT_ID}`, [1, 2]],
  ])('is filtered by %s', async (_, query, expected) => {
    expect(await numbers(query)).toEqual(expected.map(numbered));
  });

  it('says who has a parcel and what it reflects', async () => {
    const { items } = await server.all('/v1/parcels');
    expect(items[0]).toMatchObject({
      areaHa: '20.0000',
      hasGeometry: true,
      status: 'allocated',
      holder: { projectId: PROJECT_ID, landHa: '20.0000', decisionNo: 'A-31', reservedUntil: null },
      lastEventRevision: 2,
      projectionPosition: 3,
    });
    expect(items[1]).toMatchObject({ status: 'reserved', holder: { decisionNo: null, reservedUntil: '2019-09-25' } });
    expect(items[3]).toMatchObject({ status: 'free', holder: null, hasGeometry: false, category: 'industry' });
  });

  it('is a map of those with a shape, in GeoJSON numbers, longitude first', async () => {
    const { body, status } = await server.get('/v1/parcels/map');
    expect([status, body['type'], body['truncated']]).toEqual([200, 'FeatureCollection', false]);
    const [first, ...others] = await features();
    expect(first).toEqual({
      type: 'Feature',
      id: numbered(1),
      geometry: { type: 'Polygon', coordinates: [square(69.8, 43)] },
      properties: expect.objectContaining({ status: 'allocated', projectId: PROJECT_ID, areaHa: '20.0000' }),
    });
    expect(others.map(({ id }) => id)).toEqual([numbered(2), numbered(3)]);
  });

  it.each([
    ['holds some', '69.7,42.9,70,43.3', [1, 2]],
    ['touches one at its corner', '69.81,43.01,69.85,43.1', [1]],
    ['lies within one', '69.803,43.003,69.804,43.004', [1]],
    ['lies west of all', '60,40,61,55', []],
    ['lies east of all', '80,40,81,55', []],
    ['lies south of all', '60,40,81,42', []],
    ['lies north of all', '60,52,81,55', []],
  ])('shows what meets a box that %s', async (_, bbox, expected) => {
    expect((await features(`?bbox=${bbox}`)).map(({ id }) => id)).toEqual(expected.map(numbered));
  });

  it('shows of a box what the filters leave', async () => {
    expect(await features('?bbox=69,42,72,52&status=free&category=industry')).toMatchObject([{ id: numbered(3) }]);
  });

  it.each([
    'bbox=1,2,3',
    'bbox=a,b,c,d',
    'bbox=70,43,69,44',
    'bbox=69,44,70,43',
    'bbox=0,0,181,1',
    'bbox=0,0,0.12345678,1',
    'status=sold',
    'colour=red',
  ])('refuses %s', async query => {
    expect((await server.get(`/v1/parcels/map?${query}`)).status).toBe(400);
  });
});
