import type { EventLog } from '../../../src/platform/event-store/event-log.js';
import { brokenTransport } from '../controls/broken-transport.js';
import type { Process } from '../machinery/process.js';
import type { World } from '../world.js';
import { ClaimedLog } from './claimed-log.js';
import { LaneLog } from './lane-log.js';
import { SimulatedTransport } from './simulated-transport.js';
import { WatchedLog } from './watched-log.js';

/** The log of one process, over the register's home. */
export function logOf(world: World, process: Process): EventLog {
  if (world.home === 'postgres') return new WatchedLog(world, process, new LaneLog(world, process), null);
  const transport = new SimulatedTransport(world, process);
  const log = new ClaimedLog(world, process, brokenTransport(world, transport));
  return new WatchedLog(world, process, log, transport);
}
