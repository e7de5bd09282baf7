import type { Store } from '../stored.js';
import { found, type Finding } from './findings.js';

/** C2: positions are 1, 2, 3 …; revisions of a stream are 0, 1, 2 …; what one command stored lies together. */
export function checkShape({ events, commands }: Pick<Store, 'events'> & Partial<Store>): Finding[] {
  const findings: Finding[] = [];
  const next = new Map<string, number>();
  const ids = new Set<string>();
  const ofCommand = new Map<string, number[]>();
  events.forEach((event, index) => {
    const { position, stream, revision, eventId, commandId } = event;
    if (position !== index + 1) findings.push(found('C2', `position ${position} stands where ${index + 1} belongs`));
    const expected = next.get(stream) ?? 0;
    if (revision !== expected)
      findings.push(found('C2', `${stream} has revision ${revision} where ${expected} belongs`));
    next.set(stream, revision + 1);
    if (ids.has(eventId)) findings.push(found('C2', `event ${eventId} is stored twice`));
    ids.add(eventId);
    ofCommand.set(commandId, [...(ofCommand.get(commandId) ?? []), position]);
  });
  if (commands === undefined) return findings;
  const ledger = new Map(commands.map(command => [command.commandId, command]));
  for (const [commandId, positions] of ofCommand) {
    const entry = ledger.get(commandId);
    const [first, last] = [positions[0] ?? 0, positions.at(-1) ?? 0];
    if (last - first + 1 !== positions.length) findings.push(found('C2', `the events of ${commandId} lie apart`));
    if (entry === undefined) findings.push(found('C2', `${commandId} has events and no entry in the ledger`));
    else if (entry.first !== first || entry.last !== last)
      findings.push(
        found('C2', `the ledger has ${commandId} at ${entry.first} to ${entry.last}, it lies at ${first} to ${last}`),
      );
  }
  for (const { commandId, first } of commands)
    if (first !== null && !ofCommand.has(commandId)) findings.push(found('C2', `the events of ${commandId} are gone`));
  return findings;
}
