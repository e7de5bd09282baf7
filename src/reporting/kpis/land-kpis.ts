import { Area } from '../../kernel/quantities/area.js';
import { Ratio } from '../../kernel/quantities/ratio.js';
import { finding, Highest, type Kpi } from './kpi.js';
import { hectares, squareMetres, type LandMove } from './measured-land.js';
import { readPower } from './pipeline-kpis.js';
import { effectiveMw, type ProjectAt } from './project-at.js';
import { medianOf } from './statistics.js';

const KINDS = ['requested', 'reserved', 'allocated', 'released', 'revoked'] as const;

/** Square metres on the day. */
export function landAt({ row, on }: ProjectAt, what: LandMove['what']): bigint {
  let sum = 0n;
  for (const move of row.land.moves) if (move.what === what && move.on <= on) sum += squareMetres(move.ha);
  return sum;
}

/** K4 and K5: land. */
export const LAND_KPIS: readonly Kpi[] = [
  {
    id: 'K4',
    title: { kk: 'Жер', ru: 'Земля', en: 'Land' },
    formula:
      'Hectares requested, released and revoked up to the day; reserved and allocated as held on the day. What a ' +
      'cancellation gives back is released. Utilisation = built footprint / allocated: no fact says the footprint, so ' +
      'it is null.',
    unit: 'ha',
    figureClass: 'recorded facts of the land track; the value is what is allocated',
    covers: 'all projects',
    source:
      'LandRequested, LandReserved, LandReservationLapsed, LandAllocated, LandReleased, LandRevoked, ProjectCancelled',
    start: () => {
      const sums = new Map<LandMove['what'], bigint>(KINDS.map(kind => [kind, 0n]));
      let n = 0;
      return {
        take: project => {
          if (project.row.land.moves.length === 0) return;
          for (const kind of KINDS) sums.set(kind, (sums.get(kind) ?? 0n) + landAt(project, kind));
          if (landAt(project, 'allocated') > 0n) n++;
        },
        tell: () => {
          const byKind = Object.fromEntries([...sums].map(([kind, sum]) => [kind, hectares(sum)]));
          const utilisation = { value: null, reason: 'no fact records the footprint that was built or accepted' };
          return finding({ value: hectares(sums.get('allocated') ?? 0n), n, detail: { byKind, utilisation } });
        },
      };
    },
  },
  {
    id: 'K5',
    title: { kk: 'Жер сыйымдылығы', ru: 'Землеёмкость', en: 'Land intensity' },
    formula:
      'Hectares allocated on the day / effective MW: weighted = sum ha / sum MW, over projects that hold allocated land ' +
      'and have a capacity; beside it the median and each project, the highest first.',
    unit: 'ha/MW',
    figureClass: 'allocated land over effective capacity (declared, approved as revised, or verified)',
    covers: 'projects that hold allocated land on the day',
    source: 'LandAllocated, LandReleased, LandRevoked; the figures of K3',
    start: () => {
      let [area, watts] = [0n, 0n];
      const ratios: Ratio[] = [];
      const each = new Highest();
      return {
        take: project => {
          const held = landAt(project, 'allocated');
          const effective = held > 0n ? effectiveMw(project) : null;
          const power = effective === null ? null : readPower(effective.figure.mw);
          if (effective === null || power === null || !power.isPositive()) return;
          area += held;
          watts += power.watts;
          const ratio = Area.ofSquareMetres(held).toRatio().divide(power.toRatio());
          ratios.push(ratio);
          const said = { value: ratio.toDecimal(4), figureClass: effective.figureClass };
          each.add(project.row.projectId, Number(ratio.toUnits(4)), said);
        },
        tell: () => {
          const [ha, mw] = [Ratio.of(area, 10_000n), Ratio.of(watts, 1_000_000n)];
          return finding({
            value: watts === 0n ? null : ha.divide(mw).toDecimal(4),
            numerator: ha.toDecimal(4),
            denominator: mw.toDecimal(6),
            n: ratios.length,
            detail: { median: medianOf(ratios)?.toDecimal(4) ?? null, projects: each.toJson() },
          });
        },
      };
    },
  },
];
