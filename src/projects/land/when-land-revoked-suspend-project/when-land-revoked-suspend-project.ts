import { Area } from '../../../kernel/quantities/area.js';
import type { LandRevoked } from '../../domain/project.events.js';

export interface HoldProject {
  readonly projectId: string;
  readonly decisionNo: string;
}

/** Only a revocation that left nothing holds a project up; the project's stream says whether it still has to be held. */
export function next(event: LandRevoked & { readonly stream: string }): {
  readonly state: null;
  readonly commands: readonly { readonly name: 'SuspendForRevokedLand'; readonly payload: HoldProject }[];
} {
  const { decision, remainingHa } = event.data;
  if (Area.parse(remainingHa).isPositive()) return { state: null, commands: [] };
  const payload = { projectId: event.stream.slice('project-'.length), decisionNo: decision.number };
  return { state: null, commands: [{ name: 'SuspendForRevokedLand', payload }] };
}
