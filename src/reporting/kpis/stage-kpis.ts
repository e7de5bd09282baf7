import { isTerminal, STAGES, type Stage } from '../../projects/index.js';
import { finding, type Kpi } from './kpi.js';
import { daysFrom } from './moment.js';
import type { ProjectAt } from './project-at.js';
import { Counts, Distribution, shareOf } from './statistics.js';

export interface StageTime {
  readonly gross: number;
  readonly net: number;
}

/** Days in each stage the project was ever in; return loops add up, and a visit that goes on counts to the day. */
export function timesOf({ row, stages, on }: ProjectAt): ReadonlyMap<Stage, StageTime> {
  const times = new Map<Stage, StageTime>();
  stages.forEach(({ stage, on: entry }, index) => {
    if (isTerminal(stage)) return;
    const exit = stages[index + 1]?.on ?? on;
    const gross = daysFrom(entry, exit);
    const held = row.road.holds.reduce((sum, { from, to }) => sum + overlap(entry, exit, from, to ?? on), 0);
    const before = times.get(stage) ?? { gross: 0, net: 0 };
    times.set(stage, { gross: before.gross + gross, net: before.net + gross - held });
  });
  return times;
}

/** Days that two spans have in common. */
function overlap(from: string, to: string, otherFrom: string, otherTo: string): number {
  const start = from > otherFrom ? from : otherFrom;
  const end = to < otherTo ? to : otherTo;
  return start < end ? daysFrom(start, end) : 0;
}

/** K13 and K19: how long it takes, and who falls out. */
export const STAGE_KPIS: readonly Kpi[] = [
  {
    id: 'K13',
    title: { kk: 'Кезеңдегі уақыт', ru: 'Время на стадии', en: 'Time in stage' },
    formula:
      'Gross = exit - entry, or the day while it goes on; visits of one stage add up. Net = gross - days on hold in it. ' +
      'Median, p90 and number of projects by stage. The value is the net median over all stages.',
    unit: 'days',
    figureClass: 'none',
    covers: 'all projects that were in the stage by the day',
    source: 'every fact that moves the stage; ProjectSuspended, ProjectResumed',
    start: () => {
      const byStage = new Map<Stage, { readonly gross: Distribution; readonly net: Distribution }>();
      const all = new Distribution();
      return {
        take: project => {
          for (const [stage, { gross, net }] of timesOf(project)) {
            let seen = byStage.get(stage);
            if (seen === undefined) byStage.set(stage, (seen = { gross: new Distribution(), net: new Distribution() }));
            seen.gross.add(gross);
            seen.net.add(net);
            all.add(net);
          }
        },
        tell: () => {
          const stages = STAGES.flatMap(stage => {
            const seen = byStage.get(stage);
            return seen === undefined ? [] : [[stage, { gross: seen.gross.toJson(), net: seen.net.toJson() }]];
          });
          return finding({
            value: all.medianText(),
            n: all.n,
            detail: { byStage: Object.fromEntries(stages) as object },
          });
        },
      };
    },
  },
  {
    id: 'K19',
    title: { kk: 'Шығып қалу', ru: 'Отсев', en: 'Attrition' },
    formula:
      'Projects cancelled or rejected on the day / projects registered by the day; by reason (of the cancellation, or ' +
      'the first ground of the rejection) and by the stage they ended in.',
    unit: 'ratio',
    figureClass: 'none',
    covers: 'all projects',
    source: 'ProposalRegistered, ProposalRejected, ProjectCancelled, DecisionAnnulled',
    start: () => {
      const [byReason, byStage] = [new Counts(), new Counts()];
      const ended = { rejected: 0, cancelled: 0 };
      let registered = 0;
      return {
        take: ({ stage, stages, openStage }) => {
          registered++;
          if (stage !== 'rejected' && stage !== 'cancelled') return;
          ended[stage]++;
          byReason.add(stages.at(-1)?.why ?? 'none');
          byStage.add(openStage);
        },
        tell: () => {
          const gone = ended.rejected + ended.cancelled;
          return finding({
            value: shareOf(gone, registered),
            numerator: String(gone),
            denominator: String(registered),
            n: registered,
            detail: { ...ended, byReason: byReason.toJson(), byStage: byStage.toJson() },
          });
        },
      };
    },
  },
];
