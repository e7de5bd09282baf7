import { describe, expect, it } from '@jest/globals';
import { agreed, AGREEMENT_TERMS } from '../../../test/support/agreement-facts.js';
import { aProject } from '../../../test/support/a-project.js';
import { another, ask } from '../../../test/support/measured.js';

const usd = (amount: string) => ({ cost: { primary: { amount, currency: 'USD' }, alsoQuoted: [] } });
const eur = (amount: string) => ({ cost: { primary: { amount, currency: 'EUR' }, alsoQuoted: [] } });

describe('K1, the pipeline by stage', () => {
  it('counts live projects, and those on hold once more beside their stage', () => {
    const suspended = aProject().inReview().suspended({ since: '2019-01-15' });
    const cancelled = another(3).cancelled();
    expect(ask('K1', '2020-01-01', suspended, another(2).inPreparation(), cancelled, another(4).rejected())).toEqual(
      expect.objectContaining({
        value: '2',
        detail: { byStage: { preparation: 1, review: 1 }, suspendedByStage: { review: 1 } },
      }),
    );
  });

  it('knows nothing of what is dated after the day: neither stages, nor holds, nor projects', () => {
    const project = aProject().inReview().suspended({ since: '2019-01-15' });
    expect(ask('K1', '2018-12-02', project).detail).toEqual({ byStage: { proposed: 1 }, suspendedByStage: {} });
    expect(ask('K1', '2018-11-08', project).value).toBe('0');
    expect(ask('K1', '2019-01-14', project).detail).toEqual({ byStage: { review: 1 }, suspendedByStage: {} });
  });

  it('counts a project as resumed from the day of its resumption on', () => {
    const project = aProject().underConstruction().resumed();
    expect(ask('K1', '2019-10-31', project).detail).toMatchObject({ suspendedByStage: { construction: 1 } });
    expect(ask('K1', '2019-11-01', project).detail).toEqual({ byStage: { construction: 1 }, suspendedByStage: {} });
  });
});

describe('K2, the value of the pipeline', () => {
  it('adds the effective cost of live projects, at the rate of the day of each figure', () => {
    // Declared 7.4 bn KZT; approved 10 m USD on 15 February 2019 at 300 = 3 bn. Together 10.4 bn.
    const approved = another(2).approved('D-7', usd('10000000.00'));
    const found = ask('K2', '2019-12-31', aProject(), approved, another(3).approved().cancelled());
    expect(found).toMatchObject({ value: '10400000000.00', n: 2, notConverted: 0 });
    expect(found.detail).toMatchObject({
      byClass: {
        declared: { kzt: '7400000000.00', n: 1 },
        approved: { kzt: '3000000000.00', n: 1 },
        verified: { kzt: '0.00', n: 0 },
      },
    });
  });

  it('leaves out a sum without a rate, and counts it', () => {
    expect(ask('K2', '2019-12-31', aProject(eur('5.00')))).toMatchObject({ value: '0.00', n: 0, notConverted: 1 });
  });

  it('takes revisions, at the rate of their own day, and leaves the cost alone when the scope is revised', () => {
    // Revised on 20 January 2020 to 11 m USD at 400 = 4.4 bn; the scope two weeks later leaves it there.
    const to = usd('11000000.00').cost;
    const revised = aProject().approved('D-7', usd('10000000.00')).costRevised({ to });
    const scoped = revised.scopeRevised();
    expect(ask('K2', '2020-01-19', revised).value).toBe('3000000000.00');
    expect(ask('K2', '2020-01-20', revised).value).toBe('4400000000.00');
    expect(ask('K2', '2020-01-20', scoped).value).toBe('4400000000.00');
  });

  it('takes what the act of acceptance verifies from the start of operation on', () => {
    const project = aProject().operating('2020-09-01');
    expect(ask('K2', '2020-08-31', project).value).toBe('7400000000.00');
    expect(ask('K2', '2020-09-01', project)).toMatchObject({
      value: '7650000000.00',
      detail: { byClass: { verified: { n: 1 } } },
    });
  });

  it('shows what agreements in force say beside it, and never adds it', () => {
    // Signed on 1 July 2019: 9 m USD at 400 = 3.6 bn.
    const committed = { ...AGREEMENT_TERMS.committed, ...usd('9000000.00') };
    const project = aProject().approved().with(agreed({}, { committed }));
    expect(ask('K2', '2019-07-01', project)).toMatchObject({
      value: '7400000000.00',
      detail: { contracted: { kzt: '3600000000.00', n: 1 } },
    });
    expect(ask('K2', '2019-06-30', project).detail).toMatchObject({ contracted: { n: 0 } });
    // Valid until 1 July 2029.
    expect(ask('K2', '2029-07-02', project).detail).toMatchObject({ contracted: { n: 0 } });
  });

  it('is seen in dollars by the quote of the source, and at the rates of the report, each by itself', () => {
    // Quoted 19.86 m USD beside 7.4 bn KZT; 10 m USD approved at 300, 4 bn at the 400 of the report.
    const approved = another(2).approved('D-7', usd('10000000.00'));
    expect(ask('K2', '2019-12-31', aProject(), approved).detail).toMatchObject({
      otherViews: { usd: '29860000.00', usdNotConverted: 0, kztAtRatesOfTheReport: '11400000000.00' },
    });
    // Without a quote: 7.4 bn at the 300 of 9 November 2018.
    const unquoted = aProject({ cost: { primary: { amount: '7400000000.00', currency: 'KZT' }, alsoQuoted: [] } });
    expect(ask('K2', '2019-12-31', unquoted).detail).toMatchObject({ otherViews: { usd: '24666666.67' } });
  });
});

describe('K3, capacity', () => {
  it('adds the effective capacity by stage and by basis', () => {
    const direct = another(2).approved('D-7', { capacityMw: '5.500000', capacityBasis: 'dc' });
    const none = another(3).amended({ capacityMw: null });
    expect(ask('K3', '2019-12-31', aProject(), direct, none)).toMatchObject({
      value: '15.500000',
      n: 2,
      detail: {
        byStage: { approved: '5.500000', proposed: '10.000000' },
        byBasis: { dc: '5.500000', unknown: '10.000000' },
        byClass: { approved: '5.500000', declared: '10.000000' },
      },
    });
  });

  it('takes the capacity of a revised scope from the day of its decision on', () => {
    const project = aProject().approved().scopeRevised();
    expect([ask('K3', '2020-01-19', project).value, ask('K3', '2020-01-20', project).value]).toEqual([
      '10.000000',
      '12.000000',
    ]);
  });
});
