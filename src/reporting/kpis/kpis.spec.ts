import { describe, expect, it } from '@jest/globals';
import { aDecision, aProject } from '../../../test/support/a-project.js';
import { another, ask, factsOf, rowOf, theMoment } from '../../../test/support/measured.js';
import { PROJECT_ID } from '../../../test/support/people.js';
import { eventIdOf } from '../../../test/support/told.js';
import { corrected, type ToldProjectEvent } from '../../projects/domain/corrections/retelling.js';
import type { ProjectEvent } from '../../projects/index.js';
import { KPI_IDS } from './kpi.js';
import { idsOf, lastDaysOf, monthOf } from './kpi-question.js';
import { kpis, KPIS } from './kpis.js';
import type { MeasuredEvent } from './measured-event.js';
import { measuredProject, type MeasuredProject } from './measured-project.js';
import { Distribution, medianOf } from './statistics.js';
import { Ratio } from '../../kernel/quantities/ratio.js';

describe('the catalogue of KPIs', () => {
  it('has every number once, in order, with its words in three languages', () => {
    expect(KPIS.map(({ id }) => id)).toEqual(KPI_IDS);
    for (const { title, formula, unit, covers, source } of KPIS)
      for (const words of [title.kk, title.ru, title.en, formula, unit, covers, source]) expect(words).not.toBe('');
  });

  it('answers all of them of no project at all', () => {
    for (const { id, n, value } of kpis([], theMoment('2019-12-31'))) {
      expect([id, n]).toEqual([id, 0]);
      expect(value === null || /^0(\.0+)?$/.test(value)).toBe(true);
    }
  });
});

describe('median and p90', () => {
  const of = (...values: number[]): Distribution => {
    const distribution = new Distribution();
    for (const value of values) distribution.add(value);
    return distribution;
  };

  it('are the middle, or the mean of the two in the middle, and the nearest rank', () => {
    expect(of(5, 1, 3).toJson()).toEqual({ n: 3, median: '3.0', p90: 5 });
    expect(of(4, 1, 2, 3).toJson()).toEqual({ n: 4, median: '2.5', p90: 4 });
    // Nine tenths of ten values do not exceed the ninth; of eleven, the tenth.
    expect(of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).p90()).toBe(9);
    expect(of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).p90()).toBe(10);
    expect(of(-3, -3, 7).medianText()).toBe('-3.0');
    expect(of().toJson()).toEqual({ n: 0, median: null, p90: null });
  });

  it('of fractions are exact', () => {
    const third = Ratio.of(1n, 3n);
    expect(medianOf([third, Ratio.of(1n, 2n)])?.equals(Ratio.of(5n, 12n))).toBe(true);
    expect(medianOf([Ratio.of(2n, 1n), third, Ratio.of(1n, 1n)])?.equals('1')).toBe(true);
    expect(medianOf([])).toBeNull();
  });
});

describe('the worked example of known (time-modes.md)', () => {
  const money = (amount: string) => ({ amount, currency: 'KZT' });
  const cost = (amount: string) => ({ cost: { primary: money(amount), alsoQuoted: [] } });
  /** Project B: approved at 1,000 on 5 January 2026, 100 paid on 1 March. */
  const b = another(2, { proposedOn: '2026-01-05' })
    .with({ ...another(2).approved('B-1', cost('1000.00')).events.at(-1)! })
    .events.map(event => redated(event, { ProposalApproved: '2026-01-05' }));
  const A = another(1, { proposedOn: '2026-01-10' }).amended(cost('7400.00')).submitted({
    submittedOn: '2026-02-01',
    decisionDueOn: '2026-03-01',
  });
  const history: readonly (readonly [recordedOn: string, event: ProjectEvent])[] = [
    ['2026-01-10', A.events[0]!],
    ['2026-01-10', redated(A.events[1]!, { ProposalAmended: '2026-01-10' })],
    ['2026-02-01', A.events[2]!],
    [
      '2026-03-02',
      {
        type: 'RefusalDeemed',
        data: { submissionNo: 1, decisionDueOn: '2026-03-01', deemedOn: '2026-03-02', legalRef: 'APPC art. 91(2)' },
      },
    ],
    ['2026-03-05', redated(A.approved('D-7', cost('7400.00')).events.at(-1)!, { ProposalApproved: '2026-02-27' })],
    ['2026-03-10', redated(A.withRoadmap().events.at(-1)!, { RoadmapApproved: '2026-03-10' })],
    ['2026-04-02', payment('x1', '500.00', '2026-04-02')],
    ['2026-05-10', payment('x2', '300.00', '2026-03-15')],
    ['2026-05-20', correction()],
    ['2026-06-01', redated(A.cancelled().events.at(-1)!, { ProjectCancelled: '2026-06-01' })],
  ];

  function payment(disbursementId: string, amount: string, paidOn: string): ProjectEvent {
    const said = { category: 'equipment', fundingSource: 'own', document: null } as const;
    return { type: 'InvestmentDisbursed', data: { disbursementId, amount: money(amount), paidOn, ...said } };
  }
  function correction(): ProjectEvent {
    const target = { eventId: eventIdOf(7), type: 'InvestmentDisbursed', revision: 7, occurredOn: '2026-03-15' };
    const said = { pointer: '/amount/amount', wrong: '"300.00"', right: '"30.00"', reasonCode: 'typo', findings: [] };
    return {
      type: 'FigureCorrected',
      data: { correctionId: 'c', target, ...said, correctedOn: '2026-05-20', approvedBy: null },
    };
  }
  function redated(event: ProjectEvent, dates: Partial<Record<ProjectEvent['type'], string>>): ProjectEvent {
    const date = dates[event.type];
    if (date === undefined) return event;
    if (event.type === 'ProposalAmended') return { ...event, data: { ...event.data, amendedOn: date } };
    return { ...event, data: { ...event.data, decision: aDecision('X-1', date) } } as ProjectEvent;
  }
  /** The rows as the register knew them: the prefix of the record up to the day, corrections in it applied. */
  function known(day: string): readonly MeasuredProject[] {
    const said = history.filter(([recordedOn]) => recordedOn <= day).map(([, event]) => event);
    const ofB = [...b, ...(day < '2026-03-01' ? [] : [payment('y', '100.00', '2026-03-01')])];
    return [said, ofB].flatMap(events => {
      const told = corrected(factsOf({ events }) as unknown as readonly ToldProjectEvent[]);
      const row = (told as unknown as readonly MeasuredEvent[]).reduce<MeasuredProject | undefined>(
        measuredProject,
        undefined,
      );
      return row === undefined ? [] : [row];
    });
  }

  it.each([
    ['2026-03-03', '100.00', '2', '7400.00', '1000.00', 1],
    ['2026-05-15', '900.00', '2', '0.00', '8400.00', 1],
    ['2026-06-15', '630.00', '1', '0.00', '1000.00', 1],
  ])('on %s has disbursed %s, %s live, pipeline %s / %s, %s deemed', (day, paid, live, declared, approved, deemed) => {
    const rows = known(day);
    expect(ask('K8', day, ...rows).value).toBe(paid);
    expect(ask('K1', day, ...rows).value).toBe(live);
    expect(ask('K2', day, ...rows).detail).toMatchObject({
      byClass: { declared: { kzt: declared }, approved: { kzt: approved } },
    });
    expect(ask('K14', day, ...rows).detail).toMatchObject({ deemedRefusals: deemed });
  });
});

describe('the fold', () => {
  it('knows nothing before a registration, and never changes the row it was given', () => {
    const [registered, meeting] = factsOf(aProject().withMeeting());
    expect(measuredProject(undefined, meeting!)).toBeUndefined();
    const row = measuredProject(undefined, registered!)!;
    const before = JSON.stringify(row);
    measuredProject(row, meeting!);
    expect(JSON.stringify(row)).toBe(before);
    expect(row.projectId).toBe(PROJECT_ID);
  });

  it('keeps of the stage line only its turns', () => {
    const { stages } = rowOf(aProject().underConstruction().disbursed().reported()).road;
    expect(stages.map(({ stage }) => stage)).toEqual(['proposed', 'review', 'approved', 'preparation', 'construction']);
  });
});

describe('what is asked', () => {
  it('are numbers of KPIs, in their order, each known', () => {
    expect(idsOf('K8,K1')).toEqual(['K1', 'K8']);
    for (const wrong of ['', 'K28', 'K1,', 'k1', 7]) expect(() => idsOf(wrong)).toThrow('Expected numbers of KPIs');
  });

  it('are months, and the last day of each; of the present one today', () => {
    expect(monthOf('2018-11')).toBe('2018-11');
    for (const wrong of ['2018-13', '2018-1', '2018-11-01', 201811]) expect(() => monthOf(wrong)).toThrow('YYYY-MM');
    expect(lastDaysOf('2018-12', '2019-02', '2019-02-10')).toEqual(['2018-12-31', '2019-01-31', '2019-02-10']);
    expect(lastDaysOf('2019-02', '2019-01', '2019-02-10')).toBeNull();
    expect(lastDaysOf('2019-02', '2019-03', '2019-02-10')).toBeNull();
    expect(lastDaysOf('2009-01', '2018-12', '2019-02-10')).toHaveLength(120);
    expect(lastDaysOf('2009-01', '2019-01', '2019-02-10')).toBeNull();
  });
});
