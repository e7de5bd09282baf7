import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';
import type { PermitOrderJson, ProcedureGatesJson } from '../../../kernel/reference/procedure-templates.js';
import type { DecisionJson, DocumentJson, LocalizedTextJson, MoneyJson } from '../../../kernel/shapes.js';

/** The approved plan of steps, and the steps done. Released for ever: add a type or an optional field and an upcaster, never change one. */

export type RoadmapStepJson = {
  readonly code: string;
  readonly title: LocalizedTextJson;
  readonly track: 'land' | 'design' | 'grid' | 'finance' | 'construction' | 'general';
  readonly ownerBody: string;
  readonly plannedStart: string;
  readonly dueOn: string;
  readonly dependsOn: readonly string[];
  /** Share of the physical plan in percent; null counts equally with the others. */
  readonly weightPct: string | null;
  readonly legalRef: string | null;
};

export type RoadmapApproved = DomainEvent<
  'RoadmapApproved',
  {
    readonly baselineNo: number;
    readonly decision: DecisionJson;
    readonly template: { readonly id: string; readonly version: number };
    readonly steps: readonly RoadmapStepJson[];
    readonly plannedOperationOn: string;
    readonly disbursementPlan: readonly { readonly dueOn: string; readonly amount: MoneyJson }[];
    readonly jobsPlan: readonly {
      readonly dueOn: string;
      readonly jobsPermanent: number;
      readonly jobsConstruction: number;
    }[];
    readonly approvedBy: string | null;
  }
>;

export type RoadmapStepCompleted = DomainEvent<
  'RoadmapStepCompleted',
  { readonly stepCode: string; readonly completedOn: string; readonly evidence: readonly DocumentJson[] }
>;

/** What a later decision asks for beside the plan: the steps have no share in the physical plan. */
export type RoadmapStepsAdded = DomainEvent<
  'RoadmapStepsAdded',
  {
    readonly reasonCode: 'investor_replaced';
    readonly decisionNo: string;
    readonly addedOn: string;
    readonly steps: readonly RoadmapStepJson[];
  }
>;

/**
 * The procedure that the roadmap was approved under, with what decisions ask of it: a version that is published later
 * changes nothing for this project.
 */
export type ProcedureTemplatePinned = DomainEvent<
  'ProcedureTemplatePinned',
  {
    readonly template: { readonly id: string; readonly version: number };
    readonly title: LocalizedTextJson;
    /** Which permits must stand before one of a kind; a kind without a row waits for none. */
    readonly permits: readonly PermitOrderJson[];
    readonly gates: ProcedureGatesJson;
    readonly decisionNo: string;
    readonly pinnedOn: string;
    readonly pinnedBy: string | null;
  }
>;

export type RoadmapEvent = RoadmapApproved | RoadmapStepCompleted | RoadmapStepsAdded | ProcedureTemplatePinned;

export const roadmapEventReleases: EventReleases<RoadmapEvent> = {
  RoadmapApproved: { schemaVersion: 1, businessDate: data => data.decision.date },
  RoadmapStepCompleted: { schemaVersion: 1, businessDate: data => data.completedOn },
  RoadmapStepsAdded: { schemaVersion: 1, businessDate: data => data.addedOn },
  ProcedureTemplatePinned: { schemaVersion: 1, businessDate: data => data.pinnedOn },
};
