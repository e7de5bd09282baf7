import { MemoryEventLog } from '../../src/platform/event-store/memory/memory-event-log.js';
import { eventLogContract } from './event-log.contract.js';

eventLogContract('in memory', async () => {
  const open = () => new MemoryEventLog({ clock: Date.now });
  const log = open();
  return { log, another: () => null, fresh: open, settled: async () => undefined, close: () => log.close() };
});
