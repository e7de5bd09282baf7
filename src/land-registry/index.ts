/** What other contexts may know of the land register: its facts, its numbers, and the steps their processes take in it. */
export { CadastralNumber } from './domain/cadastral-number.js';
export { LAND_CATEGORIES, parcelEventReleases } from './domain/parcel.events.js';
export type * from './domain/parcel.events.js';
export { parcelAggregate } from './domain/parcel.js';
export type { Holder, Parcel } from './domain/parcel.js';
export { AllocateParcel } from './allocate-parcel/allocate-parcel.js';
export { ChangeParcelCategory } from './change-parcel-category/change-parcel-category.js';
export { ReleaseParcel } from './release-parcel/release-parcel.js';
export { ReserveParcel } from './reserve-parcel/reserve-parcel.js';
export { FindOverlappingPairs, FindOverlaps } from './parcel-map/find-overlaps.js';
export type { FoundPairs, OverlappingPair, ParcelOverlap } from './parcel-map/find-overlaps.js';
