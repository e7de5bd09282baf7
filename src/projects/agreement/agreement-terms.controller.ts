import { INVESTMENT_PREFERENCES, OBLIGATION_METRICS } from '../../kernel/reference/agreement-codes.js';
import { formatDecimal, parseDecimal } from '../../kernel/quantities/decimal.js';
import type { MoneyJson } from '../../kernel/shapes.js';
import {
  BusinessDate,
  BusinessId,
  DecimalField,
  ListOf,
  MoneyField,
  Nested,
  OneOf,
  oneOf,
  Text,
  type FieldOptions,
} from '../../platform/http/index.js';
import type { AgreementTermsJson } from '../domain/project.events.js';
import { MeasureBody, measureOf, moneyOf } from '../shared-bodies.controller.js';

const SCALE = 6;

/** A figure in the unit that the obligation's metric names. */
export const MetricField = (options: FieldOptions = {}): PropertyDecorator =>
  DecimalField({ scale: SCALE, max: '999999999999999', unit: 'in the unit of the metric', example: '50', ...options });

export function metricOf(text: string): string {
  return formatDecimal(parseDecimal(text, SCALE), SCALE);
}

class CounterObligationBody {
  @BusinessId({ example: 'jobs' }) code!: string;
  @OneOf(OBLIGATION_METRICS.codes, { example: 'jobs_permanent' }) metric!: string;
  @MetricField() target!: string;
  @BusinessDate({ example: '2021-03-31' }) dueOn!: string;
}

class WorkProgrammeItemBody {
  @BusinessId({ example: 'modules' }) code!: string;
  @Text({ max: 500, example: 'Delivery and mounting of modules' }) work!: string;
  @BusinessDate({ example: '2020-06-30' }) dueOn!: string;
  @MoneyField({ optional: true, example: { amount: '3700000000.00', currency: 'KZT' } }) amount?: MoneyJson;
}

export class AgreementTermsBody {
  @Nested(MeasureBody, { description: 'The contracted figures.' }) committed!: MeasureBody;
  @ListOf(CounterObligationBody, { max: 50 }) counterObligations!: CounterObligationBody[];
  @ListOf(WorkProgrammeItemBody, { max: 100, optional: true }) workProgramme?: WorkProgrammeItemBody[];
  @ListOf(oneOf(INVESTMENT_PREFERENCES.codes), { max: 20, unique: true, optional: true }) preferences?: string[];
  @BusinessDate({ optional: true, example: '2029-07-01' }) validUntil?: string;
}

export function termsOf(body: AgreementTermsBody): AgreementTermsJson {
  return {
    committed: measureOf(body.committed),
    counterObligations: body.counterObligations.map(({ code, metric, target, dueOn }) => ({
      code,
      metric,
      target: metricOf(target),
      dueOn,
    })),
    workProgramme: (body.workProgramme ?? []).map(({ code, work, dueOn, amount }) => ({
      code,
      work,
      dueOn,
      amount: amount === undefined ? null : moneyOf(amount),
    })),
    preferences: [...(body.preferences ?? [])],
    validUntil: body.validUntil ?? null,
  };
}
