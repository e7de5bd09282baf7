import { unchanged } from '../../../kernel/eventsourcing/decider.js';
import { withFact, type Facts } from '../facts.js';
import type {
  ConstructionStarted,
  FacilityAccepted,
  OperationStarted,
  PermitKind,
  PermitMilestoneRecorded,
  PhaseAccepted,
  ProjectClosed,
  WorksEvent,
} from './works.events.js';

/** Design and permits, building, acceptance, operation, the end after it. */
export interface Works {
  /** By `permitId`. */
  readonly permits: Facts<PermitMilestoneRecorded['data']>;
  readonly construction: ConstructionStarted['data'] | null;
  /** By phase number. */
  readonly phases: Facts<PhaseAccepted['data']>;
  readonly acceptance: FacilityAccepted['data'] | null;
  readonly operation: OperationStarted['data'] | null;
  readonly closure: ProjectClosed['data'] | null;
}

export const noWorks: Works = {
  permits: null,
  construction: null,
  phases: null,
  acceptance: null,
  operation: null,
  closure: null,
};

/** A permit is known by its kind and number. */
export function permitId(permit: { readonly kind: PermitKind; readonly number: string }): string {
  return `${permit.kind}/${permit.number}`;
}

export function evolveWorks(works: Works, event: WorksEvent): Works {
  switch (event.type) {
    case 'PermitMilestoneRecorded':
      return { ...works, permits: withFact(works.permits, permitId(event.data), event.data) };
    case 'ConstructionStarted':
      return { ...works, construction: event.data };
    case 'PhaseAccepted':
      return { ...works, phases: withFact(works.phases, String(event.data.phaseNo), event.data) };
    case 'FacilityAccepted':
      return { ...works, acceptance: event.data };
    case 'OperationStarted':
      return { ...works, operation: event.data };
    case 'ProjectClosed':
      return { ...works, closure: event.data };
    default:
      return unchanged(works, event);
  }
}
