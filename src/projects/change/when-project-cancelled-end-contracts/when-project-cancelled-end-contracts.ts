import { projectIdOf } from '../../domain/land/holdings.js';
import type { ProjectCancelled } from '../../domain/project.events.js';

export interface EndContracts {
  readonly projectId: string;
  /** Of the cancellation. */
  readonly decisionNo: string;
}

/** Two steps, one for each kind of contract; land goes back by `when-land-released-release-parcel`. */
export function next(event: ProjectCancelled & { readonly stream: string }): {
  readonly state: null;
  readonly commands: readonly { readonly name: 'EndAgreements' | 'EndPpa'; readonly payload: EndContracts }[];
} {
  const payload = { projectId: projectIdOf(event), decisionNo: event.data.decision.number };
  return {
    state: null,
    commands: [
      { name: 'EndAgreements', payload },
      { name: 'EndPpa', payload },
    ],
  };
}
