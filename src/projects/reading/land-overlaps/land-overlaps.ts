import type { OverlappingPair } from '../../../land-registry/index.js';
import type { LandOverlapAccepted } from '../../domain/project.events.js';
import { exceedsSurveys, shareOfSmaller } from '../../domain/land/overlap-rules.js';

/** A pair that somebody let overlap, by its numbers. */
export interface AcceptedPair {
  /** Both cadastral numbers in their order, with a slash between. */
  readonly pair: string;
  readonly projectId: string;
  readonly overrideId: string;
  readonly acceptedOn: string;
}

export function pairOf(one: string, other: string): string {
  return one < other ? `${one}/${other}` : `${other}/${one}`;
}

export function pairsOf({ cadastralNumber, overlaps }: LandOverlapAccepted['data']): readonly string[] {
  return overlaps.map(overlap => pairOf(cadastralNumber, overlap.cadastralNumber));
}

/** An overlap as it is answered. `accepted` tells one that was overridden from one that a race or an older release left. */
export interface LandOverlap {
  readonly parcels: OverlappingPair['parcels'];
  readonly overlapHa: string | null;
  readonly sharePct: string | null;
  /** More than surveys err by. */
  readonly exceedsLimit: boolean;
  readonly accepted: Omit<AcceptedPair, 'pair'> | null;
}

/** Judged by the limits that hold last: the list is about today, whenever the land was reserved. */
const AT_LAST = '9999-12-31';

export function landOverlap(found: OverlappingPair, accepted: ReadonlyMap<string, AcceptedPair>): LandOverlap {
  const { parcels, overlapHa } = found;
  const [one, other] = parcels;
  const known = accepted.get(pairOf(one.cadastralNumber, other.cadastralNumber));
  const still = known !== undefined && parcels.some(({ projectId }) => projectId === known.projectId);
  return {
    parcels,
    overlapHa,
    sharePct: shareOfSmaller(found),
    exceedsLimit: exceedsSurveys(found, AT_LAST),
    accepted: still ? { projectId: known.projectId, overrideId: known.overrideId, acceptedOn: known.acceptedOn } : null,
  };
}

/** What an overlap looks like, for the documentation. */
export const LAND_OVERLAP = {
  name: 'LandOverlap',
  schema: {
    type: 'object',
    properties: {
      parcels: {
        type: 'array',
        minItems: 2,
        maxItems: 2,
        items: {
          type: 'object',
          properties: {
            cadastralNumber: { type: 'string' },
            projectId: { type: 'string', format: 'uuid' },
            holding: { type: 'string', enum: ['reserved', 'allocated'] },
          },
          required: ['cadastralNumber', 'projectId', 'holding'],
        },
      },
      overlapHa: { anyOf: [{ type: 'string' }, { type: 'null' }], description: 'Null: nobody can compute it.' },
      sharePct: { anyOf: [{ type: 'string' }, { type: 'null' }], description: 'Percent of the smaller parcel.' },
      exceedsLimit: { type: 'boolean', description: 'More than 0.1 ha or 0.5 percent of the smaller parcel (X2).' },
      accepted: {
        anyOf: [{ type: 'object' }, { type: 'null' }],
        description: 'The override that a reservation rests on. Null: nobody let it.',
      },
    },
    required: ['parcels', 'overlapHa', 'sharePct', 'exceedsLimit', 'accepted'],
  },
  example: {
    parcels: [
      { cadastralNumber: '19-293-045-101', projectId: '5b0f7a10-8d5e-5c56-b1a4-201811090001', holding: 'allocated' },
      { cadastralNumber: '19-293-045-250', projectId: '5b0f7a10-8d5e-5c56-b1a4-201811090002', holding: 'reserved' },
    ],
    overlapHa: '0.5000',
    sharePct: '2.50',
    exceedsLimit: true,
    accepted: null,
  },
} as const;
