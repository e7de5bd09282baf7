import { LocalDate } from '../../kernel/time/local-date.js';
import { finding, type Kpi, type Tally } from './kpi.js';
import type { InReview } from './measured-review.js';
import type { Moment } from './moment.js';
import type { ProjectAt } from './project-at.js';
import { Distribution, shareOf } from './statistics.js';

type Decided = InReview & { readonly ended: NonNullable<InReview['ended']> };

/** K14 and K15: how offices decide. */
export const REVIEW_KPIS: readonly Kpi[] = [
  {
    id: 'K14',
    title: { kk: 'Шешім қабылдау мерзімі', ru: 'Срок принятия решения', en: 'Decision time' },
    formula:
      'Working days from the submission (or the annulment that opened it again) to the approval or rejection, without days ' +
      'on hold; share decided by the day it was due; refusals deemed by silence (target 0). A return ends a version without ' +
      'a decision: counted apart. The value is the median.',
    unit: 'working days',
    figureClass: 'none',
    covers: 'all projects; decisions taken by the day',
    source: 'ProposalSubmittedForReview, ProposalApproved, ProposalRejected, RefusalDeemed, DecisionAnnulled',
    start: decisionTime,
  },
  {
    id: 'K15',
    title: { kk: 'Бірінші реттен мақұлдау', ru: 'Одобрение с первого раза', en: 'First-pass yield' },
    formula: 'Approvals of version 1 / all approvals; beside it returns / submissions. All by the day.',
    unit: 'ratio',
    figureClass: 'none',
    covers: 'all projects',
    source: 'ProposalSubmittedForReview, ProposalReturnedForRevision, ProposalApproved',
    start: () => {
      const seen = { approved: 0, first: 0, returns: 0, submissions: 0 };
      return {
        take: project => {
          for (const version of project.row.review) {
            if (version.submitted && version.on <= project.on) seen.submissions++;
            if (!isEnded(version, project.on)) continue;
            if (version.ended.how === 'returned') seen.returns++;
            if (version.ended.how !== 'approved') continue;
            seen.approved++;
            if (version.version === 1) seen.first++;
          }
        },
        tell: () =>
          finding({
            value: shareOf(seen.first, seen.approved),
            numerator: String(seen.first),
            denominator: String(seen.approved),
            n: seen.approved,
            detail: {
              returns: seen.returns,
              submissions: seen.submissions,
              returnsPerSubmission: shareOf(seen.returns, seen.submissions),
            },
          }),
      };
    },
  },
];

function decisionTime(moment: Moment): Tally {
  const days = new Distribution();
  const works = workingDays(moment);
  let [inTime, deemed, returned, waiting] = [0, 0, 0, 0];
  return {
    take: project => {
      for (const version of project.row.review) {
        if (version.on > project.on) continue;
        deemed += version.deemed.filter(day => day <= project.on).length;
        if (!isEnded(version, project.on)) waiting++;
        else if (version.ended.how === 'returned') returned++;
        else if (version.ended.how !== 'cancelled') {
          days.add(workingDaysOf(version, project, works));
          if (version.ended.inTime) inTime++;
        }
      }
    },
    tell: () =>
      finding({
        value: days.medianText(),
        n: days.n,
        detail: {
          p90: days.p90(),
          decidedInTime: inTime,
          shareInTime: shareOf(inTime, days.n),
          deemedRefusals: deemed,
          returned,
          waiting,
        },
      }),
  };
}

function isEnded(version: InReview, on: string): version is Decided {
  return version.ended !== null && version.ended.on <= on;
}

/** After the day of submission, with the day of the decision; days of a hold are not counted. */
function workingDaysOf({ on, ended }: Decided, { row }: ProjectAt, works: (day: number) => boolean): number {
  const holds = row.road.holds.map(({ from, to }) => ({
    from: epochDay(from),
    to: to === null ? Infinity : epochDay(to),
  }));
  const last = epochDay(ended.on);
  let days = 0;
  for (let day = epochDay(on) + 1; day <= last; day++)
    if (works(day) && !holds.some(({ from, to }) => from <= day && day < to)) days++;
  return days;
}

/** Of days since 1970, each asked of the calendar once. */
function workingDays({ calendar }: Moment): (day: number) => boolean {
  const known = new Map<number, boolean>();
  return day => {
    let works = known.get(day);
    if (works === undefined) known.set(day, (works = calendar.isWorkingDay(LocalDate.fromEpochDays(day))));
    return works;
  };
}

function epochDay(day: string): number {
  return LocalDate.toEpochDays(day as LocalDate);
}
