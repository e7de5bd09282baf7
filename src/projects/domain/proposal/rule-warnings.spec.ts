import { describe, expect, it } from '@jest/globals';
import { OTHER_PROJECT_ID } from '../../../../test/support/people.js';
import { investorWarnings, isRemembered, resembles } from './rule-warnings.js';

const project = (capacityMw: string | null, proposedOn = '2018-11-09') => ({ capacityMw, proposedOn });
const idFor = (name: string): string => `id-of-${name}`;

describe('likely the same project (X8)', () => {
  it.each([
    ['10.000000', '8.000000', true],
    ['10.000000', '7.999999', false],
    ['10.000000', '12.500000', true],
    ['10.000000', '12.500001', false],
    ['10.000000', '10.000000', true],
    [null, '10.000000', false],
    ['10.000000', null, false],
    ['0.000000', '0.000000', false],
  ])('%s MW and %s MW: %s', (one, other, alike) => {
    expect(resembles(project(one), project(other))).toBe(alike);
    expect(resembles(project(other), project(one))).toBe(alike);
  });

  it('is within 24 months, whichever came first', () => {
    const first = project('10.000000', '2018-11-09');
    for (const [day, alike] of [
      ['2020-11-09', true],
      ['2020-11-10', false],
    ] as const) {
      expect(resembles(first, project('10.000000', day))).toBe(alike);
      expect(resembles(project('10.000000', day), first)).toBe(alike);
    }
  });
});

describe('a PPA that was ended for late commissioning (X16)', () => {
  const ended = { projectId: OTHER_PROJECT_ID, terminatedOn: '2019-03-01' };

  it.each([
    ['2019-02-28', false],
    ['2019-03-01', true],
    ['2022-03-01', true],
    ['2022-03-02', false],
  ])('is remembered on %s: %s', (day, remembered) => {
    expect(isRemembered(ended, day)).toBe(remembered);
  });
});

describe('what the investor’s other projects say', () => {
  const alike = [{ projectId: OTHER_PROJECT_ID, capacityMw: '9.000000', proposedOn: '2018-10-01' }];
  const late = (projectId: string, terminatedOn: string) => ({ projectId, terminatedOn });

  it('is said once a rule, with every project it is about and the version of the limits', () => {
    const latePpas = [late('p-2', '2018-01-15'), late('p-3', '2018-06-15'), late('p-4', '2010-01-01')];
    expect(investorWarnings(project('10.000000'), { alike, latePpas }, '2018-12-03', idFor)).toEqual([
      {
        type: 'RuleWarningRaised',
        data: {
          warningId: 'id-of-warning-X8',
          rule: 'X8',
          severity: 'amber',
          projectIds: [OTHER_PROJECT_ID],
          measured: '10.000000',
          limit: null,
          unit: 'mw',
          referenceVersion: 'qadam-threshold@2026-07-01',
          raisedOn: '2018-12-03',
        },
      },
      {
        type: 'RuleWarningRaised',
        data: {
          warningId: 'id-of-warning-X16',
          rule: 'X16',
          severity: 'amber',
          projectIds: ['p-3', 'p-2'],
          measured: '2018-06-15',
          limit: null,
          unit: 'ended_on',
          referenceVersion: 'qadam-threshold@2026-07-01',
          raisedOn: '2018-12-03',
        },
      },
    ]);
  });

  it('is nothing where they are others, and nothing was ended', () => {
    expect(investorWarnings(project('20.000000'), { alike, latePpas: [] }, '2018-12-03', idFor)).toEqual([]);
  });
});
