import {
  StoreConflict,
  StoreFailure,
  type EventToStore,
  type StoreTransport,
} from '../../../src/platform/event-store/eventstoredb/transport.js';
import type { World } from '../world.js';

/** The transport itself, unless a control asks for one that does what nobody should do. */
export function brokenTransport(world: World, transport: StoreTransport): StoreTransport {
  const { redecideAfterUnknown, answerBeforeStoring } = world.breaks;
  const read: StoreTransport['read'] = (...asked) => transport.read(...asked);
  if (answerBeforeStoring) {
    const append: StoreTransport['append'] = async (...sent) => void transport.append(...sent).catch(() => undefined);
    return { read, append };
  }
  if (!redecideAfterUnknown) return transport;
  return {
    read,
    append: async (stream: string, expected: number, events: readonly EventToStore[], deadlineMs: number) => {
      try {
        await transport.append(stream, expected, events, deadlineMs);
      } catch (error) {
        if (!(error instanceof StoreFailure) || error.outcome !== 'unknown') throw error;
        const [last] = await transport.read(stream, { backwards: true, limit: 1 }, deadlineMs);
        const head = last?.revision ?? -1;
        await transport.append(stream, head, events, deadlineMs);
        throw new StoreConflict(head);
      }
    },
  };
}
