import { isDeepStrictEqual } from 'node:util';
import type { KeptRow } from '../row-table.js';

/** Something stored that the events do not come to, or the other way round. */
export interface Difference {
  readonly table: string;
  /** Of the row, or the dimensions of the cell. */
  readonly key: string;
  /** The field; `row`, `cell` or `version` where a whole one is missing or too many. */
  readonly field: string;
  /** JSON or decimal text; null: not there. */
  readonly stored: string | null;
  readonly folded: string | null;
  /** The last event in what was folded; null where there is none. */
  readonly event: { readonly stream: string; readonly revision: number; readonly position: number } | null;
}

/** Differences as they are found: all are counted, the first ones are kept. */
export class Differences {
  readonly listed: Difference[] = [];
  count = 0;

  constructor(private readonly most: number) {}

  add(difference: Difference): void {
    this.count++;
    if (this.listed.length < this.most) this.listed.push(difference);
  }
}

/** Field by field; a row that is missing on one side is one difference. */
export function compareRows(
  table: string,
  key: string,
  stored: KeptRow | undefined,
  folded: KeptRow | undefined,
  found: Differences,
): void {
  const event =
    folded === undefined ? null : { stream: folded.stream, revision: folded.lastRevision, position: folded.position };
  if (stored === undefined || folded === undefined) {
    found.add({ table, key, field: 'row', stored: textOf(stored?.row), folded: textOf(folded?.row), event });
    return;
  }
  const sides = [fieldsOf(stored), fieldsOf(folded)] as const;
  for (const field of Object.keys(sides[1])) {
    const [was, is] = [sides[0][field], sides[1][field]];
    if (!isDeepStrictEqual(was, is)) found.add({ table, key, field, stored: textOf(was), folded: textOf(is), event });
  }
}

const fieldsOf = ({ row, ...place }: KeptRow): Readonly<Record<string, unknown>> => ({ ...row, ...place });

export function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner));
}
