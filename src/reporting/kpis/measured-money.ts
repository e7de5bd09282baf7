import { withOne, type MeasuredEvent } from './measured-event.js';

export type Payment = {
  readonly on: string;
  readonly revision: number;
  readonly amount: string;
  readonly currency: string;
};

/** Payments recorded (ruling 33: what reports say of money is never added to them). */
export function paymentsAfter(payments: readonly Payment[], event: MeasuredEvent): readonly Payment[] {
  if (event.type !== 'InvestmentDisbursed') return payments;
  const { amount, currency } = event.data.amount;
  return withOne(payments, { on: event.occurredOn, revision: event.revision, amount, currency });
}
