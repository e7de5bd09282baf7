import type { Nemesis } from './nemesis.js';
import { TIERS } from './tiers.js';

/** The nemeses, tier by tier, as a Markdown table: for the README and for `npm run faults -- table`. */
export function tableOf(nemeses: readonly Nemesis[]): string {
  const rows = nemeses.map(({ id, name, attacks, cycles, requires = '' }) => [
    id,
    name,
    attacks,
    ...TIERS.map(tier => (cycles[tier] === 0 ? '' : String(cycles[tier]))),
    requires,
  ]);
  return aligned([['', 'what happens', 'the promise it attacks', ...TIERS, 'needs'], ...rows]);
}

/** As the formatter of the repository writes tables, so that the file stays as it was generated. */
export function aligned([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map(row => (row[column] ?? '').length)));
  const line = (row: readonly string[], fill = ' '): string =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width, fill)).join(' | ')} |`;
  return [line(head), line([], '-'), ...rows.map(row => line(row))].join('\n');
}
