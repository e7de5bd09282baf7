/** What a parcel shares with one that another project holds. */
export interface ParcelOverlap {
  readonly cadastralNumber: string;
  readonly projectId: string;
  /** Hectares that both have; null: the shapes are such that nobody can say. */
  readonly overlapHa: string | null;
  /** Hectares of the smaller of the two, as their shapes come to. */
  readonly smallerHa: string;
}

/** Two parcels of different projects that share ground. */
export interface OverlappingPair {
  readonly parcels: readonly [HeldOnMap, HeldOnMap];
  readonly overlapHa: string | null;
  readonly smallerHa: string;
}

export interface HeldOnMap {
  readonly cadastralNumber: string;
  readonly projectId: string;
  readonly holding: 'reserved' | 'allocated';
}

/** With what, held by other projects, the parcel shares ground (X2). Nothing for a parcel without a shape. */
export class FindOverlaps {
  constructor(
    readonly cadastralNumber: string,
    readonly projectId: string,
  ) {}
}

/** Pairs of parcels that different projects hold and that share ground, in the order of their numbers. */
export class FindOverlappingPairs {
  constructor(
    /** Numbers of the pair to go on behind. */
    readonly after: readonly [string, string] | null,
    /** How many pairs whose boxes touch are looked at: no more are answered. */
    readonly limit: number,
  ) {}
}

export interface FoundPairs {
  readonly pairs: readonly OverlappingPair[];
  /** Where the look ended, when more may follow. */
  readonly next: readonly [string, string] | null;
}
