import { type StoredEvent } from './stored-event.js';

/** What the metadata of a stream leaves readable. */
export interface Retention {
  readonly truncateBefore?: bigint;
  readonly maxCount?: bigint;
  readonly maxAgeSeconds?: number;
}

/** `$tb` of a stream deleted softly: the largest revision there is. */
export const deletedBefore = 9_223_372_036_854_775_807n;

export const metaOf = (stream: string): string => `$$${stream}`;

/** Read from the last event of `$$stream`; what is no JSON keeps everything. `$tb` is read as text: it passes 2^53. */
export function retention(last: StoredEvent | undefined): Retention {
  if (!last) return {};
  const text = last.data.toString('utf8');
  const whole = (key: string): string | undefined => new RegExp(`"\\${key}":\\s*(\\d+)`).exec(text)?.[1];
  const [before, count, age] = [whole('$tb'), whole('$maxCount'), whole('$maxAge')];
  return {
    truncateBefore: before === undefined ? undefined : BigInt(before),
    maxCount: count === undefined ? undefined : BigInt(count),
    maxAgeSeconds: age === undefined ? undefined : Number(age),
  };
}

export const softDeleted = (kept: Retention): boolean => kept.truncateBefore === deletedBefore;
