import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { agreed, agreementTerminated } from '../../../test/support/agreement-facts.js';
import { aProject } from '../../../test/support/a-project.js';
import { bruteForce, expectedCells, type RawEvent } from '../../../test/support/brute-force.js';
import { aLife, type Life } from '../../../test/support/histories.js';
import { INVESTOR_ID, OTHER_INVESTOR_ID } from '../../../test/support/people.js';
import { STAGES, type ProjectEvent } from '../../projects/index.js';
import { countedProject, type CountedProject } from './counted-project.js';
import { COUNTED_TYPES } from './investment-totals.projection.js';
import { groupsOf, type CountRow } from './investment-totals.js';
import { byInvestor, COUNT_MEASURES, countCells, moneyCells } from './total-cells.js';

const counted = (events: readonly ProjectEvent[]): CountedProject | undefined =>
  events.reduce<CountedProject | undefined>(countedProject, undefined);

describe('what totals count', () => {
  it('is, for any lives, what a sum by hand over the raw events comes to', () => {
    fc.assert(
      fc.property(fc.array(aLife([INVESTOR_ID, 'b2c1d9e2-1f3a-5b7c-8e4d-201811090002']), { maxLength: 6 }), lives => {
        const projects = lives.map(({ events }) => counted(events)).filter(project => project !== undefined);
        const raw = lives.flatMap(rawOf);
        expect(cellsOf(projects, false)).toEqual(expectedCells(bruteForce(raw).values()));
        expect(cellsOf(projects, true)).toEqual(expectedCells(bruteForce(raw).values(), true));
      }),
      { numRuns: 60 },
    );
  });

  it('is tried on lives that reach every stage and both holds', () => {
    const lives = fc.sample(aLife([INVESTOR_ID, OTHER_INVESTOR_ID]), { numRuns: 1_200, seed: 20181109 });
    const ends = new Set(lives.map(({ events }) => counted(events)?.stage));
    expect([...ends].sort()).toEqual(STAGES.filter(stage => stage !== 'unknown').sort());
    const seen = new Set<string>(lives.flatMap(({ events }) => events.map(event => event.type)));
    expect(REQUIRED.filter(type => !seen.has(type))).toEqual([]);
  });

  it('counts one quote of a sum and not the other', () => {
    const [cell, ...others] = moneyCells(counted(aProject().events)!);
    expect(cell).toMatchObject({
      dimensions: { figureClass: 'declared', currency: 'KZT' },
      measures: { minorUnits: 740_000_000_000n, projects: 1n },
    });
    expect(others).toEqual([]);
  });

  it('keeps what reports say of money apart from what was paid', () => {
    const reported = { disbursedCumulative: { amount: '900000000.00', currency: 'KZT' } };
    const cells = moneyCells(counted(aProject().underConstruction().disbursed().reported(reported).events)!);
    const amounts = cells.map(({ dimensions, measures }) => [dimensions['figureClass'], measures.minorUnits]);
    expect(amounts).toEqual([
      ['declared', 740_000_000_000n],
      ['approved', 740_000_000_000n],
      ['disbursed', 50_000_000_000n],
      ['reported', 90_000_000_000n],
    ]);
  });

  it('counts as contracted what the agreement signed last promises, and never two together', () => {
    const second = { decision: { ...agreed().data.decision, number: 'SP-2' }, kind: 'special' } as const;
    const larger = agreed(second, { committed: { ...agreed().data.terms.committed, capacityMw: '12.000000' } });
    const promised = (...events: readonly ProjectEvent[]): bigint | undefined =>
      countCells(
        counted(
          aProject()
            .approved()
            .with(...events).events,
        )!,
      )[0]?.measures.wattsContracted;
    expect(promised(agreed(), larger)).toBe(12_000_000n);
    expect(promised(agreed(), larger, agreementTerminated({ agreementNo: 'SP-2' }))).toBe(10_000_000n);
    expect(promised(agreed(), agreementTerminated())).toBe(0n);
  });

  it('holds no land for a project that was cancelled', () => {
    const [cell] = countCells(counted(aProject().underConstruction().cancelled().events)!);
    expect(cell?.measures).toMatchObject({ squareMetresReserved: 0n, squareMetresAllocated: 0n });
  });

  it('counts nothing before a registration', () => {
    expect(counted(aProject().withMeeting().events.slice(1))).toBeUndefined();
  });
});

describe('groups', () => {
  it('stand in the order of the stages, and others in the order of their codes', () => {
    const row = (key: string): CountRow =>
      ({ key, ...Object.fromEntries([...COUNT_MEASURES, ...HEADS].map(name => [name, '0'])) }) as unknown as CountRow;
    const keys = (by: 'stage' | 'country', ...given: string[]): string[] =>
      groupsOf(by, given.map(row), []).map(group => group.key);
    expect(keys('stage', 'cancelled', 'approved', 'proposed')).toEqual(['proposed', 'approved', 'cancelled']);
    expect(keys('country', 'KZ', 'DE', 'KR')).toEqual(['DE', 'KR', 'KZ']);
  });
});

/** Every type that is counted; corrections name stored events, and are told where there are some. */
const REQUIRED = COUNTED_TYPES.filter(type => type !== 'FigureCorrected');

const HEADS = ['total', 'live', 'suspended', 'rejected', 'cancelled'];

function rawOf({ projectId, events }: Life): RawEvent[] {
  return events.map((event, revision) => ({
    eventId: `${projectId} ${revision}`,
    stream: `project-${projectId}`,
    type: event.type,
    // Nothing here asks about days.
    occurredOn: '',
    data: event.data as RawEvent['data'],
  }));
}

/** Cells of single projects, added up. */
function cellsOf(projects: readonly CountedProject[], withInvestor: boolean): { counts: string[]; money: string[] } {
  const add = (cells: readonly { dimensions: object; measures: object }[]): string[] => {
    const sums = new Map<string, bigint[]>();
    for (const { dimensions, measures } of cells) {
      const { investorId, ...own } = dimensions as Record<string, string>;
      const key = [...(investorId === undefined ? [] : [investorId]), ...Object.values(own)].join(' ');
      const values = Object.values(measures) as bigint[];
      sums.set(
        key,
        values.map((value, index) => value + (sums.get(key)?.[index] ?? 0n)),
      );
    }
    return [...sums].map(([key, values]) => `${key} | ${values.join(' ')}`).sort();
  };
  const [counts, money] = withInvestor ? [byInvestor(countCells), byInvestor(moneyCells)] : [countCells, moneyCells];
  return {
    counts: add(projects.flatMap(project => counts(project))),
    money: add(projects.flatMap(project => money(project))),
  };
}
