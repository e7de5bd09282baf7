import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { failpoint } from '#failpoint';
import { authorize } from '../../kernel/access/authorize.js';
import type { Accepted } from '../../kernel/eventsourcing/accepted.js';
import { AggregateStreams } from '../../platform/cqrs/aggregate-streams.js';
import { IdempotencyKeyReused } from '../../platform/event-store/event-log.errors.js';
import { personAggregate } from '../domain/person.js';
import { violation } from '../domain/person.violations.js';
import { READ_PERSON } from '../people.actions.js';
import { PersonVault } from '../person-vault.js';
import { RegisterPerson, registerPerson } from './register-person.js';

/** A registration that has not come to its event within this time never will. */
const LEFT_OVER_SECONDS = 60;

/**
 * The vault first, then the event (ruling 1). What a dead process leaves is a vault row without an event: nobody can
 * read it, the same key finishes it with the salt and key it already has, and the sweep removes it.
 */
@CommandHandler(RegisterPerson)
export class RegisterPersonHandler implements ICommandHandler<RegisterPerson, Accepted> {
  constructor(
    @Inject(AggregateStreams) private readonly streams: AggregateStreams,
    @Inject(PersonVault) private readonly vault: PersonVault,
  ) {}

  async execute(command: RegisterPerson): Promise<Accepted> {
    const { personId, context } = command;
    const { state } = await this.streams.load(personAggregate, personId);
    let commitment = '';
    if (state.status === 'unknown') {
      registerPerson(command, state, commitment);
      commitment = await this.#deposit(command);
      failpoint('register-person.after-vault');
    }
    return this.streams.transact(
      personAggregate,
      personId,
      context,
      person => registerPerson(command, person, commitment),
      { creates: true },
    );
  }

  async #deposit(command: RegisterPerson): Promise<string> {
    const { personId, data, context } = command;
    const { commandId, fingerprint } = context;
    for (;;) {
      const deposit = await this.vault.deposit({ personId, commandId, fingerprint, data });
      if (deposit.outcome === 'stored') {
        // The key was used for another person before, in an attempt that never came to its event.
        if (deposit.fingerprint !== fingerprint) throw new IdempotencyKeyReused(commandId);
        return deposit.commitment;
      }
      const { state } = await this.streams.load(personAggregate, deposit.personId);
      const leftOver =
        state.status === 'unknown' && (await this.vault.discardUnfinished(deposit.personId, LEFT_OVER_SECONDS));
      if (!leftOver) throw violation('person.already-registered', this.#whoItIs(command, deposit.personId));
    }
  }

  /** The id is told only to those who may read the person anyway: others learn nothing from trying numbers. */
  #whoItIs({ context }: RegisterPerson, personId: string): { readonly personId?: string } {
    return authorize(context.permission.principal, READ_PERSON).allow ? { personId } : {};
  }
}
