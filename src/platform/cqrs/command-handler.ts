import { Inject, Injectable, type Type } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { Accepted } from '../../kernel/eventsourcing/accepted.js';
import type { Aggregate } from '../../kernel/eventsourcing/aggregate.js';
import type { Command } from '../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../kernel/eventsourcing/decider.js';
import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import { AggregateStreams } from './aggregate-streams.js';

/** A command's class; its fields are plain JSON. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a constructor type takes whatever its class takes
export type CommandClass<C extends Command> = new (...args: any[]) => C;

interface CommandRunner<C> {
  execute(command: C): Promise<Accepted>;
}

/**
 * The handler of a command that needs nothing but its own stream: load, decide, append.
 * Replaces one empty class per command; a handler that looks something up is written out.
 */
export function commandHandler<C extends Command, State, Event extends DomainEvent>(
  aggregate: Aggregate<State, Event>,
  command: CommandClass<C>,
  keyOf: (command: C) => string,
  decide: Decide<C, State, NoInfer<Event>>,
): Type<CommandRunner<C>> {
  @Injectable()
  @CommandHandler(command)
  class Handler {
    constructor(@Inject(AggregateStreams) private readonly streams: AggregateStreams) {}

    execute(sent: C): Promise<Accepted> {
      return this.streams.transact(aggregate, keyOf(sent), sent.context, state => decide(sent, state));
    }
  }
  Object.defineProperty(Handler, 'name', { value: `${command.name}Handler` });
  return Handler;
}
