import type { Json } from '../../kernel/eventsourcing/domain-event.js';
import { FX_RATES_SOURCE } from '../../kernel/reference/fx-rates.js';
import { PUBLIC_HOLIDAYS_SOURCE } from '../../kernel/reference/public-holidays.js';
import type { Reference } from '../../kernel/reference/reference.js';
import type { Period } from '../domain/period.js';
import type { PeriodReportJson } from '../domain/period-report.events.js';
import { KPIS, type Group, type Grouping, type KpiAnswer, type Totals } from '../shared.js';

/** Everything that was counted of a period. */
export interface Counted {
  /** Position of the log. */
  readonly asKnownAt: number;
  readonly overall: Totals;
  readonly groups: ReadonlyMap<Grouping, readonly Group[]>;
  readonly kpis: readonly KpiAnswer[];
}

/** The words that a report leaves out are names of codes: a list that is corrected later must not change a report. */
export function contentOf({ name, from, cutOff }: Period, counted: Counted): PeriodReportJson {
  const { asKnownAt, overall, groups, kpis } = counted;
  const by = Object.fromEntries(
    [...groups].map(([grouping, found]) => [grouping, found.map(({ name: _name, ...group }) => group)]),
  );
  return {
    form: 'qadam/period-report/1',
    period: name,
    from,
    cutOff,
    asKnownAt,
    totals: plain({ overall, by }),
    kpis: plain(kpis.map(answer => ({ ...measuredBy(answer.id), ...answer }))),
    sources: plain({ rates: sourceOf(FX_RATES_SOURCE), calendar: sourceOf(PUBLIC_HOLIDAYS_SOURCE) }),
  };
}

/** The formula stands in the report: a later release may count otherwise. */
function measuredBy(wanted: KpiAnswer['id']) {
  const { formula, unit, figureClass, covers } = KPIS.find(({ id }) => id === wanted)!;
  return { formula, unit, figureClass, covers };
}

const sourceOf = ({ scheme, source, asOf, excerpt }: Reference) => ({ scheme, source, asOf, excerpt });

const PLAIN_KEY = /^[A-Za-z][A-Za-z0-9_.:$-]*$/;

/**
 * Members that have codes or names of bodies for keys become lists of `{ key, value }` in the order of the keys: the
 * canonical form knows only plain names (ruling 22).
 */
export function plain(value: unknown): Json {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value as Json;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.every(([key]) => PLAIN_KEY.test(key)))
    return Object.fromEntries(members.map(([key, member]) => [key, plain(member)]));
  return members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => ({ key, value: plain(member) }));
}
