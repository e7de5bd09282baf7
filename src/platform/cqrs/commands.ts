import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Accepted } from '../../kernel/eventsourcing/accepted.js';
import type { Command } from '../../kernel/eventsourcing/command-context.js';

/** Nest's bus, typed: every command of the register answers `Accepted`. */
@Injectable()
export class Commands {
  constructor(@Inject(CommandBus) private readonly bus: CommandBus) {}

  send(command: Command): Promise<Accepted> {
    return this.bus.execute<Command, Accepted>(command);
  }
}
