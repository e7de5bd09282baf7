import { Money } from '../../../kernel/quantities/money.js';
import { Ratio } from '../../../kernel/quantities/ratio.js';
import { FX_RATES_SOURCE, fxRateOn } from '../../../kernel/reference/fx-rates.js';
import { nationalPoolThreshold } from '../../../kernel/reference/thresholds.js';
import type { QuotedMoneyJson } from '../../../kernel/shapes.js';
import type { LocalDate } from '../../../kernel/time/local-date.js';
import { ruleWarning, THRESHOLDS_VERSION } from '../proposal/rule-warnings.js';
import type { RuleWarningRaised } from '../records/warnings.events.js';

/** A cost in tenge, and where the rate came from when tenge were not quoted. */
interface InTenge {
  readonly kzt: Money;
  readonly referenceVersion: string;
}

/**
 * X18: by its cost a project belongs to the national pool from 150,000 MCI of the year on, else to a regional one. Another
 * choice is the council's and is warned of. A year without an index, or a cost nobody can turn into tenge, is said not to
 * be checked; a cost that was not given says nothing.
 */
export function poolWarning(
  pool: 'regional' | 'national',
  cost: QuotedMoneyJson | null,
  on: string,
  idFor: (name: string) => string,
): readonly RuleWarningRaised[] {
  if (cost === null) return [];
  const limit = nationalPoolThreshold(on as LocalDate);
  const sum = inTenge(cost, on as LocalDate);
  if (limit === null || sum === null) {
    return [ruleWarning({ rule: 'X18', raisedOn: on, severity: 'not_checked', unit: 'kzt' }, idFor)];
  }
  const { kzt, referenceVersion } = sum;
  if ((kzt.minorUnits >= limit.minorUnits ? 'national' : 'regional') === pool) return [];
  const figures = {
    measured: kzt.toJson().amount,
    limit: limit.toJson().amount,
    unit: 'kzt',
    referenceVersion,
  } as const;
  return [ruleWarning({ rule: 'X18', raisedOn: on, ...figures }, idFor)];
}

/** The quote in tenge, else the primary one at the rate of the day. */
function inTenge(cost: QuotedMoneyJson, on: LocalDate): InTenge | null {
  const quoted = [cost.primary, ...cost.alsoQuoted].find(({ currency }) => currency === 'KZT');
  if (quoted !== undefined) return { kzt: Money.parse(quoted), referenceVersion: THRESHOLDS_VERSION };
  const rate = fxRateOn(cost.primary.currency, on)?.kztPerUnit;
  if (rate === undefined) return null;
  const kzt = Money.parse(cost.primary).convert(Ratio.parse(rate), 'KZT');
  return { kzt, referenceVersion: `${THRESHOLDS_VERSION} ${FX_RATES_SOURCE.scheme}@${FX_RATES_SOURCE.asOf}` };
}
