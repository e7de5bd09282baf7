import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Accepted } from '../../kernel/eventsourcing/accepted.js';
import { AggregateStreams } from '../../platform/cqrs/aggregate-streams.js';
import { personAggregate } from '../domain/person.js';
import { violation } from '../domain/person.violations.js';
import { PersonVault } from '../person-vault.js';
import { DestroyPersonalData } from './destroy-personal-data.js';

/** Key, salt and data go together; what remains in events is a commitment that nobody can open any more. */
@CommandHandler(DestroyPersonalData)
export class DestroyPersonalDataHandler implements ICommandHandler<DestroyPersonalData, Accepted> {
  constructor(
    @Inject(AggregateStreams) private readonly streams: AggregateStreams,
    @Inject(PersonVault) private readonly vault: PersonVault,
  ) {}

  async execute({ personId, context }: DestroyPersonalData): Promise<Accepted> {
    const { state } = await this.streams.load(personAggregate, personId);
    if (state.status !== 'erased') throw violation('person.not-erased');
    await this.vault.destroy(personId);
    return this.streams.transact(personAggregate, personId, context, () => []);
  }
}
