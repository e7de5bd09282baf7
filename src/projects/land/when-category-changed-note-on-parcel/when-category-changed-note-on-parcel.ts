import type { LandCategory } from '../../../land-registry/index.js';
import type { LandCategoryChanged } from '../../domain/project.events.js';

export interface NoteCategory {
  readonly cadastralNumber: string;
  readonly projectId: string;
  readonly decisionNo: string;
  readonly from: LandCategory;
  readonly to: LandCategory;
  readonly changedOn: string;
}

/** The project's decision comes first, as with an allocation (ruling 30); the parcel's stream notes it. */
export function next(event: LandCategoryChanged & { readonly stream: string }): {
  readonly state: null;
  readonly commands: readonly { readonly name: 'ChangeParcelCategory'; readonly payload: NoteCategory }[];
} {
  const { decision, cadastralNumber, from, to } = event.data;
  const projectId = event.stream.slice('project-'.length);
  const payload = { cadastralNumber, projectId, decisionNo: decision.number, from, to, changedOn: decision.date };
  return { state: null, commands: [{ name: 'ChangeParcelCategory', payload }] };
}
