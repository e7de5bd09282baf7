import type { Correspondence } from '../correspondence.js';
import type { Desk } from './desk.js';
import type { Expected } from './expected.js';
import { grouped, type Narrator } from './narrator.js';
import { difference, type FlatTotals } from './region-totals.js';

/** What anybody with a key sees of the story afterwards. */
export interface Seen {
  readonly desk: Desk;
  readonly narrator: Narrator;
  readonly letters: Correspondence;
  readonly expected: Expected;
}

interface Fact {
  readonly revision: number;
  readonly type: string;
  readonly occurredOn: string;
  readonly title: { readonly en: string };
  readonly actor: { readonly role: string } | null;
}

export async function showTimeline({ desk, narrator, letters, expected }: Seen): Promise<void> {
  narrator.chapter('The timeline, fact by fact');
  const { items = [] } = await desk.read<{ readonly items?: readonly Fact[] }>(
    letters,
    '/v1/projects/{project}/timeline?limit=100',
  );
  narrator.table(
    ['version', 'date', 'fact', 'office'],
    items.map(({ revision, occurredOn, title, actor }) => [
      `v${revision}`,
      occurredOn,
      title.en,
      (actor?.role ?? '').replaceAll('_', ' '),
    ]),
  );
  desk.check(
    'the timeline',
    items.map(({ type }) => type),
    expected.timeline,
  );
}

interface Progress {
  readonly physical?: { readonly plannedPct: string | null; readonly reportedPct: string | null };
  readonly financial?: readonly { readonly currency: string; readonly planned: string; readonly disbursed: string }[];
}

export async function showProgress({ desk, narrator, letters, expected }: Seen): Promise<void> {
  narrator.chapter('Progress: plan and fact, physical and financial, on three days');
  const rows: string[][] = [];
  const goods: boolean[] = [];
  for (const wanted of expected.progress) {
    const [day] = wanted;
    const { physical, financial } = await desk.read<Progress>(letters, `/v1/projects/{project}/progress?on=${day}`);
    const tenge = financial?.find(({ currency }) => currency === 'KZT');
    const found = [day, physical?.plannedPct, physical?.reportedPct, tenge?.planned, tenge?.disbursed];
    goods.push(desk.check(`progress on ${day}`, found, wanted));
    rows.push(found.map((value, column) => (column === 0 ? day : grouped(value ?? '-'))));
  }
  narrator.table(['on', 'planned %', 'reported %', 'planned KZT', 'disbursed KZT'], rows, goods);
}

/** Before, after, and the difference to the last tenge. */
export function showTotals({ desk, narrator, expected }: Seen, before: FlatTotals, after: FlatTotals): void {
  narrator.chapter('Turkistan region before and after: two projects more');
  const rows: string[][] = [];
  const goods: boolean[] = [];
  for (const figure of new Set([...Object.keys(expected.totals), ...Object.keys(after)])) {
    const change = difference(after[figure], before[figure]);
    const wanted = expected.totals[figure] ?? '0';
    const good = desk.check(`totals of the region: ${figure}`, equalDecimals(change, wanted) ? wanted : change, wanted);
    if (good && /^[0.]+$/.test(wanted)) continue;
    rows.push([figure, grouped(before[figure] ?? '0'), grouped(after[figure] ?? '0'), `+${grouped(change)}`]);
    goods.push(good);
  }
  narrator.table(['figure', 'before', 'after', 'difference'], rows, goods);
}

const equalDecimals = (a: string, b: string): boolean => /^[-0.]+$/.test(difference(a, b));
