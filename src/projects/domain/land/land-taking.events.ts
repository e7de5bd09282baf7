import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';
import type { DecisionJson, DocumentJson, ParcelShareJson } from '../../../kernel/shapes.js';

/** How land is taken back: order, term to remedy, claim, judgment (Land Code art. 92, 94). Released for ever: add a type or an optional field and an upcaster, never change one. */

export type LandNoticeGround = 'not_developed' | 'misuse';
export type LandRevocationBasis = 'court_judgment' | 'surrender' | 'annulled_decision' | 'state_needs';

/** The inspector's order to use the land, or to use it as it was granted; known by its number. */
export type LandUseNoticeIssued = DomainEvent<
  'LandUseNoticeIssued',
  {
    readonly orderNo: string;
    readonly ground: LandNoticeGround;
    /** Allocated ones; the order says nothing of the others. */
    readonly cadastralNumbers: readonly string[];
    readonly issuedOn: string;
    /** Not before one year, or three months for misuse (Land Code art. 94). */
    readonly cureBy: string;
    /** What the inspector found. */
    readonly reasonText: string;
    readonly document: DocumentJson;
    readonly issuedBy: string | null;
  }
>;

/** The claim to a court after an order that nobody followed; known by its case number. */
export type LandSeizureClaimFiled = DomainEvent<
  'LandSeizureClaimFiled',
  {
    readonly caseNo: string;
    readonly court: string;
    readonly filedOn: string;
    /** The order the claim rests on: its parcels are what is claimed. */
    readonly orderNo: string;
    readonly reasonText: string;
    readonly document: DocumentJson;
    readonly filedBy: string | null;
  }
>;

/** Whole parcels; the parcels' own streams are released after it. Known by the number of the decision. */
export type LandRevoked = DomainEvent<
  'LandRevoked',
  {
    readonly decision: DecisionJson;
    readonly basis: LandRevocationBasis;
    /** The judgment, the holder's letter, the annulling act, the resolution on state needs. */
    readonly basisDocument: DocumentJson;
    /** The claim that the judgment decided; null for every other basis. */
    readonly caseNo: string | null;
    readonly parcels: readonly ParcelShareJson[];
    /** Hectares that stay allocated; `0.0000` is a full revocation. */
    readonly remainingHa: string;
    readonly reasonText: string;
    /** A judgment without the order and the claim before it: who let it stand all the same, and why. */
    readonly override: {
      readonly missing: 'notice' | 'claim';
      readonly reason: string;
      readonly overriddenBy: string | null;
    } | null;
    readonly revokedBy: string | null;
  }
>;

/** A project that is being prepared or built has no land left. Open until land is allocated to it again. */
export type LandRiskRaised = DomainEvent<
  'LandRiskRaised',
  {
    readonly riskId: string;
    readonly kind: 'land_revoked';
    readonly severity: 'red';
    readonly decisionNo: string;
    readonly revokedHa: string;
    readonly raisedOn: string;
  }
>;

export type LandTakingEvent = LandUseNoticeIssued | LandSeizureClaimFiled | LandRevoked | LandRiskRaised;

export const landTakingEventReleases: EventReleases<LandTakingEvent> = {
  LandUseNoticeIssued: { schemaVersion: 1, businessDate: data => data.issuedOn },
  LandSeizureClaimFiled: { schemaVersion: 1, businessDate: data => data.filedOn },
  LandRevoked: { schemaVersion: 1, businessDate: data => data.decision.date },
  LandRiskRaised: { schemaVersion: 1, businessDate: data => data.raisedOn },
};
