import { foldedProjection } from '../../../platform/projections/projection.js';
import type { LandOverlapAccepted } from '../../domain/project.events.js';
import { pairsOf, type AcceptedPair } from './land-overlaps.js';

/** `rm.accepted_overlaps`: pairs of parcels that somebody let overlap; who holds them now, the map of parcels says. */
export const acceptedOverlapsProjection = foldedProjection<LandOverlapAccepted, AcceptedPair>({
  name: 'accepted-overlaps',
  version: 1,
  takes: { types: ['LandOverlapAccepted'] },
  table: 'accepted_overlaps',
  key: 'pair',
  columns: { pair: 'text', projectId: 'uuid', overrideId: 'text', acceptedOn: 'date' },
  keysOf: event => pairsOf(event.data),
  apply: (_row, { stream, data: { overrideId, acceptedOn } }, pair) => ({
    pair,
    projectId: stream.slice('project-'.length),
    overrideId,
    acceptedOn,
  }),
});
