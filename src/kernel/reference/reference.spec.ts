import { describe, expect, it } from '@jest/globals';
import { costPerKilowatt, hectaresPerMegawatt, impliedRate } from '../quantities/intensity.js';
import { Area } from '../quantities/area.js';
import { Money } from '../quantities/money.js';
import { Power } from '../quantities/power.js';
import { Ratio } from '../quantities/ratio.js';
import { LocalDate } from '../time/local-date.js';
import * as agreementCodes from './agreement-codes.js';
import { ASSET_TYPES } from './asset-types.js';
import { COST_BENCHMARKS, costBenchmark } from './cost-benchmarks.js';
import { COUNTRIES, Country } from './countries.js';
import { inForce } from './dated.js';
import { DOCUMENT_TYPES } from './document-types.js';
import { FX_RATES, fxRateOn, officialFxRate } from './fx-rates.js';
import { ISSUE_CATEGORIES } from './issue-categories.js';
import * as gridCodes from './grid-codes.js';
import { LAND_RIGHTS } from './land-rights.js';
import { LAND_NOTICE_GROUNDS, LAND_REVOCATION_BASES } from './land-taking.js';
import { LANGUAGES } from './languages.js';
import { PERMIT_TYPES } from './permit-types.js';
import * as reasons from './reason-codes.js';
import { SCREENING_LISTS } from './screening-lists.js';
import { SECTORS } from './sectors.js';
import { BANDS, bandOn, MCI, mciOn, nationalPoolThreshold } from './thresholds.js';

const day = (text: string) => LocalDate.parse(text);
const land = [LAND_RIGHTS, LAND_NOTICE_GROUNDS, LAND_REVOCATION_BASES];
const { AGREEMENT_KINDS, AGREEMENT_AMENDMENT_REASONS, AGREEMENT_TERMINATION_GROUNDS } = agreementCodes;
const agreement = [
  AGREEMENT_KINDS,
  AGREEMENT_AMENDMENT_REASONS,
  AGREEMENT_TERMINATION_GROUNDS,
  agreementCodes.OBLIGATION_METRICS,
  agreementCodes.INVESTMENT_PREFERENCES,
];
const registers = [DOCUMENT_TYPES, ISSUE_CATEGORIES, SCREENING_LISTS];
const own = [...land, ...agreement, ...registers, ...Object.values(reasons), ...Object.values(gridCodes)];
const lists = [SECTORS, ASSET_TYPES, PERMIT_TYPES, LANGUAGES, ...own];

describe('code lists', () => {
  it.each(lists.map(list => [list.reference.scheme, list] as const))(
    '%s has each code once and named',
    (_scheme, list) => {
      expect(new Set<string>(list.codes).size).toBe(list.entries.length);
      for (const { code, names } of list.entries) {
        expect(code).toMatch(/^[a-z][a-z0-9_.-]*$/);
        expect(list.parse(code)).toBe(code);
        for (const name of [names.kk, names.ru, names.en]) expect(name.trim().normalize('NFC')).toBe(name);
        for (const name of [names.kk, names.ru]) expect(name).toMatch(/\p{Script=Cyrillic}/u);
        expect(names.en).not.toMatch(/\p{Script=Cyrillic}/u);
      }
    },
  );

  it.each(lists.map(list => [list.reference.scheme, list] as const))('%s refuses an unknown code', (scheme, list) => {
    for (const value of ['unknown', '', 'toString', '__proto__', 1, null]) {
      expect(() => list.parse(value)).toThrow(
        expect.objectContaining({ name: 'InvalidValue', code: `${scheme}.unknown` }),
      );
    }
  });

  it('put every asset type into a known sector', () => {
    for (const asset of ASSET_TYPES.entries) expect(SECTORS.codes).toContain(asset.sector);
  });

  it('let no permit wait for one that comes later in the list, so the order has no circle', () => {
    const seen = new Set<string>();
    for (const permit of PERMIT_TYPES.entries) {
      for (const earlier of permit.after) expect(seen).toContain(earlier);
      seen.add(permit.code);
    }
    expect(PERMIT_TYPES.entry('works_notified').after).toEqual(['expertise_pos']);
  });
});

describe('countries', () => {
  it('are the 249 assigned codes, each once, in order, with a name', () => {
    const codes = COUNTRIES.map(country => country.code);
    expect(codes).toHaveLength(249);
    expect([...new Set(codes)].sort()).toEqual(codes);
    for (const { code, en } of COUNTRIES) {
      expect(code).toMatch(/^[A-Z]{2}$/);
      expect(en.trim()).toMatch(/^\p{L}/u);
    }
  });

  it('have Kazakh and Russian names where sure', () => {
    expect(Country.names(Country.parse('KR'))).toMatchObject({ kk: 'Корея Республикасы', ru: 'Республика Корея' });
    expect(Country.names(Country.parse('AQ')).kk).toBeUndefined();
  });
});

describe('values that hold from a day', () => {
  it('are the latest row on or before the day, whatever the order of rows', () => {
    const rows = [{ validFrom: '2020-04-01' }, { validFrom: '2018-01-01' }];
    expect(inForce(rows, day('2020-03-31'))).toBe(rows[1]);
    expect(inForce(rows, day('2020-04-01'))).toBe(rows[0]);
    expect(inForce(rows, day('2017-12-31'))).toBeNull();
  });

  it.each([
    ['2020-03-31', '2651.00'],
    ['2020-04-01', '2778.00'],
    ['2025-06-01', '3932.00'],
  ])('the monthly calculation index of %s is %s', (on, amount) => {
    expect(mciOn(day(on))?.toJson()).toEqual({ amount, currency: 'KZT' });
  });

  it('begin on real days', () => {
    for (const row of [...BANDS, ...MCI, ...FX_RATES]) expect(LocalDate.parse(row.validFrom)).toBe(row.validFrom);
    for (const list of lists) LocalDate.parse(list.reference.validFrom);
  });

  it('the national pool begins at 150,000 indices', () => {
    expect(nationalPoolThreshold(day('2025-01-01'))?.toJson().amount).toBe('589800000.00');
    expect(nationalPoolThreshold(day('1999-01-01'))).toBeNull();
    expect(nationalPoolThreshold(day('2027-01-01'))).toBeNull();
  });

  it('every rule has a band, with its bounds in order', () => {
    for (const rule of ['X10', 'X11', 'X12', 'X13'] as const) {
      const band = bandOn(rule, day('2018-11-09'));
      const bounds = [band?.redBelow, band?.amberBelow, band?.amberAbove, band?.redAbove].filter(
        bound => bound !== null && bound !== undefined,
      );
      expect(bounds.length).toBeGreaterThan(0);
      bounds.slice(1).forEach((bound, index) => expect(Ratio.parse(bound).isAbove(bounds[index] ?? '')).toBe(true));
    }
  });
});

describe('rates', () => {
  it('are decimal text above zero, one for a currency and day', () => {
    expect(new Set(FX_RATES.map(rate => rate.currency + rate.validFrom)).size).toBe(FX_RATES.length);
    for (const rate of FX_RATES) expect(Ratio.parse(rate.kztPerUnit).isAbove('0')).toBe(true);
  });

  it('hold from their day on', () => {
    expect(fxRateOn('USD', day('2018-11-08'))?.source).toBe('demo-yearly-average');
    expect(fxRateOn('USD', day('2018-12-31'))).toMatchObject({ kztPerUnit: '372.61', source: 'implied' });
    expect(fxRateOn('KRW', day('2018-11-09'))).toBeNull();
  });

  it('that a quote itself implies never prove the quote', () => {
    expect(officialFxRate('USD', day('2018-11-09'))).toBeNull();
  });
});

describe('benchmarks', () => {
  it('are one figure for a sector and year, or none', () => {
    expect(new Set(COST_BENCHMARKS.map(row => row.sector + row.year)).size).toBe(COST_BENCHMARKS.length);
    expect([costBenchmark('energy.solar', 2018)?.usdPerKw, costBenchmark('energy.solar', 2019)?.usdPerKw]).toEqual([
      '1213',
      '995',
    ]);
    expect(costBenchmark('energy.solar', 2030)).toBeNull();
    expect(costBenchmark('tourism', 2018)).toBeNull();
  });

  it('find the seed as the domain document does: land far too much, cost above the usual', () => {
    const power = Power.parse('10');
    const usd = Money.parse({ amount: '19860000', currency: 'USD' });
    const cost = costPerKilowatt(usd, power).divide(Ratio.parse(costBenchmark('energy.solar', 2018)?.usdPerKw));
    const [x10, x11] = [bandOn('X10', day('2018-11-09')), bandOn('X11', day('2018-11-09'))];
    expect(hectaresPerMegawatt(Area.parse('1200'), power).isAbove(x10?.redAbove ?? '')).toBe(true);
    expect([cost.isAbove(x11?.amberAbove ?? ''), cost.isAbove(x11?.redAbove ?? '')]).toEqual([true, false]);
    const kzt = Money.parse({ amount: '7400000000', currency: 'KZT' });
    expect(impliedRate(kzt, usd).toDecimal(2)).toBe(fxRateOn('USD', day('2018-11-09'))?.kztPerUnit);
  });
});
