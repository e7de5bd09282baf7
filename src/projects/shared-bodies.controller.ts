import { Area } from '../kernel/quantities/area.js';
import { Money } from '../kernel/quantities/money.js';
import { Power } from '../kernel/quantities/power.js';
import type {
  DecisionJson,
  DocumentJson,
  LocalizedTextJson,
  MeasureJson,
  MoneyJson,
  QuotedMoneyJson,
} from '../kernel/shapes.js';
import {
  BusinessDate,
  BusinessId,
  DecimalField,
  fault,
  Field,
  IntegerField,
  ListOf,
  money,
  MoneyField,
  nested,
  OneOf,
  Text,
  uuid,
  type FieldKind,
} from '../platform/http/index.js';

/** Shapes that the bodies of several slices share, and how each becomes the canonical JSON that commands carry. */

type L10n = { readonly kk: string; readonly ru: string; readonly en?: string };

export const SHA256 = { regex: /^[0-9a-f]{64}$/, detail: 'Expected a SHA-256 in lower-case hex.' };
export const SHA256_EXAMPLE = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9';

export class DocumentBody {
  @BusinessId({ example: 'DOC-2018-0117' }) documentId!: string;
  @Text({ max: 64, pattern: SHA256, example: SHA256_EXAMPLE }) sha256!: string;
  @Text({ max: 300, example: 'Application of the investor' }) title!: string;
}

/** Rule C6: what is taken back or changed says why, in a code and in words. */
export const REASON_TEXT = { min: 10, max: 2_000, multiline: true } as const;

/** The legal act behind a decision (rule C7). */
export class DecisionBody {
  @Text({ max: 100, example: 'D-7' }) number!: string;
  @BusinessDate({ example: '2019-02-15', description: 'The day of the decision.' }) date!: string;
  @Text({ max: 300, example: 'Akimat of Turkistan region' }) body!: string;
  @Text({ max: 64, pattern: SHA256, example: SHA256_EXAMPLE }) documentSha256!: string;
  @ListOf(uuid(), { min: 1, max: 20, unique: true, description: 'Who signed; the caller is one of them.' })
  signerPersonIds!: string[];
}

export class QuotesBody {
  @MoneyField() primary!: MoneyJson;
  @ListOf(money(), {
    max: 5,
    optional: true,
    description: 'The same sum in other currencies, as it was quoted; never added to the first.',
    example: [{ amount: '19860000.00', currency: 'USD' }],
  })
  alsoQuoted?: MoneyJson[];
}

/** One sum in several currencies: each currency once. */
export function quotedMoney(): FieldKind<QuotesBody> {
  const quotes = nested(QuotesBody);
  return {
    ...quotes,
    check: value => {
      const faults = quotes.check(value);
      if (faults !== undefined) return faults;
      const { primary, alsoQuoted = [] } = value as QuotesBody;
      const currencies = [primary, ...alsoQuoted].map(quote => quote.currency);
      if (new Set(currencies).size === currencies.length) return undefined;
      return fault('CURRENCY_QUOTED_TWICE', 'A sum is quoted once in each currency.', '/alsoQuoted');
    },
  };
}

/** Figures of one class without the cost. What is left out was not said. */
export class ScopeBody {
  @DecimalField({ scale: 6, min: '0.000001', max: '100000', unit: 'MW', optional: true, example: '10' })
  capacityMw?: string;
  @OneOf(['ac', 'dc', 'unknown'], { optional: true, example: 'unknown' }) capacityBasis?: MeasureJson['capacityBasis'];
  @DecimalField({ scale: 4, min: '0.0001', max: '1000000', unit: 'ha', optional: true, example: '20' })
  landHa?: string;
  @IntegerField({ min: 0, max: 1_000_000, optional: true, example: 50 }) jobsPermanent?: number;
  @IntegerField({ min: 0, max: 1_000_000, optional: true, example: 120 }) jobsConstruction?: number;
  @OneOf(['stated', 'unspecified'], {
    optional: true,
    example: 'stated',
    description: '`unspecified` (assumed when left out): the source said "jobs" without saying which.',
  })
  jobsBasis?: MeasureJson['jobsBasis'];
}

/** Figures of one class: declared, approved. */
export class MeasureBody extends ScopeBody {
  @Field(quotedMoney(), { optional: true }) cost?: QuotesBody;
}

/** Why a rule that asks for a second person is let go. */
export class OverrideBody {
  @Text({ ...REASON_TEXT, example: 'The council has seen the new estimate and takes it' }) reason!: string;
}

export function decisionOf(body: DecisionBody): DecisionJson {
  const { number, date, documentSha256, signerPersonIds } = body;
  return { number, date, body: body.body, documentSha256, signerPersonIds: [...signerPersonIds] };
}

export function documentOf({ documentId, sha256, title }: DocumentBody): DocumentJson {
  return { documentId, sha256, title };
}

export function localizedOf({ kk, ru, en }: L10n): LocalizedTextJson {
  return { kk, ru, en: en ?? null };
}

export function moneyOf(body: MoneyJson): MoneyJson {
  return Money.parse(body).toJson();
}

export function measureOf(body: MeasureBody): MeasureJson {
  return {
    cost: body.cost === undefined ? null : quotesOf(body.cost),
    capacityMw: body.capacityMw === undefined ? null : Power.parse(body.capacityMw).toJson(),
    capacityBasis: body.capacityBasis ?? 'unknown',
    landHa: body.landHa === undefined ? null : Area.parse(body.landHa).toJson(),
    jobsPermanent: body.jobsPermanent ?? null,
    jobsConstruction: body.jobsConstruction ?? null,
    jobsBasis: body.jobsBasis ?? 'unspecified',
  };
}

export function quotesOf({ primary, alsoQuoted = [] }: QuotesBody): QuotedMoneyJson {
  return { primary: moneyOf(primary), alsoQuoted: alsoQuoted.map(moneyOf) };
}
