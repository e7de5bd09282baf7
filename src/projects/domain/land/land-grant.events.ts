import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';
import type { DecisionJson, DocumentJson, MoneyJson, ParcelShareJson } from '../../../kernel/shapes.js';
import type { LandCategory } from '../../../land-registry/index.js';

/** What surrounds an allocation: survey and category before it, contract and right after it. Released for ever: add a type or an optional field and an upcaster, never change one. */

/** The survey design fixes boundaries and area (землеустроительный проект); known by its number. */
export type LandManagementProjectApproved = DomainEvent<
  'LandManagementProjectApproved',
  {
    readonly number: string;
    readonly approvedOn: string;
    /** As surveyed: an allocation keeps within it (X4). */
    readonly parcels: readonly ParcelShareJson[];
    readonly document: DocumentJson;
    readonly approvedBy: string | null;
  }
>;

/** Known by the decision and the parcel; the parcel's own stream notes it after this. */
export type LandCategoryChanged = DomainEvent<
  'LandCategoryChanged',
  {
    readonly decision: DecisionJson;
    readonly cadastralNumber: string;
    readonly from: LandCategory;
    readonly to: LandCategory;
    /** For what farming loses; null where nothing is owed. */
    readonly lossCompensation: MoneyJson | null;
    readonly changedBy: string | null;
  }
>;

export type LandLeaseSigned = DomainEvent<
  'LandLeaseSigned',
  {
    readonly contractNo: string;
    readonly signedOn: string;
    readonly cadastralNumbers: readonly string[];
    readonly annualRent: MoneyJson;
    readonly recordedBy: string | null;
  }
>;

/** The right as the register of rights has it; known by its number there. */
export type LandRightRegistered = DomainEvent<
  'LandRightRegistered',
  {
    readonly registrationNo: string;
    readonly registeredOn: string;
    readonly cadastralNumbers: readonly string[];
    readonly recordedBy: string | null;
  }
>;

export type LandGrantEvent =
  LandManagementProjectApproved | LandCategoryChanged | LandLeaseSigned | LandRightRegistered;

export const landGrantEventReleases: EventReleases<LandGrantEvent> = {
  LandManagementProjectApproved: { schemaVersion: 1, businessDate: data => data.approvedOn },
  LandCategoryChanged: { schemaVersion: 1, businessDate: data => data.decision.date },
  LandLeaseSigned: { schemaVersion: 1, businessDate: data => data.signedOn },
  LandRightRegistered: { schemaVersion: 1, businessDate: data => data.registeredOn },
};
