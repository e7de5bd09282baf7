import { describe, expect, it } from '@jest/globals';
import { grouped } from '../../src/demo/play/narrator.js';
import { difference, flatTotals } from '../../src/demo/play/region-totals.js';

describe('the difference of two totals', () => {
  it('is exact, also where a double would round', () => {
    expect(difference('9007199254740993.01', '9007199254740992.00')).toBe('1.01');
    expect(difference('20.0000', '20')).toBe('0.0000');
    expect(difference('1.5', '2.25')).toBe('-0.75');
    expect(difference('17', '15')).toBe('2');
    expect(difference(undefined, '3.10')).toBe('-3.10');
  });

  it('is taken by figure, class and currency', () => {
    const group = {
      key: '610000000',
      name: { kk: 'Түркістан облысы' },
      projects: { total: 2, live: 1 },
      cost: { declared: [{ amount: '10.00', currency: 'KZT', projects: 1 }], approved: [] },
      landHa: { declared: '1.5000' },
    };
    expect(flatTotals(group)).toEqual({
      'projects.total': '2',
      'projects.live': '1',
      'cost.declared.KZT': '10.00',
      'landHa.declared': '1.5000',
    });
    expect(flatTotals(undefined)).toEqual({});
  });

  it('is shown in groups of three', () => {
    expect(grouped('7050000000.00')).toBe('7\u00a0050\u00a0000\u00a0000.00');
    expect(grouped('15')).toBe('15');
  });
});
