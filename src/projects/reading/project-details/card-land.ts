import type { MoneyJson, ParcelShareJson } from '../../../kernel/shapes.js';
import { saidBy, type ProjectFact, type SaidBy } from '../../domain/proposal/figures.js';
import { landStateAfter, parcelsAfter, type HeldParcel } from '../../domain/land/land-holding.js';
import type { LandState } from '../../domain/land/land-track.js';
import type {
  LandCategoryChanged,
  LandCommissionConcluded,
  LandLeaseSigned,
  LandManagementProjectApproved,
  LandRevoked,
  LandRightRegistered,
  LandRiskRaised,
  LandSeizureClaimFiled,
  LandUseNoticeIssued,
} from '../../domain/project.events.js';

/** The land track on the card: what is held, what surrounds the grant, what was ordered, claimed and taken back. */
export type CardLand = {
  readonly state: LandState;
  readonly requestedHa: string | null;
  readonly parcels: readonly HeldParcel[];
  readonly conclusion: Omit<LandCommissionConcluded['data'], 'concludedBy'> | null;
  /** The last one. */
  readonly survey: Pick<LandManagementProjectApproved['data'], 'number' | 'approvedOn' | 'parcels'> | null;
  readonly categoryChanges: readonly CategoryChange[];
  readonly leases: readonly Omit<LandLeaseSigned['data'], 'recordedBy'>[];
  readonly rights: readonly Omit<LandRightRegistered['data'], 'recordedBy'>[];
  readonly notices: readonly Omit<LandUseNoticeIssued['data'], 'document' | 'issuedBy'>[];
  readonly claims: readonly Omit<LandSeizureClaimFiled['data'], 'document' | 'filedBy'>[];
  readonly revocations: readonly Revocation[];
  /** Open: an allocation closes them. */
  readonly risks: readonly LandRiskRaised['data'][];
};

type CategoryChange = Pick<LandCategoryChanged['data'], 'cadastralNumber' | 'from' | 'to'> & {
  readonly decisionNo: string;
  readonly on: string;
  readonly lossCompensation: MoneyJson | null;
};

type Revocation = Pick<LandRevoked['data'], 'basis' | 'caseNo' | 'remainingHa' | 'reasonText'> & {
  readonly decisionNo: string;
  readonly on: string;
  readonly parcels: readonly ParcelShareJson[];
  readonly said: SaidBy;
};

export const noCardLand: CardLand = {
  state: 'none',
  requestedHa: null,
  parcels: [],
  conclusion: null,
  survey: null,
  categoryChanges: [],
  leases: [],
  rights: [],
  notices: [],
  claims: [],
  revocations: [],
  risks: [],
};

export function landAfter(land: CardLand, event: ProjectFact): CardLand {
  const parcels = parcelsAfter(land.parcels, event);
  const state = landStateAfter(land.state, parcels, event);
  const added = addedBy(land, event);
  if (added === null && state === land.state && parcels === land.parcels) return land;
  return { ...land, state, parcels, ...added };
}

function addedBy(land: CardLand, event: ProjectFact): Partial<CardLand> | null {
  switch (event.type) {
    case 'LandRequested':
      return { requestedHa: event.data.landHa };
    case 'LandCommissionConcluded': {
      const { concludedBy: _concludedBy, ...conclusion } = event.data;
      return { conclusion };
    }
    case 'LandManagementProjectApproved': {
      const { number, approvedOn, parcels } = event.data;
      return { survey: { number, approvedOn, parcels } };
    }
    case 'LandCategoryChanged': {
      const { decision, cadastralNumber, from, to, lossCompensation } = event.data;
      const change = { cadastralNumber, from, to, decisionNo: decision.number, on: decision.date, lossCompensation };
      return { categoryChanges: [...land.categoryChanges, change] };
    }
    case 'LandLeaseSigned': {
      const { recordedBy: _recordedBy, ...lease } = event.data;
      return { leases: [...land.leases, lease] };
    }
    case 'LandRightRegistered': {
      const { recordedBy: _recordedBy, ...right } = event.data;
      return { rights: [...land.rights, right] };
    }
    case 'LandUseNoticeIssued': {
      const { document: _document, issuedBy: _issuedBy, ...notice } = event.data;
      return { notices: [...land.notices, notice] };
    }
    case 'LandSeizureClaimFiled': {
      const { document: _document, filedBy: _filedBy, ...claim } = event.data;
      return { claims: [...land.claims, claim] };
    }
    case 'LandRevoked': {
      const { decision, basis, caseNo, remainingHa, reasonText, parcels } = event.data;
      const why = { basis, caseNo, remainingHa, reasonText, parcels, said: saidBy(event) };
      return { revocations: [...land.revocations, { decisionNo: decision.number, on: decision.date, ...why }] };
    }
    case 'LandRiskRaised':
      return { risks: [...land.risks, event.data] };
    case 'LandAllocated':
      return land.risks.length === 0 ? null : { risks: [] };
    default:
      return null;
  }
}
