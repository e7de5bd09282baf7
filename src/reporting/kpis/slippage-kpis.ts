import { finding, Highest, type Kpi, type Tally } from './kpi.js';
import { daysFrom, inForceOn, type Moment } from './moment.js';
import type { ProjectAt } from './project-at.js';
import { openSteps } from './schedule.js';
import { Counts, Distribution, shareOf } from './statistics.js';

/** K12 and K16: how late projects are, and which steps. */
export const SLIPPAGE_KPIS: readonly Kpi[] = [
  {
    id: 'K12',
    title: { kk: 'Мерзімнің ығысуы', ru: 'Отклонение срока ввода', en: 'Slippage' },
    formula:
      'Days from the start of operation of baseline 1 to the forecast on the day: the actual start, else the latest word ' +
      'of plans, reports and delays. Split as it was recorded: delay days (delays of the start of operation), rescheduled days ' +
      '(new baselines), moved days (holds and annulments). Median and p90 of the projects; the value is the median.',
    unit: 'days',
    figureClass: 'forecast over baseline 1',
    covers: 'all projects with a roadmap, terminal ones too',
    source: 'RoadmapApproved, RoadmapRebaselined, DelayReported, ProgressReported, ProjectResumed, OperationStarted',
    start: slippage,
  },
  {
    id: 'K16',
    title: { kk: 'Мерзімі өткен қадамдар', ru: 'Просроченные шаги', en: 'Overdue steps' },
    formula:
      'Steps of the plan in force that were due before the day and are not done by it; their share of all open steps, ' +
      'the mean of days overdue; by the body that owns them and by track.',
    unit: 'steps',
    figureClass: 'none',
    covers: 'active projects: live and not on hold',
    source: 'RoadmapApproved, RoadmapRebaselined, RoadmapStepCompleted, ProjectResumed',
    start: overdueSteps,
  },
];

function slippage(): Tally {
  const all = new Distribution();
  const each = new Highest();
  const sums = { delayDays: 0, rescheduledDays: 0, movedDays: 0 };
  return {
    take: project => {
      const slip = slippageOf(project);
      if (slip === null) return;
      all.add(slip.days);
      for (const kind of ['delayDays', 'rescheduledDays', 'movedDays'] as const) sums[kind] += slip[kind];
      each.add(project.row.projectId, slip.days, slip);
    },
    tell: () =>
      finding({
        value: all.medianText(),
        n: all.n,
        detail: { p90: all.p90(), inAll: sums, projects: each.toJson() },
      }),
  };
}

/** Null without a plan by the day. */
export function slippageOf(project: ProjectAt): {
  readonly baselineOn: string;
  readonly forecastOn: string;
  readonly days: number;
  readonly delayDays: number;
  readonly rescheduledDays: number;
  readonly movedDays: number;
} | null {
  const { row, on, planNow } = project;
  const baselineOn = row.plan?.versions[0]?.operationOn;
  if (row.plan === null || planNow === null || baselineOn === undefined) return null;
  const forecastOn = forecastOf(project);
  const delays = row.plan.delays.filter(delay => delay.on <= on);
  const moves = { rescheduledDays: 0, movedDays: 0 };
  row.plan.versions.forEach(({ on: from, cause, operationOn }, index, versions) => {
    const before = versions[index - 1]?.operationOn;
    if (before === undefined || from > on) return;
    if (cause === 'rebaselined') moves.rescheduledDays += daysFrom(before, operationOn);
    else moves.movedDays += daysFrom(before, operationOn);
  });
  const delayDays = delays.reduce((sum, { from, until }) => sum + daysFrom(from, until), 0);
  return { baselineOn, forecastOn, days: daysFrom(baselineOn, forecastOn), delayDays, ...moves };
}

/** The actual start of operation, else what was said last. */
function forecastOf({ row, on, stages, planNow }: ProjectAt): string {
  const started = stages.findLast(({ stage }) => stage === 'operation');
  if (started !== undefined) return started.on;
  const words = [
    ...(row.plan?.versions ?? []).map(({ on: from, operationOn }) => ({ on: from, day: operationOn })),
    ...(row.plan?.delays ?? []).map(({ on: from, until }) => ({ on: from, day: until })),
    ...row.reports.said.flatMap(({ to, forecastOn }) => (forecastOn === null ? [] : [{ on: to, day: forecastOn }])),
  ];
  return inForceOn(words, on)?.day ?? planNow?.operationOn ?? on;
}

/** Of an active project: steps overdue on the day, with their days. */
export function overdueOf(project: ProjectAt): readonly { owner: string; track: string; days: number }[] {
  const { planNow, on } = project;
  if (planNow === null || !project.active) return [];
  return openSteps(project).flatMap(({ code, owner, track }) => {
    const dueOn = planNow.due[code];
    return dueOn === undefined || dueOn >= on ? [] : [{ owner, track, days: daysFrom(dueOn, on) }];
  });
}

function overdueSteps(_moment: Moment): Tally {
  const [byOwner, byTrack] = [new Counts(), new Counts()];
  let [overdue, open, days, projects] = [0, 0, 0, 0];
  return {
    take: project => {
      if (!project.active || project.planNow === null) return;
      open += openSteps(project).length;
      const late = overdueOf(project);
      if (late.length > 0) projects++;
      for (const step of late) {
        overdue++;
        days += step.days;
        byOwner.add(step.owner);
        byTrack.add(step.track);
      }
    },
    tell: () =>
      finding({
        value: String(overdue),
        numerator: String(overdue),
        denominator: String(open),
        n: projects,
        detail: {
          shareOfOpen: shareOf(overdue, open),
          meanDays: shareOf(days, overdue),
          byOwner: byOwner.toJson(),
          byTrack: byTrack.toJson(),
        },
      }),
  };
}
