import type { QuotedMoneyJson } from '../../../kernel/shapes.js';
import { saidBy, type ProjectFact, type SaidBy } from '../../domain/proposal/figures.js';
import type { DelayReported, InvestmentCostRevised, PhaseAccepted, ScopeRevised } from '../../domain/project.events.js';

/** What changed since the approval, and what was taken into use in parts. */
export type CardChanges = {
  /** Of every baseline, the first included. */
  readonly baselines: readonly CardBaseline[];
  readonly delays: {
    readonly reported: number;
    /** The last ones, newest first. */
    readonly newest: readonly (Omit<DelayReported['data'], 'reportedBy'> & { readonly said: SaidBy })[];
    /** When operation starts by the last delay of it; null while nobody reported one. */
    readonly operationForecastOn: string | null;
  };
  readonly costRevisions: readonly CostRevision[];
  readonly scopeRevisions: readonly ScopeRevision[];
  readonly phases: readonly PhaseAccepted['data'][];
};

type CardBaseline = {
  readonly baselineNo: number;
  readonly decisionNo: string;
  readonly on: string;
  readonly plannedOperationOn: string;
  /** Null for the first. */
  readonly reasonCode: string | null;
  readonly said: SaidBy;
};

type CostRevision = Pick<InvestmentCostRevised['data'], 'changePct' | 'drivers' | 'reasonText'> & {
  readonly decisionNo: string;
  readonly on: string;
  readonly from: QuotedMoneyJson['primary'];
  readonly to: QuotedMoneyJson['primary'];
  readonly said: SaidBy;
};

type ScopeRevision = Pick<ScopeRevised['data'], 'from' | 'to' | 'reasonCode' | 'reasonText' | 'surplusHa'> & {
  readonly decisionNo: string;
  readonly on: string;
  readonly said: SaidBy;
};

/** So many delays are shown; all of them are in their collection. */
const NEWEST = 5;

export const noChanges: CardChanges = {
  baselines: [],
  delays: { reported: 0, newest: [], operationForecastOn: null },
  costRevisions: [],
  scopeRevisions: [],
  phases: [],
};

export function changesAfter(changes: CardChanges, event: ProjectFact): CardChanges {
  switch (event.type) {
    case 'RoadmapApproved':
    case 'RoadmapRebaselined': {
      const { baselineNo, decision, plannedOperationOn } = event.data;
      const reasonCode = event.type === 'RoadmapApproved' ? null : event.data.reasonCode;
      const act = { decisionNo: decision.number, on: decision.date, said: saidBy(event) };
      return { ...changes, baselines: [...changes.baselines, { baselineNo, ...act, plannedOperationOn, reasonCode }] };
    }
    case 'DelayReported': {
      const { reportedBy: _reportedBy, ...delay } = event.data;
      const { reported, newest, operationForecastOn } = changes.delays;
      return {
        ...changes,
        delays: {
          reported: reported + 1,
          newest: [{ ...delay, said: saidBy(event) }, ...newest].slice(0, NEWEST),
          operationForecastOn: delay.stepCode === null ? delay.newForecastOn : operationForecastOn,
        },
      };
    }
    case 'InvestmentCostRevised': {
      const { decision, from, to, changePct, drivers, reasonText } = event.data;
      const act = { decisionNo: decision.number, on: decision.date, said: saidBy(event) };
      const revision = { ...act, from: from.primary, to: to.primary, changePct, drivers, reasonText };
      return { ...changes, costRevisions: [...changes.costRevisions, revision] };
    }
    case 'ScopeRevised': {
      const { decision, from, to, reasonCode, reasonText, surplusHa } = event.data;
      const act = { decisionNo: decision.number, on: decision.date, said: saidBy(event) };
      const revision = { ...act, from, to, reasonCode, reasonText, surplusHa };
      return { ...changes, scopeRevisions: [...changes.scopeRevisions, revision] };
    }
    case 'PhaseAccepted':
      return { ...changes, phases: [...changes.phases, event.data] };
    default:
      return changes;
  }
}
