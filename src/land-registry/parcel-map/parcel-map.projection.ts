import { foldedProjection } from '../../platform/projections/projection.js';
import { MAPPED_TYPES, mappedParcel, type MappedFact, type MappedParcel } from './parcel-map.js';

/** Boxes in double precision only choose which shapes are compared: they err by less than a box touches. */
export const BOX = 'box(point(west::float8, south::float8), point(east::float8, north::float8))';

/** `rm.parcel_map`: who lies beside whom (X2). A parcel without a shape is in it and beside nobody. */
export const parcelMapProjection = foldedProjection<MappedFact, MappedParcel>({
  name: 'parcel-map',
  version: 1,
  takes: { types: MAPPED_TYPES },
  table: 'parcel_map',
  key: 'cadastralNumber',
  columns: {
    cadastralNumber: 'text',
    areaHa: 'decimal',
    geometry: 'json',
    west: 'decimal',
    south: 'decimal',
    east: 'decimal',
    north: 'decimal',
    projectId: 'uuid',
    holding: 'text',
  },
  indexes: [{ name: 'held_by_box', on: `using gist (${BOX}) where project_id is not null and west is not null` }],
  keysOf: event => [event.stream.slice('parcel-'.length)],
  apply: (parcel, event) => mappedParcel(parcel, event),
});
