import { unchanged } from '../../../kernel/eventsourcing/decider.js';
import type { MeasureJson } from '../../../kernel/shapes.js';
import type {
  ChangeEvent,
  DelayReported,
  InvestmentCostRevised,
  InvestorReplaced,
  RoadmapRebaselined,
  ScopeJson,
  ScopeRevised,
} from './change.events.js';
import { withFact, type Facts } from '../facts.js';
import type { ProposalApproved } from '../review/review.events.js';
import type { Stage } from '../stage.js';

/** What changed since the approval, as far as decisions ask. A new baseline of the roadmap belongs to the roadmap. */
export interface Change {
  /** By delay id. */
  readonly delays: Facts<DelayReported['data']>;
  /** The approved figures as they stand: those of the approval, revised since. Null before it. */
  readonly approved: MeasureJson | null;
  /** Business date of the decision that set a figure last. */
  readonly figuresOn: string | null;
  /** By decision number. */
  readonly costRevisions: Facts<InvestmentCostRevised['data']>;
  /** By decision number. */
  readonly scopeRevisions: Facts<ScopeRevised['data']>;
  /** By decision number. */
  readonly replacements: Facts<InvestorReplaced['data']>;
}

export const nothingChanged: Change = {
  delays: null,
  approved: null,
  figuresOn: null,
  costRevisions: null,
  scopeRevisions: null,
  replacements: null,
};

/** Approved, and neither over nor back in review: when approved figures are revised. */
export const WITH_APPROVED_FIGURES: readonly Stage[] = [
  'approved',
  'preparation',
  'construction',
  'commissioning',
  'operation',
];

export function evolveChange(
  change: Change,
  event: ProposalApproved | Exclude<ChangeEvent, RoadmapRebaselined>,
): Change {
  switch (event.type) {
    case 'ProposalApproved':
      return { ...change, approved: event.data.approved, figuresOn: event.data.decision.date };
    case 'DelayReported':
      return { ...change, delays: withFact(change.delays, event.data.delayId, event.data) };
    case 'InvestmentCostRevised': {
      const { decision, to } = event.data;
      const costRevisions = withFact(change.costRevisions, decision.number, event.data);
      return { ...revised(change, { cost: to }, decision.date), costRevisions };
    }
    case 'ScopeRevised': {
      const { decision, to } = event.data;
      const scopeRevisions = withFact(change.scopeRevisions, decision.number, event.data);
      return { ...revised(change, to, decision.date), scopeRevisions };
    }
    case 'InvestorReplaced':
      return { ...change, replacements: withFact(change.replacements, event.data.decision.number, event.data) };
    default:
      return unchanged(change, event);
  }
}

/** A late record does not take the line of dates back. */
function revised(change: Change, figures: Partial<MeasureJson>, on: string): Change {
  const { approved, figuresOn } = change;
  return {
    ...change,
    approved: approved === null ? null : { ...approved, ...figures },
    figuresOn: figuresOn !== null && figuresOn > on ? figuresOn : on,
  };
}

export function scopeOf({ cost: _cost, ...scope }: MeasureJson): ScopeJson {
  return scope;
}
