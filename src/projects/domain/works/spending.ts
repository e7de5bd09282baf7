import { Money } from '../../../kernel/quantities/money.js';
import { InvalidValue } from '../../../kernel/text/invalid-value.js';
import type { MoneyJson } from '../../../kernel/shapes.js';
import { withFact, type Facts } from '../facts.js';
import type { InvestmentDisbursed } from '../project.events.js';

/** Money that was paid, as recorded payment by payment; what reports say of money is never added (ruling 33). */
export interface Spending {
  /** By disbursement id. */
  readonly disbursements: Facts<InvestmentDisbursed['data']>;
  /** Decimal sums by currency: `{ KZT: "500000000.00" }`. */
  readonly sums: ReadonlyMap<string, string>;
}

export const nothingSpent: Spending = { disbursements: null, sums: new Map() };

export function disbursed(spending: Spending, { data }: InvestmentDisbursed): Spending {
  const { currency } = data.amount;
  return {
    disbursements: withFact(spending.disbursements, data.disbursementId, data),
    sums: new Map(spending.sums).set(currency, plus(spending.sums.get(currency), data.amount)),
  };
}

/** A sum that cannot be read leaves the total as it was: remembering never fails, deciding does. */
function plus(sum: string | undefined, amount: MoneyJson): string {
  try {
    const paid = Money.parse(amount);
    return (sum === undefined ? paid : Money.parse({ amount: sum, currency: amount.currency }).add(paid)).toJson()
      .amount;
  } catch (error) {
    if (error instanceof InvalidValue) return sum ?? '0';
    throw error;
  }
}
