import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rivalStory } from '../../src/demo/baidibek/rival-story.js';
import { Correspondence, type Reply } from '../../src/demo/correspondence.js';
import { holdersOf } from '../../src/demo/holders.js';
import { overHttp } from '../../src/demo/play/over-http.js';
import type { Step } from '../../src/demo/story.js';
import { eventually } from '../contracts/projections/support.js';
import { ARegister, stop } from './a-seeded-register.js';

const at = (collection: string): string => `/v1/projects/{project}/${collection}`;

const meeting = (key: string, heldOn: string): Step => ({
  office: 'project_officer',
  key,
  path: at('meetings'),
  body: {
    meetingId: key,
    kind: 'working_group',
    heldOn,
    place: 'Turkistan',
    hostBody: 'Akimat of Turkistan region',
    agenda: 'Site and land',
    outcomes: [],
    instructions: [],
  },
  pinned: false,
});

const report = (key: string, period: string): Step => ({
  office: 'data_steward',
  key,
  path: '/v1/period-reports',
  body: { period },
  pinned: false,
});

const override: Step = {
  office: 'correction_approver',
  key: 'override',
  path: at('period-overrides'),
  body: {
    overrideId: 'PL-1',
    datedFrom: '2019-02-01',
    overriddenOn: '2019-04-03',
    reason: 'The minutes came with the post of 2 April',
  },
  pinned: false,
};

describe('a period is published, and a step dated into it afterwards, over HTTP', () => {
  let register: ARegister;
  let running: Awaited<ReturnType<ARegister['start']>>;
  let post: Correspondence;
  beforeAll(async () => {
    register = await ARegister.empty();
    running = await register.start();
    const { keys, persons } = holdersOf(running.keys);
    const people = [...persons].map(([office, personId]) => [`person.${office}`, personId] as const);
    post = new Correspondence(overHttp(running.url), keys, 'locked', people);
    const { investor, proposal } = rivalStory('LCK-1', '19-293-045-771');
    for (const step of [investor, proposal, meeting('before', '2019-02-04')])
      expect((await post.send(step)).status).toBe(201);
  }, 60_000);
  afterAll(async () => {
    await stop(running);
    await register.drop();
  });

  const codeOf = ({ status, body }: Reply): readonly unknown[] => [status, (body as { readonly code?: string }).code];
  const contentOf = async (period: string): Promise<unknown> =>
    (await post.read('auditor', `/v1/period-reports/${period}`)).body;

  it('is refused, then let in by a second person, and the edition stays what it was', async () => {
    expect((await post.send(report('quarter', '2019-Q1'))).status).toBe(201);
    const edition = await contentOf('2019-Q1');
    // Read from the read models, and believed for a second: the first commands may not know yet.
    let tries = 0;
    await eventually('the lock is known', async () => {
      const reply = await post.send(meeting(`during-${++tries}`, '2019-03-04'));
      return codeOf(reply)[1] === 'PROJECT_PERIOD_IS_PUBLISHED' && codeOf(reply)[0] === 409;
    });
    expect((await post.send(meeting('after', '2019-04-01'))).status).toBe(201);

    // Who may let others in is a role of its own; the officer who records is not asked whether it may be.
    expect((await post.send(override, { office: 'project_officer' })).status).toBe(403);
    expect((await post.send(override)).status).toBe(201);
    expect((await post.send(meeting('let-in', '2019-03-05'))).status).toBe(201);
    expect(codeOf(await post.send(meeting('earlier', '2019-01-31')))).toEqual([409, 'PROJECT_PERIOD_IS_PUBLISHED']);
    expect(await contentOf('2019-Q1')).toMatchObject({
      edition: 1,
      contentSha256: (edition as { readonly contentSha256: string }).contentSha256,
    });
    const second = {
      ...override,
      key: 'unpublished',
      body: { ...override.body, overrideId: 'PL-2', datedFrom: '2019-04-01' },
    };
    expect(codeOf(await post.send(second))).toEqual([409, 'PROJECT_PERIOD_NOT_PUBLISHED']);
  }, 60_000);

  it('takes a new project with a warning, which nobody could have let in before', async () => {
    const { proposal } = rivalStory('LCK-2', '19-293-045-772');
    const reply = await post.send({ ...proposal, key: 'late-proposal' });
    expect(reply.status).toBe(201);
    expect(JSON.stringify((reply.body as { readonly warnings?: unknown }).warnings)).toContain('X21');
  });
});
