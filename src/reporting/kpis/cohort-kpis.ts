import type { Stage } from '../../projects/index.js';
import { LocalDate } from '../../kernel/time/local-date.js';
import { finding, type Kpi, type Tally } from './kpi.js';
import type { ProjectAt } from './project-at.js';
import { shareOf } from './statistics.js';

const day = (text: string): LocalDate => text as LocalDate;

/** How long a cohort is given to come so far. */
const GOALS = [
  { name: 'approvedIn180Days', stage: 'approved', until: (from: string) => LocalDate.addDays(day(from), 180) },
  {
    name: 'constructionIn24Months',
    stage: 'construction',
    until: (from: string) => LocalDate.addMonths(day(from), 24),
  },
  { name: 'operationIn48Months', stage: 'operation', until: (from: string) => LocalDate.addMonths(day(from), 48) },
] as const satisfies readonly { name: string; stage: Stage; until: (from: string) => string }[];

type Seen = { registered: number; open: number; goals: Record<string, { reached: number; open: number }> };

/** K18: what became of those who came in one quarter. */
export const COHORT_KPIS: readonly Kpi[] = [
  {
    id: 'K18',
    title: { kk: 'Конверсия (топтар бойынша)', ru: 'Конверсия (по когортам)', en: 'Conversion by cohort' },
    formula:
      'Of the projects registered in a quarter: the share approved in 180 days, under construction in 24 months, in ' +
      'operation in 48 months. Open: live, not there yet, and the time is not over. The value is the share of all cohorts ' +
      'that was approved in 180 days.',
    unit: 'ratio',
    figureClass: 'none',
    covers: 'all projects',
    source: 'ProposalRegistered, ProposalApproved, ConstructionStarted, OperationStarted',
    start: conversion,
  },
];

function conversion(): Tally {
  const cohorts = new Map<string, Seen>();
  const all = nothingSeen();
  return {
    take: project => {
      const quarter = quarterOf(project.stages[0]?.on ?? project.on);
      let seen = cohorts.get(quarter);
      if (seen === undefined) cohorts.set(quarter, (seen = nothingSeen()));
      count(seen, project);
      count(all, project);
    },
    tell: () => {
      const reached = all.goals['approvedIn180Days']?.reached ?? 0;
      return finding({
        value: shareOf(reached, all.registered),
        numerator: String(reached),
        denominator: String(all.registered),
        n: all.registered,
        detail: {
          all: told(all),
          cohorts: [...cohorts]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([quarter, seen]) => ({ quarter, ...told(seen) })),
        },
      });
    },
  };
}

function count(seen: Seen, { stages, live, on, stage: now }: ProjectAt): void {
  const registeredOn = stages[0]?.on ?? on;
  seen.registered++;
  if (live && now !== 'operation') seen.open++;
  for (const { name, stage, until } of GOALS) {
    const goal = (seen.goals[name] ??= { reached: 0, open: 0 });
    const end = until(registeredOn);
    const reachedOn = stages.find(entry => entry.stage === stage)?.on ?? null;
    if (reachedOn !== null && reachedOn <= end) goal.reached++;
    else if (live && reachedOn === null && on <= end) goal.open++;
  }
}

function told({ registered, open, goals }: Seen): object {
  const shares = GOALS.map(({ name }) => {
    const { reached, open: waiting } = goals[name] ?? { reached: 0, open: 0 };
    return [name, { reached, share: shareOf(reached, registered), open: waiting }];
  });
  return { registered, openShare: shareOf(open, registered), ...Object.fromEntries(shares) };
}

function nothingSeen(): Seen {
  return { registered: 0, open: 0, goals: {} };
}

/** `2018-Q4`. */
function quarterOf(date: string): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}
