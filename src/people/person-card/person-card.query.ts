import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { AggregateStreams } from '../../platform/cqrs/aggregate-streams.js';
import { personAggregate } from '../domain/person.js';
import { violation } from '../domain/person.violations.js';
import { PersonVault } from '../person-vault.js';
import { personCard, type PersonCard } from './person-card.js';

export class PersonCardQuery extends Query<PersonCard> {
  constructor(
    readonly personId: string,
    readonly withNames: boolean,
  ) {
    super();
  }
}

/** The stream is asked before the vault: after `PersonErased` nothing is read, whether the key is destroyed yet or not. */
@QueryHandler(PersonCardQuery)
export class PersonCardHandler implements IQueryHandler<PersonCardQuery> {
  constructor(
    @Inject(AggregateStreams) private readonly streams: AggregateStreams,
    @Inject(PersonVault) private readonly vault: PersonVault,
  ) {}

  async execute({ personId, withNames }: PersonCardQuery): Promise<PersonCard> {
    const { state } = await this.streams.load(personAggregate, personId);
    if (state.status === 'unknown') throw violation('person.not-registered');
    if (state.status === 'erased') throw violation('person.erased', { erasedOn: state.erasure.erasedOn });
    if (!withNames) return personCard(state.registration, null);
    const opened = await this.vault.open(personId);
    if (opened === null) return personCard(state.registration, null);
    return personCard(state.registration, { data: opened.data, salt: opened.salt.toString('base64url') });
  }
}
