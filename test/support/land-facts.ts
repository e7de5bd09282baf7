import type {
  LandLimitExceedanceAccepted,
  LandLimitOverridden,
  LandOverlapAccepted,
  LandOverlapOverridden,
} from '../../src/projects/domain/project.events.js';
import { CADASTRAL_NUMBER, DECIDER, LAND_DECIDER, OTHER_PROJECT_ID } from './people.js';

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

/** The decision maker lets the project have more land than the 20 ha that were approved. */
export function limitOverride(over: Partial<LandLimitOverridden['data']> = {}): LandLimitOverridden {
  return {
    type: 'LandLimitOverridden',
    data: {
      overrideId: 'LL-1',
      upToHa: '22.5000',
      overriddenOn: '2019-03-08',
      reason: 'The plot cannot be divided without cutting off the road',
      overriddenBy: DECIDER,
      ...over,
    },
  };
}

/** Recorded with the allocation that rests on it. */
export function exceedanceAccepted(
  over: Partial<LandLimitExceedanceAccepted['data']> = {},
): LandLimitExceedanceAccepted {
  return {
    type: 'LandLimitExceedanceAccepted',
    data: {
      decisionNo: 'A-31',
      allocatedHa: '22.0000',
      approvedHa: '20.0000',
      overrideId: 'LL-1',
      acceptedOn: '2019-05-15',
      ...over,
    },
  };
}
