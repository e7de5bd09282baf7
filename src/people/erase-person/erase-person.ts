import type { Command, CommandContext } from '../../kernel/eventsourcing/command-context.js';
import type { Person } from '../domain/person.js';
import type { PersonErased } from '../domain/person.events.js';
import { violation } from '../domain/person.violations.js';

export class ErasePerson implements Command {
  constructor(
    readonly personId: string,
    readonly legalGround: string,
    readonly erasedOn: string,
    readonly context: CommandContext,
  ) {}
}

/** Digital Code (9 Jan 2026, No 255-VIII): the right to deletion. The event first; key and salt go after it (ruling 1). */
export function erasePerson(
  { personId, legalGround, erasedOn, context }: ErasePerson,
  person: Person,
): readonly PersonErased[] {
  if (person.status === 'unknown') throw violation('person.not-registered');
  if (person.status === 'erased') return [];
  if (erasedOn > context.today) throw violation('person.dated-in-the-future', { erasedOn });
  const { registeredOn } = person.registration;
  if (erasedOn < registeredOn) throw violation('person.erased-before-registered', { erasedOn, registeredOn });
  return [{ type: 'PersonErased', data: { personId, legalGround, erasedOn, erasedBy: context.actor.personId } }];
}
