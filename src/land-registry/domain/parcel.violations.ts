import { violations } from '../../kernel/eventsourcing/rule-violation.js';

/** Why the land register says no. */
export type ParcelViolation =
  | 'parcel.not-registered'
  | 'parcel.already-registered'
  | 'parcel.held-by-another-project'
  | 'parcel.earlier-reservation-unfinished'
  | 'parcel.reservation-not-current'
  | 'parcel.area-exceeded'
  | 'parcel.category-differs'
  | 'parcel.occurred-out-of-order'
  | 'parcel.occurred-in-future';

export const violation = violations<ParcelViolation>();
