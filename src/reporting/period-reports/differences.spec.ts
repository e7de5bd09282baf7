import { describe, expect, it } from '@jest/globals';
import { movedFigures } from './differences.js';

describe('what moved since a report', () => {
  it('is said figure by figure, with what was published and what is now', () => {
    const kpis = (value: string) => ({ kpis: [{ id: 'K8', value, n: 1 }] });
    expect(movedFigures(kpis('400.00'), kpis('130.00'))).toEqual([
      { figure: '/kpis/K8/value', published: '400.00', now: '130.00' },
    ]);
    expect(movedFigures(kpis('400.00'), kpis('400.00'))).toEqual([]);
  });

  it('goes by the name of a line and not by its place in the list', () => {
    const found = movedFigures(
      {
        stage: [
          { key: 'review', live: 2 },
          { key: 'approved', live: 1 },
        ],
      },
      {
        stage: [
          { key: 'approved', live: 1 },
          { key: 'review', live: 1 },
        ],
      },
    );
    expect(found).toEqual([{ figure: '/stage/review/live', published: 2, now: 1 }]);
  });

  it('names what is gone and what is new, with nothing on the other side', () => {
    const found = movedFigures(
      { cost: [{ currency: 'KZT', amount: '7.00' }] },
      { cost: [{ currency: 'USD', amount: '3.00' }] },
    );
    expect(found).toEqual([
      { figure: '/cost/KZT/currency', published: 'KZT', now: null },
      { figure: '/cost/KZT/amount', published: '7.00', now: null },
      { figure: '/cost/USD/currency', published: null, now: 'USD' },
      { figure: '/cost/USD/amount', published: null, now: '3.00' },
    ]);
  });

  it('writes names that hold a slash as JSON pointers do', () => {
    expect(movedFigures({ 'a/b': 1, 'c~d': 2 }, { 'a/b': 2, 'c~d': 3 })).toEqual([
      { figure: '/a~1b', published: 1, now: 2 },
      { figure: '/c~0d', published: 2, now: 3 },
    ]);
  });
});
