import type { Command, CommandContext } from '../../kernel/eventsourcing/command-context.js';
import type { Person } from '../domain/person.js';
import type { PersonRegistered } from '../domain/person.events.js';
import { fieldsOf, type PersonalData } from '../domain/personal-data.js';
import { violation } from '../domain/person.violations.js';

export class RegisterPerson implements Command {
  constructor(
    readonly data: PersonalData,
    readonly registeredOn: string,
    readonly context: CommandContext,
  ) {}

  /** Derived from the command: the same request sent again registers nobody new (ruling 25). */
  get personId(): string {
    return this.context.idFor('person');
  }

  /** A command may end in a log line by mistake; this one says nothing there. */
  toJSON(): string {
    return `RegisterPerson ${this.personId}`;
  }
}

/** The vault holds the data already; the event says only that it does, and to what content it is bound. */
export function registerPerson(
  { data, registeredOn, context, personId }: RegisterPerson,
  person: Person,
  commitment: string,
): readonly PersonRegistered[] {
  if (person.status !== 'unknown') throw violation('person.already-registered', { personId });
  if (registeredOn > context.today) throw violation('person.dated-in-the-future', { registeredOn });
  return [{ type: 'PersonRegistered', data: { personId, commitment, fields: fieldsOf(data), registeredOn } }];
}
