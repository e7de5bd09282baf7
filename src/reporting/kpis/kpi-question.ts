import { InvalidValue } from '../../kernel/text/invalid-value.js';
import { LocalDate } from '../../kernel/time/local-date.js';
import { KPI_IDS, type KpiId } from './kpi.js';

export const MOST_MONTHS = 120;

/** `K1,K8`. Throws InvalidValue `kpi.unknown`. */
export function idsOf(value: unknown): readonly KpiId[] {
  const names = typeof value === 'string' ? value.split(',') : [];
  const ids = KPI_IDS.filter(id => names.includes(id)) as readonly KpiId[];
  if (names.length === 0 || names.some(name => !ids.includes(name as KpiId)))
    throw new InvalidValue('kpi.unknown', 'Expected numbers of KPIs with commas between them, such as K1,K8.');
  return ids;
}

/** `2018-11`. Throws InvalidValue `month.not-a-month`. */
export function monthOf(value: unknown): string {
  try {
    if (typeof value === 'string' && /^\d{4}-\d{2}$/.test(value)) return LocalDate.parse(`${value}-01`).slice(0, 7);
  } catch (error) {
    if (!(error instanceof InvalidValue)) throw error;
  }
  throw new InvalidValue('month.not-a-month', 'Expected a month written as YYYY-MM.');
}

/** The last day of each month, today of the present one; null: backwards, too many, or a month that is to come. */
export function lastDaysOf(from: string, to: string, today: string): readonly string[] | null {
  if (to < from || to > today.slice(0, 7)) return null;
  const days: string[] = [];
  for (let first = `${from}-01` as LocalDate; first.slice(0, 7) <= to; first = LocalDate.addMonths(first, 1)) {
    const last = LocalDate.addDays(LocalDate.addMonths(first, 1), -1);
    days.push(last < today ? last : today);
    if (days.length > MOST_MONTHS) return null;
  }
  return days;
}
