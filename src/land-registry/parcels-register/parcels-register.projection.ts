import { foldedProjection } from '../../platform/projections/projection.js';
import type { ParcelEvent } from '../domain/parcel.events.js';
import { parcelLine, type ParcelLine } from './parcels-register.js';

/** `rm.parcels`: a row a parcel, with the box around it. Takes whole streams: `last_revision` is the parcel's own. */
export const parcelsProjection = foldedProjection<ParcelEvent, ParcelLine>({
  name: 'parcels-register',
  version: 1,
  unhurried: true,
  takes: { streams: ['parcel-'] },
  table: 'parcels',
  key: 'cadastralNumber',
  columns: {
    cadastralNumber: 'text',
    areaHa: 'decimal',
    computedAreaHa: 'decimal',
    category: 'text',
    purpose: 'text',
    kato: 'text',
    region: 'text',
    district: 'text',
    encumbrances: 'json',
    geometry: 'json',
    registeredOn: 'date',
    status: 'text',
    projectId: 'uuid',
    heldHa: 'decimal',
    decisionNo: 'text',
    reservedUntil: 'date',
    west: 'integer',
    south: 'integer',
    east: 'integer',
    north: 'integer',
  },
  indexes: [
    { name: 'by_number', on: '(cadastral_number collate "C")' },
    { name: 'by_region', on: '(region, cadastral_number collate "C")' },
    { name: 'by_district', on: '(district, cadastral_number collate "C")' },
    { name: 'by_project', on: '(project_id) where project_id is not null' },
    { name: 'by_box', on: '(south, north, west, east) where south is not null' },
  ],
  keysOf: event => [event.stream.slice('parcel-'.length)],
  apply: (line, event) => parcelLine(line, event),
});
