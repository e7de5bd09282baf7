import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '../../../src/kernel/eventsourcing/domain-event.js';
import { aDecision, aProject, type AProject } from '../../support/a-project.js';
import { DECIDER, INVESTOR_ID } from '../../support/people.js';
import { AServer } from './a-server.js';
import { anInvestor, ReadModels } from './support.js';

/** The worked example of "known and true": a line of its table is a line here, millions of tenge, noon in Almaty. */
const A = 'a1000000-0000-4000-8000-000000000001';
const B = 'b1000000-0000-4000-8000-000000000001';
const noon = (day: string): string => `${day}T07:00:00.000Z`;
const million = (amount: number): string => `${amount}000000.00`;
const kzt = (amount: number) => ({ amount: million(amount), currency: 'KZT' });
const cost = (amount: number) => ({ primary: kzt(amount), alsoQuoted: [], fx: null });

type Type = AProject['events'][number]['type'];

/** The last fact of that type in a project's usual life, dated and worded as the example has it. */
function fact(from: AProject, type: Type, over: object): DomainEvent {
  const found = from.events.findLast(event => event.type === type);
  if (found === undefined) throw new Error(`no ${type} there`);
  return { type, data: { ...found.data, ...over } };
}

const proposal = (projectId: string, registryNo: string, proposedOn: string, declared: number): DomainEvent =>
  fact(aProject().proposed(), 'ProposalRegistered', {
    projectId,
    registryNo,
    proposedOn,
    declared: {
      ...aProject()
        .proposed()
        .events.map(e => (e.type === 'ProposalRegistered' ? e.data.declared : null))[0],
      cost: cost(declared),
    },
  });
const approval = (number: string, date: string, approved: number): DomainEvent => {
  const usual = aProject()
    .inReview()
    .approved()
    .events.findLast(e => e.type === 'ProposalApproved');
  if (usual?.type !== 'ProposalApproved') throw new Error('no approval');
  return fact(aProject().inReview().approved(), 'ProposalApproved', {
    decision: aDecision(number, date, DECIDER),
    approved: { ...usual.data.approved, cost: cost(approved) },
  });
};
const payment = (disbursementId: string, paidOn: string, amount: number): DomainEvent =>
  fact(aProject().underConstruction().disbursed(), 'InvestmentDisbursed', {
    disbursementId,
    paidOn,
    amount: kzt(amount),
  });

describe('the worked example of "as known" and "as true"', () => {
  let models: ReadModels;
  let server: AServer;
  const positions: number[] = [];
  beforeAll(async () => {
    models = await ReadModels.start();
    server = await AServer.over(models, Date.UTC(2026, 7, 1, 7));
    const say = async (stream: string, on: string, event: DomainEvent): Promise<void> => {
      positions.push(await models.say(`project-${stream}`, event, noon(on)));
    };
    await models.say(`investor-${INVESTOR_ID}`, anInvestor(INVESTOR_ID, 'KR', 'К', 'К', 'K'), noon('2026-01-01'));
    await models.say(`project-${B}`, proposal(B, 'TRK-B', '2026-01-02', 1_000), noon('2026-01-02'));
    await say(B, '2026-01-05', approval('D-1', '2026-01-05', 1_000));
    await say(A, '2026-01-10', proposal(A, 'TRK-A', '2026-01-10', 7_400));
    const review = aProject().inReview();
    await say(
      A,
      '2026-02-01',
      fact(review, 'ProposalSubmittedForReview', { submittedOn: '2026-02-01', decisionDueOn: '2026-03-01' }),
    );
    await say(B, '2026-03-01', payment('b1', '2026-03-01', 100));
    const deemed = { decisionDueOn: '2026-03-01', deemedOn: '2026-03-02' };
    await say(A, '2026-03-02', fact(review.deemedRefused(), 'RefusalDeemed', deemed));
    await say(A, '2026-03-05', approval('D-7', '2026-02-27', 7_400));
    const plan = aProject().inPreparation();
    await say(A, '2026-03-10', fact(plan, 'RoadmapApproved', { decision: aDecision('D-9', '2026-03-10', DECIDER) }));
    await say(A, '2026-04-02', payment('x1', '2026-04-02', 500));
    await say(A, '2026-05-10', payment('x2', '2026-03-15', 300));
    await say(A, '2026-05-20', await correction());
    const end = aProject().inPreparation().cancelled();
    await say(A, '2026-06-01', fact(end, 'ProjectCancelled', { decision: aDecision('C-3', '2026-06-01', DECIDER) }));
    const annulled = end.appealed().upheld('2026-07-08', {
      annulled: { kind: 'cancellation', decisionNumber: 'C-3', takenOn: '2026-06-01' },
      effect: 'from_the_beginning',
    });
    await say(A, '2026-07-10', fact(annulled, 'AppealUpheld', {}));
    await models.say(`project-${A}`, fact(annulled, 'DecisionAnnulled', {}), noon('2026-07-10'));
    await models.caughtUp();
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await models.end();
  });

  async function correction(): Promise<DomainEvent> {
    const wrong = (await models.log.readStream(`project-${A}`)).at(-1)!;
    const { eventId, type, revision, occurredOn } = wrong;
    return {
      type: 'FigureCorrected',
      data: {
        correctionId: 'COR-1',
        target: { eventId, type, revision, occurredOn },
        pointer: '/amount/amount',
        wrong: `"${million(300)}"`,
        right: `"${million(30)}"`,
        reasonCode: 'decimal',
        correctedOn: '2026-05-20',
        findings: [],
        approvedBy: DECIDER,
      },
    };
  }

  type Totals = {
    readonly key: string;
    readonly projects: { readonly live: number };
    readonly cost: Readonly<Record<'declared' | 'approved' | 'disbursed', readonly { readonly amount: string }[]>>;
  };
  const UNDECIDED = ['proposed', 'negotiation', 'review', 'revision'];
  const sum = (groups: readonly Totals[], what: 'declared' | 'approved' | 'disbursed'): number =>
    groups.flatMap(({ cost }) => cost[what]).reduce((all, { amount }) => all + Number(amount) / 1_000_000, 0);

  /** A line of the table, asked of the totals, the list and the card. */
  async function cells(when: string): Promise<Record<string, unknown>> {
    const totals = await server.get(`/v1/totals?by=stage&${when}`);
    const list = await server.get(`/v1/projects?${when}`);
    const card = await server.get(`/v1/projects/${A}?${when}`);
    expect([totals.status, list.status, card.status]).toEqual([200, 200, 200]);
    const groups = totals.body['groups'] as readonly Totals[];
    const live = groups.filter(({ key }) => key !== 'cancelled' && key !== 'rejected');
    const undecided = live.filter(({ key }) => UNDECIDED.includes(key));
    const line = (list.body['items'] as readonly { projectId: string; stage: string }[]).find(
      ({ projectId }) => projectId === A,
    );
    expect(line?.stage).toBe(card.body['stage']);
    const paid = (card.body['figures'] as { disbursed: readonly { amount: string }[] }).disbursed;
    return {
      stage: line?.stage,
      paidByA: paid.reduce((all, { amount }) => all + Number(amount) / 1_000_000, 0),
      paid: sum(groups, 'disbursed'),
      live: live.reduce((all, { projects }) => all + projects.live, 0),
      declared: sum(undecided, 'declared'),
      approved: sum(
        live.filter(({ key }) => !UNDECIDED.includes(key)),
        'approved',
      ),
    };
  }

  it.each([
    ['knownAt=2026-03-03T12:00:00%2B05:00', 'review', 0, 100, 2, 7_400, 1_000],
    ['asOf=2026-03-03', 'approved', 0, 100, 2, 0, 8_400],
    ['knownAt=2026-05-15T12:00:00%2B05:00', 'preparation', 800, 900, 2, 0, 8_400],
    ['asOf=2026-05-15', 'preparation', 530, 630, 2, 0, 8_400],
    ['knownAt=2026-06-15T12:00:00%2B05:00', 'cancelled', 530, 630, 1, 0, 1_000],
    ['asOf=2026-06-15', 'preparation', 530, 630, 2, 0, 8_400],
  ])('%s: stage %s, paid by A %d, paid %d, live %d, declared %d, approved %d', async (...line) => {
    const [when, stage, paidByA, paid, live, declared, approved] = line;
    expect(await cells(when)).toEqual({ stage, paidByA, paid, live, declared, approved });
  });

  it('answers what a report of the truth on 31 March said on 15 May, which neither mode alone can', async () => {
    const then = await cells('asOf=2026-03-31&knownAt=2026-05-15T12:00:00%2B05:00');
    expect(then).toMatchObject({ paidByA: 300, paid: 400 });
    expect(await cells('asOf=2026-03-31')).toMatchObject({ paid: 130 });
    expect(await cells('knownAt=2026-03-31T12:00:00%2B05:00')).toMatchObject({ paid: 100 });
  });

  it('knows at a position what it knew at the instant of the event there', async () => {
    // Both facts of the appeal are of one instant, so between them there is no instant to ask about.
    for (const position of positions.slice(2, -1)) {
      const [event] = await models.log.readAll({ after: position - 1, limit: 1 });
      expect(await cells(`atPosition=${position}`)).toEqual(await cells(`knownAt=${event!.ledgerAt}`));
    }
  });

  it('says which place in the log it answered for', async () => {
    const { body } = await server.get('/v1/totals?by=stage&knownAt=2026-05-15T12:00:00%2B05:00');
    expect(body['moment']).toEqual({ axis: 'known', position: positions[8], day: null });
    const { body: list } = await server.get('/v1/projects?asOf=2026-05-15');
    expect(list['moment']).toEqual({ axis: 'true', position: null, day: '2026-05-15' });
  });

  it('has no card of a project before it was proposed, and no line', async () => {
    expect(await server.get(`/v1/projects/${A}?asOf=2026-01-09`)).toMatchObject({ status: 404 });
    expect(await server.get(`/v1/projects/${A}?knownAt=2026-01-09T12:00:00%2B05:00`)).toMatchObject({ status: 404 });
    expect((await server.get('/v1/projects?asOf=2026-01-09')).body['items']).toHaveLength(1);
  });

  it.each([
    ['/v1/totals?by=stage&asOf=2026-08-02', 'DATE_IN_FUTURE'],
    ['/v1/totals?by=stage&knownAt=2026-08-01T12:00:01%2B05:00', 'INSTANT_IN_FUTURE'],
    ['/v1/projects?knownAt=2026-07-01T12:00:00%2B05:00&atPosition=3', 'SAID_TWICE'],
    ['/v1/projects?atPosition=1000', 'POSITION_NOT_REACHED'],
    [`/v1/projects/${A}?revision=1&asOf=2026-03-03`, 'SAID_TWICE'],
  ])('refuses %s: %s', async (path, code) => {
    const { status, body } = await server.get(path);
    expect([status, body['errors']]).toEqual([400, [expect.objectContaining({ code })]]);
  });
});
