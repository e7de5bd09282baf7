import { unchanged } from '../../../kernel/eventsourcing/decider.js';
import type { LandCategory } from '../../../land-registry/index.js';
import { withFact, type Facts } from '../facts.js';
import type {
  LandCategoryChanged,
  LandGrantEvent,
  LandLeaseSigned,
  LandManagementProjectApproved,
  LandRightRegistered,
} from './land-grant.events.js';

/** What surrounds an allocation. */
export interface LandGrant {
  /** By number. */
  readonly landProjects: Facts<LandManagementProjectApproved['data']>;
  /** Hectares as surveyed last, by cadastral number. */
  readonly surveyed: ReadonlyMap<string, string>;
  /** By `categoryChangeId`. */
  readonly categoryChanges: Facts<LandCategoryChanged['data']>;
  /** Categories as this project had them changed, by cadastral number. */
  readonly categories: ReadonlyMap<string, LandCategory>;
  /** By contract number. */
  readonly leases: Facts<LandLeaseSigned['data']>;
  /** By registration number. */
  readonly rights: Facts<LandRightRegistered['data']>;
}

export const nothingGranted: LandGrant = {
  landProjects: null,
  surveyed: new Map(),
  categoryChanges: null,
  categories: new Map(),
  leases: null,
  rights: null,
};

/** One decision may change several parcels: each is a fact of its own. */
export function categoryChangeId(number: string, cadastralNumber: string): string {
  return `${cadastralNumber}/${number}`;
}

export function evolveGrant(grant: LandGrant, event: LandGrantEvent): LandGrant {
  switch (event.type) {
    case 'LandManagementProjectApproved': {
      const surveyed = new Map(grant.surveyed);
      for (const { cadastralNumber, landHa } of event.data.parcels) surveyed.set(cadastralNumber, landHa);
      return { ...grant, surveyed, landProjects: withFact(grant.landProjects, event.data.number, event.data) };
    }
    case 'LandCategoryChanged': {
      const { decision, cadastralNumber, to } = event.data;
      const id = categoryChangeId(decision.number, cadastralNumber);
      const categories = new Map(grant.categories).set(cadastralNumber, to);
      return { ...grant, categories, categoryChanges: withFact(grant.categoryChanges, id, event.data) };
    }
    case 'LandLeaseSigned':
      return { ...grant, leases: withFact(grant.leases, event.data.contractNo, event.data) };
    case 'LandRightRegistered':
      return { ...grant, rights: withFact(grant.rights, event.data.registrationNo, event.data) };
    default:
      return unchanged(grant, event);
  }
}
