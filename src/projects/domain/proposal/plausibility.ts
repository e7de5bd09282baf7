import {
  costPerKilowatt,
  hectaresPerMegawatt,
  impliedRate,
  jobsPerMegawatt,
} from '../../../kernel/quantities/intensity.js';
import { Area } from '../../../kernel/quantities/area.js';
import { Money } from '../../../kernel/quantities/money.js';
import { Power } from '../../../kernel/quantities/power.js';
import { Ratio } from '../../../kernel/quantities/ratio.js';
import { ASSET_TYPES } from '../../../kernel/reference/asset-types.js';
import { COST_BENCHMARKS_SOURCE, costBenchmark } from '../../../kernel/reference/cost-benchmarks.js';
import { FX_RATES_SOURCE, fxRateOn, officialFxRate } from '../../../kernel/reference/fx-rates.js';
import type { Reference } from '../../../kernel/reference/reference.js';
import { bandOn, THRESHOLDS_SOURCE, type Band } from '../../../kernel/reference/thresholds.js';
import { LocalDate } from '../../../kernel/time/local-date.js';
import type { MeasureJson, MoneyJson, QuotedMoneyJson } from '../../../kernel/shapes.js';
import type { PlausibilityWarningRaised, SectorJson } from '../project.events.js';
import type { Warning } from '../records/warnings.js';

/** What is judged: figures of one class, and what is to be built. */
export interface Judged {
  readonly assetType: string;
  readonly sectors: readonly SectorJson[];
  readonly measure: MeasureJson;
}

type Unit = Warning['unit'];
/** Null: the reference data for it is missing. */
type Reading = { readonly ratio: Ratio | null; readonly references: readonly Reference[] };

/**
 * Rules X10 to X13 (domain.md d): what the figures say against benchmarks. Exact fractions are compared, only the text
 * for people is rounded. Green is silence; a rule whose reference data is missing says `not_checked` (ruling 32);
 * a rule whose figures were not given says nothing. Warnings advise, persons decide (Digital Code, 255-VIII).
 */
export function plausibilityWarnings(
  judged: Judged,
  on: string,
  idFor: (name: string) => string,
): readonly PlausibilityWarningRaised[] {
  const day = on as LocalDate;
  const { measure } = judged;
  const power = measure.capacityMw === null ? null : Power.parse(measure.capacityMw);
  const solar = judged.assetType === 'solar_pv';
  const warnings: (Warning | null)[] = [];
  const judge = (rule: Warning['rule'], unit: Unit, reading: Reading): void => {
    warnings.push(warningOf(rule, unit, reading, day, idFor));
  };
  if (power?.isPositive() === true) {
    if (solar && measure.landHa !== null) {
      judge('X10', 'ha_per_mw', { ratio: hectaresPerMegawatt(Area.parse(measure.landHa), power), references: [] });
    }
    if (measure.cost !== null && generatesPower(judged.assetType)) {
      judge('X11', 'ratio_to_reference', costToBenchmark(measure.cost, power, judged.sectors, day));
    }
    if (solar && measure.jobsPermanent !== null) {
      judge('X12', 'jobs_per_mw', { ratio: jobsPerMegawatt(measure.jobsPermanent, power), references: [] });
    }
  }
  const usd = measure.cost === null ? null : quotedIn(measure.cost, 'USD');
  const kzt = measure.cost === null ? null : quotedIn(measure.cost, 'KZT');
  if (usd !== null && kzt !== null) judge('X13', 'pct', quotesToOfficialRate(kzt, usd, day));
  return warnings.filter(warning => warning !== null).map(data => ({ type: 'PlausibilityWarningRaised', data }));
}

/** X11: US dollars for one kW over the world average of the year. */
function costToBenchmark(cost: QuotedMoneyJson, power: Power, sectors: readonly SectorJson[], day: LocalDate): Reading {
  const quoted = quotedIn(cost, 'USD');
  const references = [COST_BENCHMARKS_SOURCE, ...(quoted === null ? [FX_RATES_SOURCE] : [])];
  const usd = quoted ?? inDollars(Money.parse(cost.primary), day);
  const benchmark = sectors[0] === undefined ? null : costBenchmark(sectors[0].code, LocalDate.year(day));
  if (usd === null || benchmark === null) return { ratio: null, references };
  return { ratio: costPerKilowatt(usd, power).divide(Ratio.parse(benchmark.usdPerKw)), references };
}

/** X13: how far the rate between the two quotes is from the official one of the day. */
function quotesToOfficialRate(kzt: Money, usd: Money, day: LocalDate): Reading {
  const rate = officialFxRate('USD', day);
  const references = [FX_RATES_SOURCE];
  if (rate === null || usd.isZero()) return { ratio: null, references };
  return { ratio: impliedRate(kzt, usd).relativeDifferenceTo(Ratio.parse(rate.kztPerUnit)), references };
}

function warningOf(
  rule: Warning['rule'],
  unit: Unit,
  reading: Reading,
  on: LocalDate,
  idFor: (name: string) => string,
): Warning | null {
  const band = bandOn(rule, on);
  const checked = reading.ratio !== null && band !== null;
  const crossed = checked ? limitCrossed(reading.ratio, band) : null;
  if (checked && crossed === null) return null;
  const shown = (ratio: Ratio): string => (unit === 'pct' ? ratio.multiply(Ratio.of(100n, 1n)) : ratio).toDecimal(2);
  return {
    warningId: idFor(`warning-${rule}`),
    rule,
    severity: crossed === null ? 'not_checked' : crossed.severity,
    measured: crossed === null || reading.ratio === null ? null : shown(reading.ratio),
    limit: crossed === null ? null : shown(Ratio.parse(crossed.limit)),
    unit,
    referenceVersion: crossed === null ? null : versionsOf([THRESHOLDS_SOURCE, ...reading.references]),
    raisedOn: on,
  };
}

/** On the bound itself is the milder colour. */
function limitCrossed(ratio: Ratio, band: Band): { readonly severity: 'amber' | 'red'; readonly limit: string } | null {
  const { redBelow, redAbove, amberBelow, amberAbove } = band;
  if (redAbove !== null && ratio.isAbove(redAbove)) return { severity: 'red', limit: redAbove };
  if (redBelow !== null && ratio.isBelow(redBelow)) return { severity: 'red', limit: redBelow };
  if (amberAbove !== null && ratio.isAbove(amberAbove)) return { severity: 'amber', limit: amberAbove };
  if (amberBelow !== null && ratio.isBelow(amberBelow)) return { severity: 'amber', limit: amberBelow };
  return null;
}

/** The quote itself, never a conversion. */
function quotedIn(cost: QuotedMoneyJson, currency: string): Money | null {
  const quote = [cost.primary, ...cost.alsoQuoted].find((money: MoneyJson) => money.currency === currency);
  return quote === undefined ? null : Money.parse(quote);
}

/** Without a quote in dollars: at the tables' rates, good enough for a ratio of 1.5 and named as their version. */
function inDollars(money: Money, day: LocalDate): Money | null {
  const dollar = fxRateOn('USD', day);
  const own = money.currency === 'KZT' ? '1' : fxRateOn(money.currency, day)?.kztPerUnit;
  if (dollar === null || own === undefined) return null;
  return money.convert(Ratio.parse(own).divide(Ratio.parse(dollar.kztPerUnit)), 'USD');
}

function versionsOf(references: readonly Reference[]): string {
  return references.map(({ scheme, asOf }) => `${scheme}@${asOf}`).join(' ');
}

export function generatesPower(assetType: string): boolean {
  return ASSET_TYPES.entries.find(entry => entry.code === assetType)?.generatesPower ?? false;
}
