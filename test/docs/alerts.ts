import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './event-source.js';
import { parseYaml } from './yaml.js';

/** docs/operations/alerts.yaml as values, and what its expressions speak of. */

export interface Rule {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels?: { readonly severity: string };
  readonly annotations?: { readonly summary: string; readonly runbook: string };
}

export async function readRules(): Promise<readonly Rule[]> {
  const text = readFileSync(join(ROOT, 'docs/operations/alerts.yaml'), 'utf8');
  const { groups } = (await parseYaml(text)) as unknown as { groups: { name: string; rules: Rule[] }[] };
  return groups.flatMap(({ rules }) => rules);
}

const WORDS = new Set(['and', 'or', 'unless', 'by', 'without', 'on', 'ignoring', 'offset', 'bool']);
/** Labels and ranges away, so that what is left are functions, words, numbers and metrics. */
const bare = (expression: string): string =>
  expression
    .replace(/\{[^}]*\}/g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/\b(by|without)\s*\([^)]*\)/g, '');

export function metricsIn(expression: string): readonly string[] {
  const names = [...bare(expression).matchAll(/[a-zA-Z_:][a-zA-Z0-9_:]*(?!\w|\s*\()/g)].map(([name]) => name);
  return names.filter(name => !WORDS.has(name));
}

/** `{outcome=~"unavailable|failed"}`: the label and each value it is compared with. */
export function matchersIn(expression: string): readonly (readonly [label: string, value: string])[] {
  return [...expression.matchAll(/(\w+)(?:=~|!~|!=|=)"([^"]*)"/g)].flatMap(([, label = '', values = '']) =>
    values.split('|').map(value => [label, value] as const),
  );
}

/** What a page has to quote: what is compared with, over which time, and for how long. */
export function thresholdsOf({ expr, for: lasting = '0m' }: Rule): readonly string[] {
  const compared = [...bare(expr).matchAll(/[<>]=? *\d+(?:\.\d+)?/g)].map(([text]) => text);
  const windows = [...expr.matchAll(/\[(\w+)\]/g)].map(match => match[1] ?? '');
  return [...new Set([...compared, ...windows, ...(lasting === '0m' ? [] : [lasting])])].sort();
}

/** Alarms in the tables of a page, with the code spans beside each name. */
export function alarmsOn(page: string): readonly (readonly [name: string, spans: readonly string[]])[] {
  return [...page.matchAll(/^\| `(Qadam\w+)` +\|(.*)\|$/gm)].map(([, name = '', rest = '']) => [
    name,
    [...new Set([...rest.matchAll(/`([^`]+)`/g)].map(match => match[1] ?? ''))].sort(),
  ]);
}
