import type { LandOverlapAccepted, LandOverlapOverridden } from '../../src/projects/domain/project.events.js';
import { CADASTRAL_NUMBER, LAND_DECIDER, OTHER_PROJECT_ID } from './people.js';

/** Of another project, beside the plot of the story. */
export const NEIGHBOUR = '19-293-045-250';

/** The land decider lets the plot overlap with its neighbour. */
export function overlapOverride(over: Partial<LandOverlapOverridden['data']> = {}): LandOverlapOverridden {
  return {
    type: 'LandOverlapOverridden',
    data: {
      overrideId: 'LO-1',
      cadastralNumber: CADASTRAL_NUMBER,
      neighbours: [NEIGHBOUR],
      overriddenOn: '2019-03-22',
      reason: 'The boundary in the cadastre is older than the survey',
      overriddenBy: LAND_DECIDER,
      ...over,
    },
  };
}

/** Recorded with the reservation that rests on it. */
export function overlapAccepted(): LandOverlapAccepted {
  return {
    type: 'LandOverlapAccepted',
    data: {
      reservationId: 'reservation-1',
      cadastralNumber: CADASTRAL_NUMBER,
      overlaps: [{ cadastralNumber: NEIGHBOUR, projectId: OTHER_PROJECT_ID, overlapHa: '0.5000', sharePct: '0.50' }],
      overrideId: 'LO-1',
      acceptedOn: '2019-03-25',
    },
  };
}
