import { createHash } from 'node:crypto';
import type { EventLog, RecordedEvent } from '../../src/platform/event-store/event-log.js';

/** Everything of the business that is recorded: streams, types and data; not when it was recorded, nor its salts. */
export async function whatIsRecorded(log: EventLog): Promise<readonly (readonly [string, string, string])[]> {
  const events = await log.readAll({ after: 0, limit: 100_000 });
  return [...events]
    .filter(({ stream }) => !stream.startsWith('audit-'))
    .sort((a, b) => (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : a.revision - b.revision))
    .map(event => [event.stream, event.type, dataOf(event)] as const);
}

/**
 * A commitment is made with a salt that nobody can guess, and a claim says on which day the register took it: that they
 * stand there is what two registers share, and one register on two days.
 */
function dataOf({ data }: RecordedEvent): string {
  return data.replace(/"(commitment|claimedOn)":"[^"]+"/, '"$1":"…"');
}

export const digestOf = (recorded: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(recorded)).digest('hex');

/** Once the automations have said what follows from the last command: each allocation confirmed, each release done. */
export async function untilSettled(log: EventLog): Promise<void> {
  for (;;) {
    const events = await log.readAll({ after: 0, limit: 100_000 });
    const count = (type: string, says = ''): number =>
      events.filter(event => event.type === type && event.data.includes(says)).length;
    const owed = count('LandAllocated') - count('ParcelAllocated');
    const held = count('ProjectCancelled', '"landDisposition":"release"') - count('ParcelReleased');
    if (owed === 0 && held === 0) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
