import type { Moment } from './moment.js';
import type { ProjectAt } from './project-at.js';

export const KPI_IDS = [
  ...['K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7', 'K8', 'K9'],
  ...['K10', 'K11', 'K12', 'K13', 'K14', 'K15', 'K16', 'K17', 'K18'],
  ...['K19', 'K20', 'K21', 'K22', 'K23', 'K24', 'K25', 'K26', 'K27'],
] as const;
export type KpiId =
  | `K${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
  | `K1${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
  | `K2${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7}`;

/** What a KPI comes to. Every number that is no plain count is decimal text. */
export interface Finding {
  /** Null: there is nothing to say, and `reason` why; of an empty set too. */
  readonly value: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** How many projects, or cases of them, the value comes from. */
  readonly n: number;
  /** Sums that are left out for want of a rate on or before their day. */
  readonly notConverted: number;
  readonly reason: string | null;
  /** The same figure split up, and what belongs beside it. */
  readonly detail: object;
}

/** Takes every project once, in any order, and tells at the end. */
export interface Tally {
  take(project: ProjectAt): void;
  tell(): Finding;
}

/** A KPI as it is declared: the words are what the answer and docs/kpis.md say. */
export interface Kpi {
  readonly id: KpiId;
  readonly title: { readonly kk: string; readonly ru: string; readonly en: string };
  readonly formula: string;
  readonly unit: string;
  readonly figureClass: string;
  readonly covers: string;
  /** The facts it is made of. */
  readonly source: string;
  readonly start: (moment: Moment) => Tally;
}

export function finding(said: Partial<Finding>): Finding {
  const none = { value: null, numerator: null, denominator: null, n: 0, notConverted: 0, reason: null, detail: {} };
  return { ...none, ...said };
}

/** The most projects that an answer names one by one, the most telling first. */
const NAMED = 50;

/** Projects with a figure each; those with the highest are named. */
export class Highest {
  private readonly found: { readonly projectId: string; readonly figure: number; readonly said: object }[] = [];

  add(projectId: string, figure: number, said: object): void {
    this.found.push({ projectId, figure, said });
    if (this.found.length >= 20 * NAMED) this.found.splice(0, Infinity, ...this.first());
  }

  toJson(): readonly object[] {
    return this.first().map(({ projectId, said }) => ({ projectId, ...said }));
  }

  private first() {
    return [...this.found].sort((a, b) => b.figure - a.figure || (a.projectId < b.projectId ? -1 : 1)).slice(0, NAMED);
  }
}
