import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { eventCatalogue } from '../../../src/event-catalogue.js';
import type { DomainEvent } from '../../../src/kernel/eventsourcing/domain-event.js';
import { corrected, type ToldProjectEvent } from '../../../src/projects/domain/corrections/retelling.js';
import type { Finding, KpiId } from '../../../src/reporting/kpis/kpi.js';
import { GetKpis, GetKpisHandler } from '../../../src/reporting/kpis/kpis.query.js';
import type { MeasuredEvent } from '../../../src/reporting/kpis/measured-event.js';
import { measuredProject, type MeasuredProject } from '../../../src/reporting/kpis/measured-project.js';
import { scaled, type RawEvent } from '../../support/brute-force.js';
import { aLife } from '../../support/histories.js';
import { kpisByHand, type ByHand, type DatedEvent } from '../../support/kpis-by-hand.js';
import { ReadModels } from './support.js';

const INVESTORS = ['7c1d9e20-1f3a-5b7c-8e4d-201811090001', '7c1d9e20-1f3a-5b7c-8e4d-201811090002'];
const CHECKED: readonly KpiId[] = ['K1', 'K2', 'K3', 'K4', 'K8', 'K14', 'K15', 'K19', 'K21', 'K25'];

describe('measured projects and their KPIs over PostgreSQL', () => {
  let models: ReadModels;
  beforeAll(async () => {
    models = await ReadModels.start();
  });
  afterAll(() => models.end());

  it('are, after any lives, the pure fold and what a sum by hand over the raw events comes to', async () => {
    const lives = fc.array(aLife(INVESTORS), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(lives, fc.infiniteStream(fc.nat(99)), fc.boolean(), async (told, turns, handOver) => {
        const left = told.map(({ projectId, events }) => ({ stream: `project-${projectId}`, events: [...events] }));
        for (;;) {
          const open = left.filter(({ events }) => events.length > 0);
          const turn = open[turns.next().value % Math.max(1, open.length)];
          const event = turn?.events.shift();
          if (turn === undefined || event === undefined) break;
          await models.say(turn.stream, event as DomainEvent);
          if (turns.next().value < 15) await correctAPayment(models, turn.stream, turns.next().value);
        }
        if (handOver) await models.handOver();
        await models.caughtUp();
        await rowsAgree(models);
        for (const day of ['2019-06-30', '2020-03-31', '2029-12-31']) await kpisAgree(models, day);
      }),
      // The log goes on growing, so that shrinking would shrink nothing.
      { numRuns: 8, endOnFailure: true },
    );
  }, 120_000);
});

/** Another amount is said to be true of some payment, or that it never was. */
async function correctAPayment(models: ReadModels, stream: string, pick: number): Promise<void> {
  const payments = (await models.log.readStream(stream)).filter(({ type }) => type === 'InvestmentDisbursed');
  const payment = payments[pick % payments.length];
  if (payment === undefined) return;
  const { eventId, type, revision, occurredOn } = payment;
  const [pointer, right] = pick % 3 === 0 ? ['', null] : ['/amount/amount', '"77"'];
  const said = { correctionId: `c-${pick}`, wrong: null, reasonCode: 'typo', correctedOn: '2020-01-15', findings: [] };
  const target = { eventId, type, revision, occurredOn };
  await models.say(stream, { type: 'FigureCorrected', data: { target, pointer, right, ...said, approvedBy: null } });
}

async function stored(models: ReadModels) {
  const { position } = await models.log.head();
  return models.log.readAll({ after: 0, limit: Math.max(1, position) });
}

async function rowsAgree(models: ReadModels): Promise<void> {
  const streams = new Map<string, ToldProjectEvent[]>();
  for (const event of await stored(models))
    for (const fact of eventCatalogue.decode(event)) {
      const { eventId, revision, occurredOn, recordedAt, stream } = event;
      const said = { ...fact, eventId, revision, occurredOn, recordedAt } as unknown as ToldProjectEvent;
      streams.set(stream, [...(streams.get(stream) ?? []), said]);
    }
  const folded = [...streams.values()].map(history =>
    (corrected(history) as unknown as readonly MeasuredEvent[]).reduce<MeasuredProject | undefined>(
      measuredProject,
      undefined,
    ),
  );
  const rows = await models.rows<Record<string, unknown>>('select * from rm.measured_projects order by project_id');
  expect(rows.map(rowOf)).toEqual(
    folded
      .filter(row => row !== undefined)
      .sort((a, b) => (a.projectId < b.projectId ? -1 : 1))
      .map(row => JSON.parse(JSON.stringify(row)) as object),
  );
}

function rowOf({ project_id, stream: _s, last_revision: _r, position: _p, ...row }: Record<string, unknown>) {
  return { projectId: project_id, ...row };
}

async function kpisAgree(models: ReadModels, day: string): Promise<void> {
  const raw = (await stored(models)).map(({ eventId, stream, type, data, occurredOn }): DatedEvent => ({
    ...{ eventId, stream, type, occurredOn },
    data: JSON.parse(data) as RawEvent['data'],
  }));
  const [found] = await new GetKpisHandler(models.pool, models.log, eventCatalogue).execute(
    new GetKpis({}, [day], CHECKED, null),
  );
  const told = Object.fromEntries(found!.kpis.map(({ id, ...said }) => [id, said]));
  expect({ projects: found!.projects, ...shortly(told) }).toEqual(kpisByHand(raw, day));
}

function shortly(kpis: Record<string, Finding>): Omit<ByHand, 'projects'> {
  const detail = <Detail>(id: KpiId): Detail => kpis[id]!.detail as Detail;
  const stages = detail<Pick<ByHand, 'byStage' | 'suspendedByStage'>>('K1');
  const land = detail<{ byKind: Record<string, string> }>('K4').byKind;
  const { returns, submissions } = detail<{ returns: number; submissions: number }>('K15');
  const { rejected, cancelled } = detail<{ rejected: number; cancelled: number }>('K19');
  return {
    live: Number(kpis['K1']!.value),
    byStage: stages.byStage,
    suspendedByStage: stages.suspendedByStage,
    pipeline: kpis['K2']!.value!,
    pipelineUnconverted: kpis['K2']!.notConverted,
    watts: scaled(kpis['K3']!.value, 6),
    squareMetresAllocated: scaled(land['allocated'], 4),
    squareMetresReserved: scaled(land['reserved'], 4),
    disbursed: kpis['K8']!.value!,
    disbursedUnconverted: kpis['K8']!.notConverted,
    deemed: detail<{ deemedRefusals: number }>('K14').deemedRefusals,
    approvals: kpis['K15']!.n,
    firstPass: Number(kpis['K15']!.numerator),
    returns,
    submissions,
    rejected,
    cancelled,
    appealsFiled: detail<{ filed: number }>('K21').filed,
    events: kpis['K25']!.n,
    corrections: Number(kpis['K25']!.numerator),
  };
}
