import { unchanged } from '../../../kernel/eventsourcing/decider.js';
import type { ProjectResumed, ProjectSuspended } from '../project.events.js';

/** The overlay of suspension: it stops the project without moving its stage (domain.md c.2). */
export interface Hold {
  readonly suspended: boolean;
  readonly suspension: ProjectSuspended['data'] | null;
  readonly resumption: ProjectResumed['data'] | null;
}

export const notHeld: Hold = { suspended: false, suspension: null, resumption: null };

export function evolveHold(hold: Hold, event: ProjectSuspended | ProjectResumed): Hold {
  switch (event.type) {
    case 'ProjectSuspended':
      return { ...hold, suspended: true, suspension: event.data };
    case 'ProjectResumed':
      return { ...hold, suspended: false, resumption: event.data };
    default:
      return unchanged(hold, event);
  }
}
