import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';

/** Grid and offtake. Released for ever: add a type or an optional field and an upcaster, never change one. */

/** The operator’s terms of connection, known by their number. */
export type GridConditionsIssued = DomainEvent<
  'GridConditionsIssued',
  {
    readonly number: string;
    readonly operator: string;
    readonly capacityMw: string;
    /** Where the plant joins the grid: substation, line. */
    readonly point: string;
    readonly voltageKv: string;
    readonly issuedOn: string;
    readonly validUntil: string | null;
    /** The grid takes less than was planned on that day; null: enough, or no capacity was planned. */
    readonly shortfall: { readonly plannedMw: string; readonly missingMw: string } | null;
    readonly recordedBy: string | null;
  }
>;

export type GridZone = 'north' | 'south' | 'west';

/** An auction of capacity that the project won. */
export type AuctionWon = DomainEvent<
  'AuctionWon',
  {
    readonly auctionId: string;
    readonly heldOn: string;
    readonly capacityMw: string;
    readonly priceKztPerKwh: string;
    readonly zone: GridZone;
    /** Who let it go beyond the grid (X20); null: it stays within. */
    readonly overrideId: string | null;
    readonly recordedBy: string | null;
  }
>;

/** An auction that others won; capacity and price are what was bid. */
export type AuctionLost = DomainEvent<
  'AuctionLost',
  {
    readonly auctionId: string;
    readonly heldOn: string;
    readonly capacityMw: string;
    readonly priceKztPerKwh: string;
    readonly zone: GridZone;
    readonly recordedBy: string | null;
  }
>;

/** What a power purchase agreement says. */
export type PpaTermsJson = {
  readonly buyer: string;
  readonly capacityMw: string;
  readonly priceKztPerKwh: string;
  readonly termYears: number;
  /** By this day the plant has to be in commercial operation. */
  readonly operationDueOn: string;
  /** Whether the seller may pass it on to another investor. */
  readonly transferable: boolean;
};

/** A power purchase agreement, known by its number. */
export type PpaSigned = DomainEvent<
  'PpaSigned',
  {
    readonly number: string;
    readonly signedOn: string;
    /** The auction it rests on; null: a bilateral buyer. */
    readonly auctionId: string | null;
    readonly terms: PpaTermsJson;
    readonly overrideId: string | null;
    readonly recordedBy: string | null;
  }
>;

export type PpaAmended = DomainEvent<
  'PpaAmended',
  {
    readonly number: string;
    readonly annexNo: string;
    readonly amendedOn: string;
    /** What it says from here on. */
    readonly terms: PpaTermsJson;
    /** JSON Pointers of what changed, with both values as canonical JSON text. */
    readonly changes: readonly { readonly pointer: string; readonly from: string; readonly to: string }[];
    readonly reasonCode: string;
    readonly reasonText: string;
    readonly overrideId: string | null;
    readonly recordedBy: string | null;
  }
>;

export type PpaTerminated = DomainEvent<
  'PpaTerminated',
  {
    readonly number: string;
    readonly terminatedOn: string;
    readonly initiator: 'buyer' | 'seller' | 'both' | 'court';
    /** `late_commissioning` bars the investor from auctions for three years (X16). */
    readonly reasonCode: string;
    readonly reasonText: string;
    readonly recordedBy: string | null;
  }
>;

/** The plant, or a phase of it, joined the grid. */
export type GridConnected = DomainEvent<
  'GridConnected',
  {
    readonly actNo: string;
    readonly connectedOn: string;
    readonly capacityMw: string;
    readonly recordedBy: string | null;
  }
>;

/** A second person lets a capacity exceed what it rests on, and says why (X20). */
export type PowerLimitOverridden = DomainEvent<
  'PowerLimitOverridden',
  {
    readonly overrideId: string;
    readonly subject: 'auction' | 'ppa' | 'acceptance';
    readonly upToMw: string;
    readonly overriddenOn: string;
    readonly reason: string;
    readonly overriddenBy: string | null;
  }
>;

export type GridEvent =
  | GridConditionsIssued
  | AuctionWon
  | AuctionLost
  | PpaSigned
  | PpaAmended
  | PpaTerminated
  | GridConnected
  | PowerLimitOverridden;

export const gridEventReleases: EventReleases<GridEvent> = {
  GridConditionsIssued: { schemaVersion: 1, businessDate: data => data.issuedOn },
  AuctionWon: { schemaVersion: 1, businessDate: data => data.heldOn },
  AuctionLost: { schemaVersion: 1, businessDate: data => data.heldOn },
  PpaSigned: { schemaVersion: 1, businessDate: data => data.signedOn },
  PpaAmended: { schemaVersion: 1, businessDate: data => data.amendedOn },
  PpaTerminated: { schemaVersion: 1, businessDate: data => data.terminatedOn },
  GridConnected: { schemaVersion: 1, businessDate: data => data.connectedOn },
  PowerLimitOverridden: { schemaVersion: 1, businessDate: data => data.overriddenOn },
};
