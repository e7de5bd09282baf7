import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '../../../src/kernel/eventsourcing/domain-event.js';
import { agreed, obligationBreached } from '../../support/agreement-facts.js';
import { aProject, type AProject } from '../../support/a-project.js';
import { INSTRUCTED, OVERDUE_NOTED } from '../../support/records.js';
import { AServer } from './a-server.js';
import { ReadModels } from './support.js';

type Item = Record<string, unknown> & { readonly project: Record<string, unknown> };

const idOf = (nn: number): string => `5b0f7a10-8d5e-5c56-b1a4-2018110902${String(nn).padStart(2, '0')}`;

/** The same life in another place, under another number. */
function told(nn: number, kato: string, { events }: AProject): readonly DomainEvent[] {
  const [registered, ...rest] = events as readonly DomainEvent[];
  const site = { kato, katoVersion: '2022-10-17', locality: null, location: null };
  const data = { ...(registered!.data as object), projectId: idOf(nn), registryNo: `P-${nn}`, site };
  return [{ ...registered!, data }, ...rest];
}

const planned = aProject().withMeeting(INSTRUCTED).with(OVERDUE_NOTED).withRoadmap();
const LIVES: readonly (readonly [number, string, AProject])[] = [
  [1, '613600000', planned],
  [2, '610000000', planned.stepCompleted('land', '2019-07-01')],
  [3, '750000000', planned.with(agreed(), obligationBreached())],
  [4, '613600000', planned.suspended()],
  [5, '613600000', planned.cancelled()],
  [6, '750000000', aProject().rejected()],
];

describe('registers over all projects, over HTTP', () => {
  let models: ReadModels;
  let server: AServer;
  beforeAll(async () => {
    models = await ReadModels.start();
    server = await AServer.over(models);
    for (const [nn, kato, life] of LIVES)
      for (const event of told(nn, kato, life)) await models.say(`project-${idOf(nn)}`, event);
    await correct(1, 'COR-1', 'CorrectionRequested');
    await correct(1, 'COR-1', 'FigureCorrected');
    await correct(3, 'COR-1', 'CorrectionRequested');
    await correct(3, 'COR-1', 'CorrectionRejected');
    await correct(4, 'COR-2', 'CorrectionRequested');
    await models.caughtUp();
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await models.end();
  });

  /** Of the meeting that gave the instruction. */
  async function correct(nn: number, correctionId: string, type: string): Promise<void> {
    const stream = `project-${idOf(nn)}`;
    const { eventId, revision, occurredOn } = (await models.log.readStream(stream))[1]!;
    const target = { eventId, type: 'MeetingRecorded', revision, occurredOn };
    const figure = { correctionId, target, pointer: '/place', wrong: '"Turkistan"', right: '"Shymkent"' };
    const reason = { reasonCode: 'wrong_source', reasonText: 'The minutes name another town' };
    const by = { requestedBy: null, approvedBy: null, rejectedBy: null };
    const days = { requestedOn: '2020-01-10', correctedOn: '2020-01-13', rejectedOn: '2020-01-14' };
    const data = { ...figure, ...reason, ...by, ...days, evidence: [], findings: ['report-periods-overlap'] };
    await models.say(stream, { type, data } as DomainEvent);
  }

  const list = async (path: string, line: (item: Item) => unknown): Promise<unknown[]> => {
    const { items } = await server.all(path);
    return items.map(item => line(item as Item));
  };
  const numberAnd =
    (...names: readonly string[]) =>
    (item: Item): string =>
      [item.project['registryNo'], ...names.map(name => String(item[name]))].join(' ');

  it.each([
    '/v1/roadmap-steps',
    '/v1/roadmap-steps?overdueOn=2020-01-01',
    '/v1/instructions',
    '/v1/deadlines',
    '/v1/obligations',
  ])('%s stands in the order of its days, each line once, whatever the page', async path => {
    const [question, and] = path.includes('?') ? [path, '&'] : [path, '?'];
    const whole = await server.all(`${question}${and}limit=500`);
    const paged = await server.all(`${question}${and}limit=1`);
    expect(paged.items).toEqual(whole.items);
    const days = whole.items.map(item => String(item['dueOn']));
    expect(days).toEqual([...days].sort());
    expect(days.length).toBeGreaterThan(1);
    const first = await server.get(`${question}${and}limit=1`);
    const second = await server.get((first.body['links'] as Record<string, string>)['next']!);
    const back = await server.get((second.body['links'] as Record<string, string>)['prev']!);
    expect(back.body['items']).toEqual(first.body['items']);
  });

  it.each(['/v1/roadmap-steps', '/v1/instructions', '/v1/deadlines', '/v1/obligations'])(
    '%s is filtered by place, and refuses what it does not know',
    async path => {
      const [all, turkistan, baidibek, almaty] = await Promise.all(
        ['', '?region=610000000', '?district=613600000', '?region=750000000'].map(query => server.all(path + query)),
      );
      expect(turkistan!.items.length + almaty!.items.length).toBe(all!.items.length);
      expect(almaty!.items.length).toBeGreaterThan(0);
      const districts = baidibek!.items.map(item => (item['district'] as Record<string, string> | null)?.['code']);
      expect(districts.filter(code => code !== '613600000')).toEqual([]);
      for (const wrong of ['region=61', 'colour=red', 'limit=0', 'cursor=AAAA'])
        expect((await server.get(`${path}?${wrong}`)).status).toBe(400);
    },
  );

  describe('steps of roadmaps', () => {
    it('that are late on a day: due before it, not done by it, of projects neither over nor on hold', async () => {
      const late = await list('/v1/roadmap-steps?overdueOn=2019-06-20', numberAnd('code', 'dueOn', 'daysOverdue'));
      expect(late.sort()).toEqual(['P-1 land 2019-06-03 17', 'P-2 land 2019-06-03 17', 'P-3 land 2019-06-03 17']);
      const later = await list('/v1/roadmap-steps?overdueOn=2019-08-01', numberAnd('code'));
      expect(later.sort()).toEqual(['P-1 land', 'P-3 land']);
      expect(await list('/v1/roadmap-steps?overdueOn=2019-06-03', numberAnd())).toEqual([]);
    });

    it('of one body and one track, with their state and their project', async () => {
      const body = encodeURIComponent('TURKISTAN region Investment department');
      const [first] = (await server.all(`/v1/roadmap-steps?body=${body}&track=land&district=613600000`)).items;
      expect(first).toMatchObject({
        project: { registryNo: 'P-1', stage: 'preparation', links: { self: `/v1/projects/${idOf(1)}` } },
        region: { code: '610000000' },
        code: 'land',
        state: 'ready',
        baselineDueOn: '2019-06-03',
        completedOn: null,
        lastEventRevision: expect.any(Number),
        projectionPosition: expect.any(Number),
      });
      expect(await list('/v1/roadmap-steps?body=nobody', numberAnd())).toEqual([]);
      expect(await list('/v1/roadmap-steps?track=grid', numberAnd())).toEqual([]);
    });
  });

  describe('instructions', () => {
    it('by state and by the day they are due, with the body that owes them', async () => {
      const open = await list('/v1/instructions?state=open&dueBefore=2018-12-15', numberAnd('instructionId', 'state'));
      expect(open.sort()).toEqual([1, 2, 3, 4, 5].map(nn => `P-${nn} i-1 overdue`));
      expect(await list('/v1/instructions?dueBefore=2018-12-14', numberAnd())).toEqual([]);
      expect(await list('/v1/instructions?state=completed', numberAnd())).toEqual([]);
      const [first] = (await server.all('/v1/instructions?body=land%20DEPARTMENT&state=overdue')).items;
      expect(first).toMatchObject({ text: 'Examine three sites', ownerBody: 'Land department', givenOn: '2018-11-30' });
    });
  });

  describe('deadlines', () => {
    it('between two days and of one kind', async () => {
      const all = await list('/v1/deadlines', numberAnd('kind', 'ref', 'dueOn'));
      expect(all).toEqual([
        'P-6 appeal R-3 2019-05-15',
        'P-5 appeal C-3 2020-03-02',
        'P-4 hold_review 2019-10-01 2020-04-01',
        'P-3 obligation IC-2019-31 investment 2021-03-31',
      ]);
      expect(await list('/v1/deadlines?from=2019-05-16&before=2020-04-01', numberAnd('kind'))).toEqual(['P-5 appeal']);
      expect(await list('/v1/deadlines?kind=hold_review', numberAnd('kind'))).toEqual(['P-4 hold_review']);
      expect((await server.get('/v1/deadlines?kind=lunch')).status).toBe(400);
    });
  });

  describe('obligations', () => {
    it('by state and day, with what the verifier found', async () => {
      expect(await list('/v1/obligations?state=open', numberAnd('code', 'dueOn'))).toEqual([
        'P-3 investment 2021-03-31',
      ]);
      expect(await list('/v1/obligations?dueBefore=2021-01-01', numberAnd('code', 'state', 'actual'))).toEqual([
        'P-3 jobs breached 25.000000',
      ]);
      const [first] = (await server.all('/v1/obligations')).items;
      expect(first).toMatchObject({
        agreementKind: 'investment_contract',
        metric: 'jobs_permanent',
        target: '50.000000',
      });
    });
  });

  describe('corrections', () => {
    it('stand newest first, with what was wrong, what is right and what was decided', async () => {
      const all = await list('/v1/corrections?limit=1', numberAnd('correctionId', 'state', 'decidedOn'));
      expect(all).toEqual([
        'P-4 COR-2 requested null',
        'P-3 COR-1 rejected 2020-01-14',
        'P-1 COR-1 corrected 2020-01-13',
      ]);
      expect(await list('/v1/corrections?state=requested', numberAnd())).toEqual(['P-4']);
      expect(await list(`/v1/corrections?projectId=${idOf(3)}`, numberAnd())).toEqual(['P-3']);
      expect(await list('/v1/corrections?district=613600000', numberAnd())).toEqual(['P-4', 'P-1']);
      const [first] = (await server.all('/v1/corrections?state=corrected')).items;
      expect(first).toMatchObject({ wrong: 'Turkistan', right: 'Shymkent', findings: ['report-periods-overlap'] });
      const { link } = first!['target'] as Record<string, string>;
      expect((await server.get(link!)).body).toMatchObject({ type: 'MeetingRecorded' });
      expect((await server.get('/v1/corrections?state=lost')).status).toBe(400);
    });
  });

  describe('late records', () => {
    it('are those recorded more than five working days after their day, newest first', async () => {
      const { items } = await server.all('/v1/late-records?limit=7');
      const { position } = await models.log.head();
      // Everything was recorded in 2026.
      expect(items).toHaveLength(position);
      expect(items[0]).toMatchObject({
        project: { registryNo: 'P-4' },
        type: 'CorrectionRequested',
        title: { en: expect.any(String) },
        occurredOn: '2020-01-10',
        recordedOn: '2026-01-01',
      });
      expect(await list('/v1/late-records?type=ProposalRejected', numberAnd('occurredOn'))).toEqual(['P-6 2019-02-15']);
      expect((await server.all(`/v1/late-records?projectId=${idOf(6)}`)).items).toHaveLength(3);
      expect((await server.all('/v1/late-records?recordedBefore=2026-01-01')).items).toEqual([]);
      expect((await server.get('/v1/late-records?type=Nothing')).status).toBe(400);
    });
  });

  describe('projects at risk', () => {
    it('stand with the most red first, and are found by kind, severity and place', async () => {
      const all = await list('/v1/projects-at-risk?limit=1', numberAnd('red', 'amber'));
      expect(all).toEqual(['P-3 1 0', 'P-4 0 1']);
      expect(await list('/v1/projects-at-risk?kind=hold', numberAnd())).toEqual(['P-4']);
      expect(await list('/v1/projects-at-risk?severity=red', numberAnd())).toEqual(['P-3']);
      expect(await list('/v1/projects-at-risk?region=610000000', numberAnd())).toEqual(['P-4']);
      const [first] = (await server.all('/v1/projects-at-risk')).items;
      expect(first).toMatchObject({
        risks: [{ kind: 'obligation_breached', severity: 'red', ref: 'IC-2019-31 jobs' }],
      });
      const one = await server.get('/v1/projects-at-risk?limit=1');
      const two = await server.get((one.body['links'] as Record<string, string>)['next']!);
      const back = await server.get((two.body['links'] as Record<string, string>)['prev']!);
      expect(back.body['items']).toEqual(one.body['items']);
    });
  });
});
