import type { Command, CommandContext } from '../../kernel/eventsourcing/command-context.js';
import type { PersonErased } from '../domain/person.events.js';

/** Sent by the automation only: there is no route. */
export class DestroyPersonalData implements Command {
  constructor(
    readonly personId: string,
    readonly context: CommandContext,
  ) {}
}

/** Every erasure that is recorded is carried out, however often it is asked for. */
export function next(event: PersonErased): {
  readonly state: null;
  readonly commands: readonly {
    readonly name: 'DestroyPersonalData';
    readonly payload: { readonly personId: string };
  }[];
} {
  return { state: null, commands: [{ name: 'DestroyPersonalData', payload: { personId: event.data.personId } }] };
}
