import type { Projection } from '../platform/projections/projection.js';
import { parcelMapProjection } from './parcel-map/parcel-map.projection.js';
import { parcelsProjection } from './parcels-register/parcels-register.projection.js';

/** The read models of this context: the composition root hands them to the runtime. */
export const landRegistryProjections: readonly Projection[] = [parcelsProjection, parcelMapProjection];
