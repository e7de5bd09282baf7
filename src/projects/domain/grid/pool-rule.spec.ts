import { describe, expect, it } from '@jest/globals';
import type { QuotedMoneyJson } from '../../../kernel/shapes.js';
import { poolWarning } from './pool-rule.js';

const cost = (amount: string, currency = 'KZT', ...alsoQuoted: QuotedMoneyJson['alsoQuoted']): QuotedMoneyJson => ({
  primary: { amount, currency },
  alsoQuoted,
});
const raised = (pool: 'regional' | 'national', sum: QuotedMoneyJson | null, on = '2025-06-02') =>
  poolWarning(pool, sum, on, name => name).map(({ data }) => data);

describe('the pool of a project (X18)', () => {
  it.each([
    ['national', '589800000.00', false],
    ['national', '589799999.99', true],
    ['regional', '589799999.99', false],
    ['regional', '589800000.00', true],
  ] as const)('%s at KZT %s in 2025: warned of is %s', (pool, amount, warned) => {
    expect(raised(pool, cost(amount))).toHaveLength(warned ? 1 : 0);
  });

  it('is measured in tenge, and says the limit of the year and the versions it rests on', () => {
    expect(raised('regional', cost('7400000000.00'), '2019-02-15')).toEqual([
      {
        warningId: 'warning-X18',
        rule: 'X18',
        severity: 'amber',
        projectIds: [],
        measured: '7400000000.00',
        limit: '378750000.00',
        unit: 'kzt',
        referenceVersion: 'qadam-threshold@2026-07-01',
        raisedOn: '2019-02-15',
      },
    ]);
  });

  it('takes the quote in tenge before a conversion, and says the rates where it converts', () => {
    const tenge = { amount: '100000000.00', currency: 'KZT' };
    expect(raised('regional', cost('19860000.00', 'USD', tenge), '2019-02-15')).toEqual([]);
    const [converted] = raised('regional', cost('19860000.00', 'USD'), '2019-02-15');
    expect(converted?.referenceVersion).toMatch(/^qadam-threshold@\d{4}-\d\d-\d\d .+@/);
    expect(Number(converted?.measured)).toBeGreaterThan(6_000_000_000);
  });

  it('is said not to be checked in a year without an index, and says nothing without a cost', () => {
    const unchecked = { severity: 'not_checked', measured: null, limit: null, unit: 'kzt' };
    expect(raised('national', cost('1.00'), '2014-12-31')).toMatchObject([unchecked]);
    expect(raised('national', cost('1.00'), '2027-01-01')).toMatchObject([unchecked]);
    expect(raised('national', null)).toEqual([]);
  });
});
