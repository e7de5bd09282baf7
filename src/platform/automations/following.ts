import { handledProjection, type Projection } from '../projections/projection.js';
import type { Automation } from './automation.js';
import { lockProcesses, ReactionWriter } from './reaction-writer.js';

/**
 * An automation reads the log as a projection does: owner, checkpoint, parking and retries are the same. Its tables
 * are not made anew per version, because what it has asked for was asked for.
 */
export function followAs(automation: Automation): Projection {
  return handledProjection({
    name: automation.name,
    version: 1,
    takes: automation.takes,
    tables: [],
    handle: async (tx, events) => {
      const belonging = events.flatMap(event => {
        const key = automation.keyOf(event);
        return key === null ? [] : [{ key, event }];
      });
      if (belonging.length === 0) return;
      const keys = [...new Set(belonging.map(({ key }) => key))];
      const known = await lockProcesses(tx, automation.name, keys);
      const states = new Map<string, object>([...known].map(([key, process]) => [key, process.state]));
      const writer = new ReactionWriter(automation.name);
      const cause = { automation: automation.name, byTimer: false };
      for (const { key, event } of belonging) {
        const reaction = automation.next(states.get(key) ?? null, event);
        const { eventId, correlationId } = event;
        writer.add(key, reaction, { ...cause, correlationId, causationId: eventId }, eventId);
        if (reaction.state === null) states.delete(key);
        else states.set(key, reaction.state);
      }
      await writer.write(tx);
    },
  });
}
