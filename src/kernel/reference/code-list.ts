import { InvalidValue } from '../text/invalid-value.js';
import type { L10n } from '../text/localized-text.js';
import type { Reference } from './reference.js';

export type Names = Required<L10n>;

export interface CodeEntry<Code extends string = string> {
  readonly code: Code;
  readonly names: Names;
}

/** A closed list of codes with names. `Entry` may say more than a name. */
export interface CodeList<Code extends string, Entry extends CodeEntry<Code>> {
  readonly reference: Reference;
  readonly entries: readonly Entry[];
  readonly codes: readonly Code[];
  /** Throws InvalidValue `{scheme}.unknown`. */
  parse(value: unknown): Code;
  entry(code: Code): Entry;
  names(code: Code): Names;
}

/** Codes keep the order they are given in. */
export function codeList<Code extends string, Entry extends CodeEntry<Code>>(
  reference: Reference,
  entries: readonly Entry[],
): CodeList<Code, Entry> {
  const byCode: ReadonlyMap<string, Entry> = new Map(entries.map(entry => [entry.code, entry]));
  const entry = (value: unknown): Entry => {
    const found = typeof value === 'string' ? byCode.get(value) : undefined;
    if (found === undefined) {
      throw new InvalidValue(`${reference.scheme}.unknown`, `Expected a code of the list ${reference.scheme}.`);
    }
    return found;
  };
  return {
    reference,
    entries,
    codes: entries.map(({ code }) => code),
    parse: value => entry(value).code,
    entry,
    names: code => entry(code).names,
  };
}

/** The list of this project itself, in its present version. */
export function ownList(scheme: string): Reference {
  return { scheme, source: 'Qadam, own list', asOf: '2026-07-01', validFrom: '1991-01-01', excerpt: false };
}

/** A row: code, Kazakh, Russian, English. */
export type Row<Code extends string> = readonly [code: Code, kk: string, ru: string, en: string];

export function namedRows<Code extends string>(rows: readonly Row<Code>[]): readonly CodeEntry<Code>[] {
  return rows.map(([code, kk, ru, en]) => ({ code, names: { kk, ru, en } }));
}
