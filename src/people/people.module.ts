import { Module } from '@nestjs/common';
import { commandHandler } from '../platform/cqrs/command-handler.js';
import { provideActions } from '../platform/security/action-table.js';
import { personAggregate } from './domain/person.js';
import { ErasePersonController } from './erase-person/erase-person.controller.js';
import { ErasePerson, erasePerson } from './erase-person/erase-person.js';
import { peopleActions } from './people.actions.js';
import { PersonCardController } from './person-card/person-card.controller.js';
import { PersonCardHandler } from './person-card/person-card.query.js';
import { RegisterPersonController } from './register-person/register-person.controller.js';
import { RegisterPersonHandler } from './register-person/register-person.handler.js';
import { VaultSweep } from './vault-sweep.js';
import { DestroyPersonalDataHandler } from './when-person-erased-destroy-key/destroy-personal-data.handler.js';

/** `PersonVault` comes from outside (app module): PostgreSQL with the master key checked, or memory in tests. */
@Module({
  controllers: [RegisterPersonController, ErasePersonController, PersonCardController],
  providers: [
    provideActions(peopleActions),
    RegisterPersonHandler,
    commandHandler(personAggregate, ErasePerson, command => command.personId, erasePerson),
    DestroyPersonalDataHandler,
    PersonCardHandler,
    VaultSweep,
  ],
  exports: [VaultSweep],
})
export class PeopleModule {}
