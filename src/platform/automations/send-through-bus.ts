import { type CommandBus } from '@nestjs/cqrs';
import type { Command, CommandContext } from '../../kernel/eventsourcing/command-context.js';
import { RuleViolation } from '../../kernel/eventsourcing/rule-violation.js';
import { automationContext } from '../cqrs/contexts.js';
import { businessDayAt } from '../http/routes/business-day.js';
import type { SendCommand } from './automation.js';

/** By the name an automation asks for: from its payload to the command on the bus. */
export type CommandFactories = Readonly<Record<string, (payload: never, context: CommandContext) => Command>>;

/**
 * Hands an automation's command to the bus, as the register itself. A rule's refusal is a definite answer; everything
 * else is not known, and the same command id is sent again.
 * @throws at once when an automation asks for a command nobody gave a factory for
 */
export function sendThroughBus(bus: CommandBus, factories: CommandFactories, now: () => number): SendCommand {
  return async (name, payload, commandId, causation) => {
    const factory = factories[name];
    if (factory === undefined) throw new TypeError(`${causation.automation} asks for ${name}, which nobody makes`);
    const at = now();
    const context = automationContext({
      ...causation,
      commandId,
      now: new Date(at).toISOString(),
      today: businessDayAt(at),
    });
    try {
      await bus.execute(factory(payload as never, context));
      return { outcome: 'accepted' };
    } catch (error) {
      if (!(error instanceof RuleViolation)) throw error;
      return { outcome: 'refused', code: error.code };
    }
  };
}
