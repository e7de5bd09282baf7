import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '../../../src/kernel/eventsourcing/domain-event.js';
import { another } from '../../support/measured.js';
import { INVESTOR_ID } from '../../support/people.js';
import type { AProject } from '../../support/a-project.js';
import { AServer } from './a-server.js';
import { anInvestor, ReadModels } from './support.js';

const GERMAN = '7c1d9e20-1f3a-5b7c-8e4d-201811090009';
const ALMATY = { site: { kato: '750000000', katoVersion: '2022-10-17', locality: null, location: null } };

const numbered = (no: number, over: Parameters<AProject['proposed']>[1] = {}): AProject =>
  another(no, { registryNo: `P-${no}`, ...over });

/** Told in this order, so that the last one is the newest. */
const LIVES: readonly AProject[] = [
  numbered(1).submitted({ decisionDueOn: '2019-04-01' }),
  numbered(2).submitted({ submittedOn: '2018-12-04', decisionDueOn: '2019-03-10' }),
  numbered(3, { ...ALMATY, investorId: GERMAN })
    .submitted({ submittedOn: '2019-03-01', decisionDueOn: '2019-03-20' })
    .suspended({ since: '2019-03-05' }),
  numbered(4).rejected().appealed({ filedOn: '2019-02-20' }),
  numbered(5).rejected().appealed({ filedOn: '2019-02-20' }).dismissed(),
  numbered(6).approved('D-7', { capacityMw: '12.000000' }),
];

type Card = { readonly registryNo: string; readonly daysInStage: number | null; readonly nextDeadline: object | null };
interface Column {
  readonly stage: string;
  readonly over: boolean;
  readonly projects: number;
  readonly onHold: number;
  readonly underAppeal: number;
  readonly days: object;
  readonly capacityMw: object;
  readonly cost: Record<string, readonly object[]>;
  readonly cards: readonly Card[];
  readonly links: { readonly projects: string };
}

describe('the pipeline board over HTTP', () => {
  let models: ReadModels;
  let server: AServer;
  beforeAll(async () => {
    models = await ReadModels.start();
    server = await AServer.over(models, Date.UTC(2019, 2, 11, 6));
    await models.say(`investor-${INVESTOR_ID}`, anInvestor(INVESTOR_ID, 'KR', 'КК', 'КК', 'KK'));
    await models.say(`investor-${GERMAN}`, anInvestor(GERMAN, 'DE', 'Жел', 'Ветер', 'Wind'));
    for (const { events } of LIVES) {
      const { projectId } = (events[0] as { data: { projectId: string } }).data;
      for (const event of events) await models.say(`project-${projectId}`, event as DomainEvent);
    }
    await models.caughtUp();
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await models.end();
  });

  const columns = async (query = ''): Promise<readonly Column[]> => {
    const { status, body } = await server.get(`/v1/pipeline${query}`);
    expect(status).toBe(200);
    return body['columns'] as Column[];
  };
  const column = async (stage: string, query = ''): Promise<Column> =>
    (await columns(query)).find(each => each.stage === stage)!;
  const numbers = ({ cards }: Column): string[] => cards.map(({ registryNo }) => registryNo);

  it('has a column for every stage in the order of the stages, how projects may be over at the end', async () => {
    const found = await columns();
    expect(found.map(({ stage }) => stage)).toEqual([
      ...['proposed', 'negotiation', 'review', 'revision', 'approved', 'preparation', 'construction'],
      ...['commissioning', 'operation', 'rejected', 'closed', 'cancelled'],
    ]);
    expect(found.filter(({ over }) => over).map(({ stage }) => stage)).toEqual(['rejected', 'closed', 'cancelled']);
    const { projects, days, cost, cards } = found.find(({ stage }) => stage === 'construction')!;
    expect([projects, days, cost['declared'], cards]).toEqual([0, { n: 0, median: null, oldest: null }, [], []]);
  });

  it('counts projects, capacity and money of each class by stage', async () => {
    const review = await column('review');
    expect(review.projects).toBe(3);
    expect(review.capacityMw).toMatchObject({ declared: '30.000000', approved: '0.000000' });
    expect(review.cost['declared']).toEqual([{ amount: '22200000000.00', currency: 'KZT', projects: 3 }]);
    expect(review.cost['approved']).toEqual([]);
    expect((await column('approved')).capacityMw).toMatchObject({ declared: '10.000000', approved: '12.000000' });
  });

  it('says how long projects have been in a stage: the median, and the longest', async () => {
    expect((await column('review')).days).toEqual({ n: 3, median: '97.0', oldest: 98 });
    expect((await column('review', '?region=610000000')).days).toEqual({ n: 2, median: '97.5', oldest: 98 });
    expect((await column('approved')).days).toEqual({ n: 1, median: '24.0', oldest: 24 });
  });

  it('counts holds and open appeals beside the stage, not instead of it', async () => {
    const [review, rejected] = [await column('review'), await column('rejected')];
    expect([review.projects, review.onHold, review.underAppeal]).toEqual([3, 1, 0]);
    expect([rejected.projects, rejected.onHold, rejected.underAppeal]).toEqual([2, 0, 1]);
  });

  it('shows the newest projects as cards, with their days and what is due next; what passed is not next', async () => {
    const { cards } = await column('review');
    expect(cards).toMatchObject([
      {
        registryNo: 'P-3',
        daysInStage: 10,
        hold: 'suspended',
        nextDeadline: { kind: 'decision', dueOn: '2019-03-20' },
      },
      { registryNo: 'P-2', daysInStage: 97, inStageSince: '2018-12-04', nextDeadline: null },
      { registryNo: 'P-1', daysInStage: 98, nextDeadline: { kind: 'decision', dueOn: '2019-04-01' } },
    ]);
    expect(cards[0]).toMatchObject({ region: { code: '750000000' }, district: null });
  });

  it.each([
    ['region=610000000', ['P-2', 'P-1']],
    ['district=613600000', ['P-2', 'P-1']],
    ['region=750000000', ['P-3']],
    ['investorCountry=DE', ['P-3']],
    ['investorCountry=DE&region=610000000', []],
    ['sector=energy.solar&investorCountry=KR', ['P-2', 'P-1']],
    ['sector=tourism', []],
  ])('is of %s only, in everything it says', async (filter, wanted) => {
    const review = await column('review', `?${filter}`);
    expect(numbers(review)).toEqual(wanted);
    expect([review.projects, (review.days as { n: number }).n]).toEqual([wanted.length, wanted.length]);
  });

  it('has as many cards a column as were asked for, and a link under which the list goes on behind them', async () => {
    const query = '?region=610000000&investorCountry=KR&cards=1';
    const review = await column('review', query);
    expect([numbers(review), review.projects]).toEqual([['P-2'], 2]);
    const { body } = await server.get(`${review.links.projects}&limit=1`);
    expect(body['items']).toMatchObject([{ registryNo: 'P-2' }]);
    const next = await server.get((body['links'] as Record<string, string>)['next']!);
    expect(next.body['items']).toMatchObject([{ registryNo: 'P-1' }]);
    expect((await column('review', '?cards=0')).cards).toEqual([]);
  });

  it.each(['cards=51', 'cards=-1', 'cards=many', 'region=61', 'stage=review', 'investorCountry=Korea'])(
    'refuses %s',
    async wrong => {
      expect((await server.get(`/v1/pipeline?${wrong}`)).status).toBe(400);
    },
  );
});
