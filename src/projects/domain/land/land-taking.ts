import { unchanged } from '../../../kernel/eventsourcing/decider.js';
import { withFact, type Facts } from '../facts.js';
import type {
  LandRevoked,
  LandRiskRaised,
  LandSeizureClaimFiled,
  LandTakingEvent,
  LandUseNoticeIssued,
} from './land-taking.events.js';

/** What the land office has ordered, claimed and taken back. */
export interface LandTaking {
  /** By order number. */
  readonly notices: Facts<LandUseNoticeIssued['data']>;
  /** By case number. */
  readonly claims: Facts<LandSeizureClaimFiled['data']>;
  /** By decision number. */
  readonly revocations: Facts<LandRevoked['data']>;
  /** Open ones; an allocation closes them. */
  readonly risks: readonly LandRiskRaised['data'][];
}

export const nothingTaken: LandTaking = { notices: null, claims: null, revocations: null, risks: [] };

export function evolveTaking(taking: LandTaking, event: LandTakingEvent): LandTaking {
  switch (event.type) {
    case 'LandUseNoticeIssued':
      return { ...taking, notices: withFact(taking.notices, event.data.orderNo, event.data) };
    case 'LandSeizureClaimFiled':
      return { ...taking, claims: withFact(taking.claims, event.data.caseNo, event.data) };
    case 'LandRevoked':
      return { ...taking, revocations: withFact(taking.revocations, event.data.decision.number, event.data) };
    case 'LandRiskRaised':
      return { ...taking, risks: [...taking.risks, event.data] };
    default:
      return unchanged(taking, event);
  }
}
