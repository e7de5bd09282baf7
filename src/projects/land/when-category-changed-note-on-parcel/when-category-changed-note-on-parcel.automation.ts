import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { ChangeParcelCategory } from '../../../land-registry/index.js';
import { automation } from '../../../platform/automations/automation.js';
import type { LandCategoryChanged } from '../../domain/project.events.js';
import { next, type NoteCategory } from './when-category-changed-note-on-parcel.js';

export const whenCategoryChangedNoteOnParcel = automation<LandCategoryChanged, never>({
  name: 'when-category-changed-note-on-parcel',
  takes: { types: ['LandCategoryChanged'] },
  keyOf: event => event.stream,
  next: (_state, event) => next(event),
});

/** From what the automation asks for to the command on the bus. */
export const categoryCommands = {
  ChangeParcelCategory: (payload: NoteCategory, context: CommandContext): ChangeParcelCategory =>
    new ChangeParcelCategory(
      payload.cadastralNumber,
      payload.projectId,
      payload.decisionNo,
      payload.from,
      payload.to,
      payload.changedOn,
      context,
    ),
};
