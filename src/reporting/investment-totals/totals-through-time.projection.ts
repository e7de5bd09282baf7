import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import type { Retelling } from '../../kernel/eventsourcing/retelling.js';
import type { Projection } from '../../platform/projections/projection.js';
import { throughTimeProjection, type Axis, type Line } from '../../platform/projections/through-time.js';
import { projectRetelling, projectTruth } from '../../projects/index.js';
import { countedProject, type CountedProject } from './counted-project.js';
import { COUNTED_TYPES, type CountedEvent } from './investment-totals.projection.js';
import { COUNT_MEASURES, countCells, madeOnce, MONEY_MEASURES, moneyCells } from './total-cells.js';

const counts = madeOnce(countCells);
const money = madeOnce(moneyCells);

/** What each project ever added to the totals (time-modes.md), in the columns that the cells of the present have. */
function totalsThroughTime(axis: Axis, retelling: Retelling<DomainEvent>): Projection {
  const dimensions = {
    investorId: 'text',
    stage: 'text',
    hold: 'text',
    region: 'text',
    district: 'text',
    sector: 'text',
  } as const;
  const measured = <Name extends string>(names: readonly Name[]): Readonly<Record<string, 'amount'>> =>
    Object.fromEntries(names.map(name => [name, 'amount']));
  return throughTimeProjection<CountedEvent, CountedProject>({
    name: `totals-as-${axis}`,
    version: 2,
    axis,
    takes: { types: COUNTED_TYPES },
    table: `totals_heads_${axis}`,
    key: 'projectId',
    tables: [
      {
        table: `totals_counts_as_${axis}`,
        columns: { ...dimensions, ...measured(COUNT_MEASURES) },
        linesOf: project => counts(project).map(cell => lineOf('', project, cell)),
      },
      {
        table: `totals_money_as_${axis}`,
        columns: { ...dimensions, figureClass: 'text', currency: 'text', ...measured(MONEY_MEASURES) },
        linesOf: project =>
          money(project).map(cell =>
            lineOf(`${cell.dimensions['figureClass']!} ${cell.dimensions['currency']!}`, project, cell),
          ),
      },
    ],
    keyOf: event => event.stream.slice('project-'.length),
    apply: (project, event) => countedProject(project, event),
    retelling,
  });
}

type Cell = {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, bigint>>;
};

const lineOf = (name: string, { investorId }: CountedProject, { dimensions, measures }: Cell): Line => ({
  name,
  values: { investorId, ...dimensions, ...measures },
});

export const totalsAsKnownProjection = totalsThroughTime('known', projectRetelling);
export const totalsAsTrueProjection = totalsThroughTime('true', projectTruth);
