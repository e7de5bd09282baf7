import type { GROUPINGS } from '../../../src/reporting/index.js';
import type { FoundTotals } from '../../../src/reporting/investment-totals/investment-totals.query.js';
import type { RecordedEvent } from '../../../src/platform/event-store/event-log.js';
import { scaled, type Expected, type RawEvent } from '../../support/brute-force.js';
import type { ReadModels } from './support.js';

export const INVESTORS = [
  ['7c1d9e20-1f3a-5b7c-8e4d-201811090001', 'KR'],
  ['7c1d9e20-1f3a-5b7c-8e4d-201811090002', 'DE'],
  ['7c1d9e20-1f3a-5b7c-8e4d-201811090003', 'KR'],
] as const;
export const COUNTRY: Readonly<Record<string, string>> = Object.fromEntries(INVESTORS);

/** Of some fact of the stream another figure is said to be true, or that it never was. */
export async function correct(models: ReadModels, stream: string, pick: number): Promise<void> {
  const wrongs = (await models.log.readStream(stream)).flatMap(({ eventId, type, revision, occurredOn }) =>
    (RIGHTS[type] ?? []).map(([pointer, right]) => ({
      target: { eventId, type, revision, occurredOn },
      pointer,
      right,
    })),
  );
  const chosen = wrongs[pick % wrongs.length];
  if (chosen === undefined) return;
  const said = { correctionId: `c-${pick}`, wrong: null, reasonCode: 'typo', correctedOn: '2026-01-01', findings: [] };
  await models.say(stream, { type: 'FigureCorrected', data: { ...chosen, ...said, approvedBy: null } });
}

const RIGHTS: Readonly<Record<string, readonly (readonly [pointer: string, right: string | null])[]>> = {
  ProposalRegistered: [
    ['/declared/landHa', '"7.5000"'],
    ['/declared/jobsPermanent', '3'],
  ],
  ProposalAmended: [['/declared/landHa', '"8.2500"']],
  ProposalApproved: [['/approved/landHa', '"9.0000"']],
  MeetingRecorded: [['', null]],
  InvestmentDisbursed: [
    ['/amount/amount', '"77"'],
    ['/paidOn', '"2019-03-15"'],
    ['', null],
  ],
  ProgressReported: [
    ['/jobsPermanent', '4'],
    ['/periodTo', '"2019-01-11"'],
    ['', null],
  ],
};

export function isIn(
  project: Expected,
  filter: { region?: string; country?: string; hold?: string; sector?: string },
): boolean {
  return (
    (filter.region ?? project.region) === project.region &&
    (filter.hold ?? project.hold) === project.hold &&
    (filter.sector ?? project.sector) === project.sector &&
    (filter.country ?? COUNTRY[project.investorId]) === COUNTRY[project.investorId]
  );
}

/** What a group says, as short lines. */
export function headlines({ groups }: FoundTotals): string[] {
  return groups
    .flatMap(({ key, projects, cost, capacityMw }) => [
      `${key}: ${projects.total} ${projects.live} ${projects.suspended}`,
      `${key}: ${scaled(capacityMw.declared, 6)} W`,
      ...Object.entries(cost).flatMap(([figureClass, sums]) =>
        sums.map(({ amount, currency }) => `${key}: ${figureClass} ${amount} ${currency}`),
      ),
    ])
    .sort();
}

/** What it says of all groups together. */
export function overallHeadlines(found: FoundTotals): string[] {
  return headlines({ ...found, groups: [{ ...found.overall, key: 'all', name: null }] });
}

/** Empty of no project; the answer says noughts then. */
export function overallByHand(projects: readonly Expected[]): string[] {
  return headlinesByHand(
    projects.map(project => ({ ...project, region: 'all' })),
    'region',
  );
}

export function headlinesByHand(projects: readonly Expected[], by: (typeof GROUPINGS)[number]): string[] {
  const keyOf = (project: Expected): string => (by === 'country' ? COUNTRY[project.investorId]! : project[by]);
  const lines: string[] = [];
  for (const key of new Set(projects.map(keyOf))) {
    const all = projects.filter(project => keyOf(project) === key);
    const carriedOn = all.filter(({ stage }) => stage !== 'rejected' && stage !== 'cancelled');
    const live = carriedOn.filter(({ stage }) => stage !== 'closed');
    const figures = by === 'stage' ? all : carriedOn;
    lines.push(`${key}: ${all.length} ${live.length} ${live.filter(({ hold }) => hold === 'suspended').length}`);
    lines.push(`${key}: ${figures.reduce((sum, { counts }) => sum + counts['wattsDeclared']!, 0n)} W`);
    const sums = new Map<string, bigint>();
    for (const { money } of figures) for (const [what, sum] of money) sums.set(what, (sums.get(what) ?? 0n) + sum);
    for (const [what, sum] of sums) {
      const [figureClass, currency] = what.split(' ');
      const digits = currency === 'JPY' ? '' : `.${String(sum % 100n).padStart(2, '0')}`;
      lines.push(`${key}: ${figureClass} ${currency === 'JPY' ? sum : sum / 100n}${digits} ${currency}`);
    }
  }
  return lines.sort();
}

export const rawOf = ({ eventId, stream, type, occurredOn, data }: RecordedEvent): RawEvent => ({
  eventId,
  stream,
  type,
  occurredOn,
  data: JSON.parse(data) as RawEvent['data'],
});
