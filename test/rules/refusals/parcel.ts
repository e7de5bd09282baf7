import { shared, type RefusalRule } from '../rule.js';

/** The refusals of `src/land-registry/domain/parcel.violations.ts`. */
export const parcelRefusals: readonly RefusalRule[] = [
  ...shared(
    'land-registry/change-parcel-category/change-parcel-category.ts',
    'land-registry/change-parcel-category/change-parcel-category.spec.ts',
    'parcel.not-registered',
    'parcel.category-differs',
  ),
  ...shared(
    'land-registry/allocate-parcel/allocate-parcel.ts',
    'land-registry/reserve-parcel/holding.spec.ts',
    'parcel.not-registered',
    'parcel.reservation-not-current',
  ),
  ...shared(
    'land-registry/reserve-parcel/reserve-parcel.ts',
    'land-registry/reserve-parcel/holding.spec.ts',
    'parcel.not-registered',
    'parcel.held-by-another-project',
    'parcel.earlier-reservation-unfinished',
    'parcel.area-exceeded',
    'parcel.occurred-out-of-order',
  ),
  ...shared(
    'land-registry/release-parcel/release-parcel.ts',
    'land-registry/reserve-parcel/holding.spec.ts',
    'parcel.not-registered',
  ),
  ...shared(
    'land-registry/register-parcel/register-parcel.ts',
    'land-registry/register-parcel/register-parcel.spec.ts',
    'parcel.already-registered',
    'parcel.occurred-in-future',
  ),
];
