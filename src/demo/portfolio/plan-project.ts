import { costBenchmark } from '../../kernel/reference/cost-benchmarks.js';
import { fxRateOn } from '../../kernel/reference/fx-rates.js';
import { nationalPoolThreshold } from '../../kernel/reference/thresholds.js';
import { Money } from '../../kernel/quantities/money.js';
import { LocalDate } from '../../kernel/time/local-date.js';
import { mulberry32, seedOf, type Chance } from '../mulberry32.js';
import { INVESTORS } from './investors.data.js';
import { KINDS, type ProjectKind, type Span } from './kinds.data.js';
import { cadastralNumber, isCity, placeWords, regionOf } from './place.js';
import type { ProjectEntry } from './projects.data.js';

/** Everything about one project of the demo before it is put into letters. Money in whole millions of tenge. */
export interface PlannedProject extends ProjectEntry {
  readonly name: string;
  readonly registryNo: string;
  readonly title: { readonly kk: string; readonly ru: string; readonly en: string };
  readonly sector: string;
  readonly assetType: string;
  readonly purpose: string;
  readonly generatesMw: boolean;
  readonly millions: number;
  /** Also quoted in US dollars, by about half of the foreign investors. */
  readonly usd: number | null;
  /** Hectares to a tenth. */
  readonly landHa: string;
  readonly jobs: number;
  readonly builders: number;
  readonly months: number;
  readonly akimat: string;
  readonly pool: 'regional' | 'national';
  readonly landCategory: 'agricultural' | 'settlements' | 'industry';
  readonly cadastralNumber: string;
  /** For dates and shares: its own, so that a new row changes no other project. */
  readonly chance: Chance;
}

const POWER: ReadonlySet<string> = new Set(['solar_pv', 'wind_onshore', 'hydro_small', 'gas_turbine']);

export function planProject(entry: ProjectEntry, index: number): PlannedProject {
  const kind: ProjectKind = KINDS[entry.kind];
  const name = `${entry.kind}-${entry.kato}-${entry.proposedOn}`;
  const chance = mulberry32(seedOf(name));
  const day = LocalDate.parse(entry.proposedOn);
  const place = placeWords(entry.kato);
  const { digits, akimat } = regionOf(entry.kato);
  const size = (words: string): string => words.replace('#', groupedDigits(entry.size));
  const usd = entry.size * draw(chance, dollarsForUnit(entry, kind));
  const millions = rounded((usd * Number(fxRateOn('USD', day)?.kztPerUnit ?? '500')) / 1e6);
  const foreign = INVESTORS.find(({ code }) => code === entry.investor)?.country !== 'KZ';
  const jobs = Math.max(4, Math.round(entry.size * draw(chance, kind.jobsPerUnit)));
  return {
    ...entry,
    name,
    registryNo: `KZ${digits}-${entry.proposedOn.slice(0, 4)}-${String(index + 1).padStart(3, '0')}`,
    title: {
      kk: `${place.kk} ${size(kind.kk)}`,
      ru: `${size(kind.ru)}, ${place.ru}`,
      en: `${size(kind.en)}, ${place.en}`,
    },
    sector: kind.sector,
    assetType: kind.assetType,
    purpose: kind.purpose,
    generatesMw: POWER.has(kind.assetType),
    millions,
    usd: foreign && chance.next() < 0.5 ? Math.round(usd / 10_000) * 10_000 : null,
    landHa: Math.max(0.5, entry.size * draw(chance, kind.haPerUnit)).toFixed(1),
    jobs,
    builders: Math.max(10, Math.round((jobs * draw(chance, kind.buildersPerJob)) / 5) * 5),
    months: chance.whole(kind.months[0], kind.months[1]),
    akimat,
    pool: poolOf(millions, day),
    landCategory: landCategoryOf(entry, kind, foreign),
    cadastralNumber: cadastralNumber(entry.kato, index),
    chance,
  };
}

/** Rule X18. */
function poolOf(millions: number, day: LocalDate): 'regional' | 'national' {
  const limit = nationalPoolThreshold(day);
  const cost = Money.parse({ amount: `${millions}000000`, currency: 'KZT' });
  return limit !== null && cost.minorUnits >= limit.minorUnits ? 'national' : 'regional';
}

/** Farmland is not for companies with a foreign share (X9). */
function landCategoryOf(
  { kato }: ProjectEntry,
  { sector }: ProjectKind,
  foreign: boolean,
): PlannedProject['landCategory'] {
  if (sector.startsWith('agriculture.') && !foreign) return 'agricultural';
  return isCity(kato) ? 'settlements' : 'industry';
}

/** Solar plants follow the world average of their year; the table ends in 2024. */
function dollarsForUnit({ kind, proposedOn }: ProjectEntry, { usdPerUnit, sector }: ProjectKind): Span {
  if (kind !== 'solar') return usdPerUnit;
  const year = Math.min(2024, Number(proposedOn.slice(0, 4)));
  const perPercent = Number(costBenchmark(sector, year)?.usdPerKw ?? '1000') * 10;
  return [usdPerUnit[0] * perPercent, usdPerUnit[1] * perPercent];
}

const draw = (chance: Chance, [low, high]: Span): number => chance.between(low, high);

/** As such sums are announced: billions to a tenth, less to ten millions. */
const rounded = (millions: number): number =>
  millions >= 10_000 ? Math.round(millions / 100) * 100 : Math.max(10, Math.round(millions / 10) * 10);

/** `18 000` with a no-break space, as all three languages allow; four digits stay together. */
const groupedDigits = (size: number): string => String(size).replace(/\B(?=(\d{3})+$)(?<=\d{2,})/g, '\u00a0');
