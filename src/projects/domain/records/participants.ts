import { unchanged } from '../../../kernel/eventsourcing/decider.js';
import { withFact, type Facts } from '../facts.js';
import type { MemorandumSigned, ParticipantsEvent, ProjectManagerAssigned } from './participants.events.js';

export interface Participants {
  /** By memorandum id. */
  readonly memoranda: Facts<MemorandumSigned['data']>;
  readonly manager: ProjectManagerAssigned['data'] | null;
}

export const nobodyYet: Participants = { memoranda: null, manager: null };

export function evolveParticipants(participants: Participants, event: ParticipantsEvent): Participants {
  switch (event.type) {
    case 'MemorandumSigned':
      return {
        ...participants,
        memoranda: withFact(participants.memoranda, event.data.memorandumId, event.data),
      };
    case 'ProjectManagerAssigned':
      return { ...participants, manager: event.data };
    default:
      return unchanged(participants, event);
  }
}
