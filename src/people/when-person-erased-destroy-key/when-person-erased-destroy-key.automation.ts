import type { CommandContext } from '../../kernel/eventsourcing/command-context.js';
import { automation } from '../../platform/automations/automation.js';
import type { PersonErased } from '../domain/person.events.js';
import { DestroyPersonalData, next } from './destroy-personal-data.js';

export const whenPersonErasedDestroyKey = automation<PersonErased, object>({
  name: 'when-person-erased-destroy-key',
  takes: { types: ['PersonErased'] },
  keyOf: event => event.data.personId,
  next: (_state, event) => next(event),
});

/** From what the automation asks for to the command on the bus. */
export const destroyCommands = {
  DestroyPersonalData: (payload: { readonly personId: string }, context: CommandContext): DestroyPersonalData =>
    new DestroyPersonalData(payload.personId, context),
};
