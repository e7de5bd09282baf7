import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { baidibekStory, SEEDED } from '../../src/demo/baidibek/baidibek-story.js';
import { Correspondence, type Reply } from '../../src/demo/correspondence.js';
import { holdersOf } from '../../src/demo/holders.js';
import { overHttp } from '../../src/demo/play/over-http.js';
import type { Step } from '../../src/demo/story.js';
import { SOLAR } from '../support/templates.js';
import { ARegister, stop } from './a-seeded-register.js';

const VERSIONS = '/v1/reference-data/procedure-templates/versions';

const words = { kk: 'Күн электр станциясы', ru: 'Солнечная электростанция', en: 'Solar power plant' };

const row = (construction: readonly string[]) => ({
  id: 'solar',
  title: words,
  permits: [{ kind: 'sketch', after: ['apz'] }],
  gates: { construction: [...construction], acceptance: [], operation: ['grid_connected'] },
  steps: [],
});

/** From the day after the first project's roadmap: nobody operates without a connection to the grid. */
const publish = (key: string, over: Step['body'] = {}): Step => ({
  office: 'data_steward',
  key,
  path: VERSIONS,
  body: {
    version: 2,
    validFrom: '2019-02-26',
    source: { title: 'Law on renewable energy', date: '2019-01-15' },
    rows: [row(['land_allocated'])],
    publishedOn: '2019-01-20',
    ...over,
  },
  pinned: false,
});

const roadmapOn = (step: Step, date: string, version: number): Step => ({
  ...step,
  body: { ...step.body, decision: { ...(step.body['decision'] as object), date }, template: { id: 'solar', version } },
});

describe('a template is published while projects live, over HTTP', () => {
  let register: ARegister;
  let running: Awaited<ReturnType<ARegister['start']>>;
  beforeAll(async () => {
    register = await ARegister.empty();
    running = await register.start();
  }, 60_000);
  afterAll(async () => {
    await stop(running);
    await register.drop();
  });

  const letters = (name: string): Correspondence => {
    const { keys, persons } = holdersOf(running.keys);
    const people = [...persons].map(([office, personId]) => [`person.${office}`, personId] as const);
    return new Correspondence(overHttp(running.url), keys, name, people);
  };
  const accepted = async (post: Correspondence, step: Step): Promise<void> => {
    const reply = await post.send(step);
    expect([step.key, reply.status, reply.body]).toEqual([step.key, 201, expect.anything()]);
  };
  const codeOf = ({ status, body }: Reply): readonly unknown[] => [status, (body as { readonly code?: string }).code];

  it('an old project keeps its gates, a new one takes those of its day, and both cards say which', async () => {
    const first = letters('first');
    const { steps } = baidibekStory(SEEDED);
    const isRoadmap = ({ key }: Step): boolean => key === 'roadmap';
    const planned = steps.findIndex(isRoadmap);
    for (const step of steps.slice(0, planned + 1)) await accepted(first, step);

    const steward = letters('steward');
    expect((await steward.read('auditor', '/v1/reference-data/procedure-templates?on=2019-02-26')).body).toMatchObject({
      version: 1,
      origin: 'built-in',
    });
    const stranger = publish('machine');
    expect(codeOf(await steward.send(stranger, { office: 'machine' }))[0]).toBe(403);
    await accepted(steward, publish('second'));
    expect((await steward.send(publish('said-twice'))).status).toBe(200);
    expect(codeOf(await steward.send(publish('other', { validFrom: '2019-03-01' })))).toEqual([
      409,
      'REFERENCE_DATA_VERSION_REUSED',
    ]);
    const bad = publish('unknown-gate', { version: 3, rows: [row(['land_allocated', 'heritage'])] });
    expect((await steward.send(bad)).status).toBe(400);
    const on = async (path: string): Promise<unknown> => (await steward.read('auditor', path)).body;
    expect(await on('/v1/reference-data/procedure-templates?on=2019-02-25')).toMatchObject({
      version: 1,
      validTo: '2019-02-25',
    });
    expect(await on('/v1/reference-data/procedure-templates?on=2019-02-26')).toMatchObject({
      version: 2,
      origin: 'published',
    });
    expect(await on(`${VERSIONS}/2`)).toMatchObject({
      source: { title: 'Law on renewable energy' },
      rows: [{ id: 'solar' }],
    });
    expect(codeOf(await steward.read('auditor', `${VERSIONS}/3`))[0]).toBe(404);
    expect(await on('/v1/reference-data?on=2019-02-26')).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ scheme: 'procedure-templates', publishable: true }),
        expect.objectContaining({ scheme: 'kato', publishable: false }),
      ]),
    });

    const second = letters('second');
    const other = baidibekStory({ registryNo: 'TRK-2018-002', cadastralNumber: '19-293-045-777' }).steps;
    for (const step of other.slice(0, planned)) await accepted(second, step);
    const roadmap = other.find(isRoadmap)!;
    const late = await second.send(roadmapOn(roadmap, '2019-02-26', 1));
    expect(codeOf(late)).toEqual([409, 'PROJECT_TEMPLATE_NOT_IN_FORCE']);
    await accepted(second, roadmapOn(roadmap, '2019-02-26', 2));

    const operation = ({ path }: Step): boolean => path.endsWith('/operation-starts');
    for (const step of steps.slice(planned + 1)) {
      await accepted(first, step);
      if (operation(step)) break;
    }
    for (const step of other.slice(planned + 1)) {
      if (operation(step)) {
        expect(codeOf(await second.send(step))).toEqual([409, 'PROJECT_GRID_NOT_CONNECTED']);
        break;
      }
      await accepted(second, step);
    }
    const card = async (post: Correspondence): Promise<unknown> =>
      (await post.read('auditor', '/v1/projects/{project}')).body;
    expect(await card(first)).toMatchObject({
      stage: 'operation',
      procedure: { template: { id: 'solar', version: 1 }, gates: SOLAR.gates, said: { on: '2019-02-25' } },
    });
    expect(await card(second)).toMatchObject({
      stage: 'commissioning',
      procedure: { template: { id: 'solar', version: 2 }, gates: { operation: ['grid_connected'] } },
    });
  }, 120_000);
});
