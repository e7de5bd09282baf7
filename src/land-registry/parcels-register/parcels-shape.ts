import { LAND_CATEGORIES } from '../domain/parcel.events.js';
import { PARCEL_STATUSES } from './parcels-register.js';

const text = { type: 'string' } as const;
const textOrNull = { anyOf: [text, { type: 'null' }] } as const;
const objectOrNull = { anyOf: [{ type: 'object' }, { type: 'null' }] } as const;

/** What a line of the register looks like, for the documentation. */
export const PARCEL_LINE = {
  name: 'ParcelLine',
  schema: {
    type: 'object',
    properties: {
      cadastralNumber: text,
      areaHa: text,
      computedAreaHa: textOrNull,
      category: { type: 'string', enum: LAND_CATEGORIES },
      purpose: text,
      kato: text,
      encumbrances: { type: 'array', items: text },
      registeredOn: { type: 'string', format: 'date' },
      hasGeometry: { type: 'boolean' },
      status: { type: 'string', enum: PARCEL_STATUSES },
      holder: objectOrNull,
      lastEventRevision: { type: 'integer', minimum: 0 },
      projectionPosition: { type: 'integer', minimum: 1 },
      links: { type: 'object' },
    },
    required: ['cadastralNumber', 'areaHa', 'category', 'kato', 'status', 'holder', 'links'],
  },
  example: {
    cadastralNumber: '19-293-045-101',
    areaHa: '20.0000',
    computedAreaHa: '19.9012',
    category: 'reserve',
    purpose: 'Solar power plant',
    kato: '613600000',
    encumbrances: [],
    registeredOn: '2019-03-18',
    hasGeometry: true,
    status: 'allocated',
    holder: {
      projectId: '5b0f7a10-8d5e-5c56-b1a4-201811090001',
      landHa: '20.0000',
      decisionNo: 'A-31',
      reservedUntil: null,
    },
    lastEventRevision: 2,
    projectionPosition: 74,
    links: { self: '/v1/parcels/19-293-045-101' },
  },
} as const;

/** What the map looks like, for the documentation. */
export const PARCEL_MAP = {
  name: 'ParcelMap',
  schema: {
    type: 'object',
    properties: {
      type: { type: 'string', enum: ['FeatureCollection'] },
      features: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            type: { type: 'string', enum: ['Feature'] },
            id: { type: 'string', description: 'The cadastral number.' },
            geometry: objectOrNull,
            properties: { type: 'object' },
          },
          required: ['type', 'id', 'geometry', 'properties'],
        },
      },
      truncated: { type: 'boolean' },
    },
    required: ['type', 'features', 'truncated'],
  },
  example: {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        id: '19-293-045-101',
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [69.8, 43],
              [69.81, 43],
              [69.81, 43.01],
              [69.8, 43.01],
              [69.8, 43],
            ],
          ],
        },
        properties: {
          cadastralNumber: '19-293-045-101',
          areaHa: '20.0000',
          category: 'reserve',
          purpose: 'Solar power plant',
          kato: '613600000',
          status: 'allocated',
          projectId: '5b0f7a10-8d5e-5c56-b1a4-201811090001',
          heldHa: '20.0000',
        },
      },
    ],
    truncated: false,
  },
} as const;
