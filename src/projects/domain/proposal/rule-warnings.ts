import { Power } from '../../../kernel/quantities/power.js';
import { Ratio } from '../../../kernel/quantities/ratio.js';
import { investorLimitsOn, THRESHOLDS_SOURCE } from '../../../kernel/reference/thresholds.js';
import { LocalDate } from '../../../kernel/time/local-date.js';
import type { RuleWarningRaised } from '../records/warnings.events.js';

type RuleWarning = RuleWarningRaised['data'];

/** What a warning of a rule across projects says; the rest is nothing unless it is said. */
export function ruleWarning(
  said: Pick<RuleWarning, 'rule' | 'raisedOn'> & Partial<RuleWarning>,
  idFor: (name: string) => string,
): RuleWarningRaised {
  const nothing = { projectIds: [], measured: null, limit: null, unit: null, referenceVersion: null } as const;
  const data = { warningId: idFor(`warning-${said.rule}`), severity: 'amber', ...nothing, ...said } as const;
  return { type: 'RuleWarningRaised', data };
}

export const THRESHOLDS_VERSION = `${THRESHOLDS_SOURCE.scheme}@${THRESHOLDS_SOURCE.asOf}`;

/** A project as X8 compares it; investor, district and asset type are the same already. */
export interface Resembling {
  readonly projectId: string;
  readonly capacityMw: string | null;
  readonly proposedOn: string;
}

/** X8: capacities within a fifth of the larger one, proposed within 24 months. Without a capacity there is no telling. */
export function resembles(one: Omit<Resembling, 'projectId'>, other: Omit<Resembling, 'projectId'>): boolean {
  if (one.capacityMw === null || other.capacityMw === null) return false;
  const [first, last] =
    one.proposedOn < other.proposedOn ? [one.proposedOn, other.proposedOn] : [other.proposedOn, one.proposedOn];
  const { duplicateShare, duplicateMonths } = investorLimitsOn(last as LocalDate);
  if (last > LocalDate.addMonths(first as LocalDate, duplicateMonths)) return false;
  const [a, b] = [Power.parse(one.capacityMw), Power.parse(other.capacityMw)];
  const [smaller, larger] = a.compare(b) < 0 ? [a, b] : [b, a];
  if (!larger.isPositive()) return false;
  return !larger
    .toRatio()
    .subtract(smaller.toRatio())
    .isAbove(larger.toRatio().multiply(Ratio.parse(duplicateShare)));
}

/** A PPA of an investor that was ended for late commissioning, and the project it belonged to. */
export interface LatePpa {
  readonly projectId: string;
  readonly terminatedOn: string;
}

/** X16: that day and three years after it. */
export function isRemembered({ terminatedOn }: LatePpa, on: string): boolean {
  const { lateYears } = investorLimitsOn(on as LocalDate);
  return terminatedOn <= on && on <= LocalDate.addYears(terminatedOn as LocalDate, lateYears);
}

/** What the register knows of the other projects of a project's investor. */
export interface InvestorRecord {
  /** Live ones in the same district and of the same asset type. */
  readonly alike: readonly Resembling[];
  readonly latePpas: readonly LatePpa[];
}

/** X8 and X16, asked when a proposal comes to be reviewed: those who decide on it read the warning with it. */
export function investorWarnings(
  project: Omit<Resembling, 'projectId'>,
  { alike, latePpas }: InvestorRecord,
  on: string,
  idFor: (name: string) => string,
): readonly RuleWarningRaised[] {
  const same = alike.filter(other => resembles(project, other)).map(({ projectId }) => projectId);
  const late = latePpas.filter(ppa => isRemembered(ppa, on)).sort((a, b) => (a.terminatedOn < b.terminatedOn ? 1 : -1));
  const version = { raisedOn: on, referenceVersion: THRESHOLDS_VERSION };
  return [
    ...(same.length === 0
      ? []
      : [ruleWarning({ ...version, rule: 'X8', projectIds: same, measured: project.capacityMw, unit: 'mw' }, idFor)]),
    ...lateWarning(late, version, idFor),
  ];
}

function lateWarning(
  late: readonly LatePpa[],
  version: Pick<RuleWarning, 'raisedOn' | 'referenceVersion'>,
  idFor: (name: string) => string,
): readonly RuleWarningRaised[] {
  const [last] = late;
  if (last === undefined) return [];
  const projectIds = [...new Set(late.map(({ projectId }) => projectId))];
  return [ruleWarning({ ...version, rule: 'X16', projectIds, measured: last.terminatedOn, unit: 'ended_on' }, idFor)];
}

/** Asked of the read models by who submits and who records an auction. */
export class FindInvestorRecord {
  constructor(
    readonly projectId: string,
    readonly investorId: string,
    readonly kato: string,
    readonly assetType: string,
  ) {}
}
