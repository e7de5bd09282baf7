import { Instant } from '../../../kernel/time/instant.js';
import type { Moment } from '../../projections/moment.js';
import { BusinessDate, InstantField, IntegerField } from '../fields/decorators.js';
import { InvalidInput, type InputFault } from '../problems/errors.js';
import { businessDayAt } from './business-day.js';

/** The parameters of a question about another moment (time-modes.md); a query class declares them by these. */
export const AsOf = (): PropertyDecorator =>
  BusinessDate({
    optional: true,
    example: '2019-12-31',
    description:
      'What was true at the end of that day in Asia/Almaty: facts by their business dates, corrected, annulments from ' +
      'the beginning applied. With `knownAt` or `atPosition`: what was held to be true about the day then.',
  });

export const KnownAt = (): PropertyDecorator =>
  InstantField({
    optional: true,
    example: '2019-12-31T18:00:00+06:00',
    description: 'What the register knew at that instant: everything recorded by then, in the order of recording.',
  });

export const AtPosition = (): PropertyDecorator =>
  IntegerField({
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    example: 120,
    description: 'The same by the position of the last event in the log, inclusive.',
  });

export interface MomentQuery {
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly atPosition?: number;
}

/**
 * The moment a query is about, and the rest of the query.
 * @throws InvalidInput for a moment that has not come yet, or one said twice
 */
export function momentOf<Query extends MomentQuery>(
  query: Query,
  now: number,
): { readonly moment: Moment; readonly rest: Omit<Query, keyof MomentQuery> } {
  const { asOf, knownAt, atPosition, ...rest } = query;
  const faults: InputFault[] = [];
  if (asOf !== undefined && asOf > businessDayAt(now))
    faults.push({ parameter: 'asOf', code: 'DATE_IN_FUTURE', detail: 'That day has not come yet.' });
  const instant = knownAt === undefined ? null : Instant.parse(knownAt);
  if (instant !== null && Instant.toEpochMilliseconds(instant) > now)
    faults.push({ parameter: 'knownAt', code: 'INSTANT_IN_FUTURE', detail: 'That moment has not come yet.' });
  if (knownAt !== undefined && atPosition !== undefined)
    faults.push({ parameter: 'atPosition', code: 'SAID_TWICE', detail: 'Give knownAt or atPosition, not both.' });
  if (faults.length > 0) throw new InvalidInput(faults);
  return { moment: { asOf: asOf ?? null, knownAt: instant, atPosition: atPosition ?? null }, rest };
}

export const isNow = ({ asOf, knownAt, atPosition }: MomentQuery): boolean =>
  asOf === undefined && knownAt === undefined && atPosition === undefined;

/** The read models that answer: those of the present, or of the axis the question is about. */
export function readModelsAt<Query extends MomentQuery>(
  present: readonly string[],
  versioned: string,
): (query: Query) => readonly string[] {
  const [, ...others] = present;
  return query =>
    isNow(query) ? present : [`${versioned}-as-${query.asOf === undefined ? 'known' : 'true'}`, ...others];
}
