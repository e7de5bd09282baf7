/**
 * A saboteur, loaded before the register: the log says "stored" at once and stores a little later. Whoever is killed
 * in between has promised what is not there.
 */
import { PostgresEventLog } from '../../../dist/platform/event-store/postgres/postgres-event-log.js';

const append = PostgresEventLog.prototype.append;
PostgresEventLog.prototype.append = async function (command, options) {
  if (!command.stream.startsWith('project-')) return append.call(this, command, options);
  setTimeout(() => append.call(this, command, options).catch(() => undefined), 150);
  const before = command.expected === 'none' ? -1 : command.expected.revision;
  const lastRevision = before + command.events.length;
  return {
    duplicate: false,
    commandId: command.commandId,
    stream: command.stream,
    events: 1,
    lastPosition: 1,
    lastRevision,
  };
};
