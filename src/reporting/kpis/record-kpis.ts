import { LocalDate } from '../../kernel/time/local-date.js';
import { Ratio } from '../../kernel/quantities/ratio.js';
import { RatioSum } from '../../kernel/quantities/ratio-sum.js';
import { finding, Highest, type Kpi, type Tally } from './kpi.js';
import { inKzt } from './kzt-sum.js';
import type { Moment } from './moment.js';
import type { ProjectAt } from './project-at.js';
import { Distribution, shareOf } from './statistics.js';

/** More working days than these between a fact and its record: late. */
const IN_TIME = 5;
const CLASSES = [
  { from: 1_460, name: 'cancelled-inferred' },
  { from: 730, name: 'shelved-inferred' },
  { from: 365, name: 'over-365' },
  { from: 180, name: 'over-180' },
  { from: 90, name: 'over-90' },
  { from: -Infinity, name: 'fresh' },
] as const;

/** Days since the last substantive fact dated by the day; null without any. */
export function staleDays({ row, on }: ProjectAt): number | null {
  const today = LocalDate.toEpochDays(on as LocalDate);
  let last: number | null = null;
  for (const [saidOn, , substantive] of triples(row.record.said))
    if (substantive === 1 && saidOn <= today && (last === null || saidOn > last)) last = saidOn;
  return last === null ? null : today - last;
}

/** Business day, days until it was recorded, 1 if substantive. */
function* triples(said: readonly number[]): Generator<readonly [number, number, number]> {
  for (let at = 0; at + 2 < said.length; at += 3) yield [said[at] ?? 0, said[at + 1] ?? 0, said[at + 2] ?? 0];
}

/** K20 and K25: whether the record is alive and well kept. */
export const RECORD_KPIS: readonly Kpi[] = [
  {
    id: 'K20',
    title: { kk: 'Қозғалыссыз күндер', ru: 'Давность последнего события', en: 'Staleness' },
    formula:
      'Days since the last substantive fact: not documents, warnings, timers or corrections. Classes from 90, 180, 365 days; ' +
      'from 730 inferred as shelved, from 1,460 as cancelled. The value is the median.',
    unit: 'days',
    figureClass: 'none',
    covers: 'live projects',
    source: 'every fact of a project but those named in the formula',
    start: () => {
      const days = new Distribution();
      const classes: Record<string, number> = Object.fromEntries(CLASSES.map(({ name }) => [name, 0]));
      const stalest = new Highest();
      return {
        take: project => {
          const stale = project.live ? staleDays(project) : null;
          if (stale === null) return;
          days.add(stale);
          const { name } = CLASSES.find(({ from }) => stale >= from) ?? CLASSES[5];
          classes[name] = (classes[name] ?? 0) + 1;
          if (stale >= 90) stalest.add(project.row.projectId, stale, { days: stale, class: name });
        },
        tell: () =>
          finding({
            value: days.medianText(),
            n: days.n,
            detail: { p90: days.p90(), classes, projects: stalest.toJson() },
          }),
      };
    },
  },
  {
    id: 'K25',
    title: { kk: 'Жазба сапасы', ru: 'Качество учёта', en: 'Record quality' },
    formula:
      'Corrections approved per 100 events; absolute effect in tenge of those that changed a primary sum (at the rate of ' +
      'the day of the figure; what void facts said is not measured); median of days from the fact to its record; share ' +
      'recorded later than 5 working days. OC4IDS completeness is null: the mapping counts no 40 points yet.',
    unit: 'corrections per 100 events',
    figureClass: 'none',
    covers: 'all projects; events dated by the day',
    source: 'FigureCorrected; business date and time of record of every event',
    start: recordQuality,
  },
];

function recordQuality(moment: Moment): Tally {
  const lags = new Distribution();
  const inTime = new InTime(moment.calendar);
  let [late, corrections, voids, measured, notConverted] = [0, 0, 0, 0, 0];
  const effect = new RatioSum();
  return {
    take: ({ row, on }) => {
      const today = LocalDate.toEpochDays(on as LocalDate);
      for (const [saidOn, lag] of triples(row.record.said)) {
        if (saidOn > today) continue;
        lags.add(lag);
        if (inTime.isLate(saidOn, lag)) late++;
      }
      for (const correction of row.record.corrections) {
        if (correction.on > on) continue;
        corrections++;
        if (correction.voids) voids++;
        if (correction.effect === null) continue;
        const { currency, amount, on: figureOn } = correction.effect;
        const kzt = inKzt({ amount: '1', currency }, figureOn, moment);
        if (kzt === null) notConverted++;
        else {
          measured++;
          effect.add(Ratio.parse(amount).absolute().multiply(kzt));
        }
      }
    },
    tell: () =>
      finding({
        value: lags.n === 0 ? null : Ratio.of(100n * BigInt(corrections), BigInt(lags.n)).toDecimal(4),
        numerator: String(corrections),
        denominator: String(lags.n),
        n: lags.n,
        notConverted,
        detail: {
          effect: { kzt: effect.total.toDecimal(2), corrections: measured, voidFactsNotMeasured: voids },
          lag: { medianDays: lags.medianText(), p90: lags.p90() },
          late: { events: late, share: shareOf(late, lags.n) },
          oc4ids: { value: null, reason: 'the mapping to OC4IDS is no countable list of 40 CoST points' },
        },
      }),
  };
}

/** The longest time to the record that is in time, of each day that is asked about: facts of one day are many. */
class InTime {
  private readonly longest = new Map<number, number>();

  constructor(private readonly calendar: Moment['calendar']) {}

  isLate(saidOn: number, lag: number): boolean {
    // Five days hold no more than five working days.
    if (lag <= IN_TIME) return false;
    let longest = this.longest.get(saidOn);
    if (longest === undefined) this.longest.set(saidOn, (longest = this.longestFrom(saidOn)));
    return lag > longest;
  }

  private longestFrom(saidOn: number): number {
    let left = IN_TIME;
    for (let lag = 1; ; lag++)
      if (this.calendar.isWorkingDay(LocalDate.fromEpochDays(saidOn + lag)) && --left < 0) return lag - 1;
  }
}
