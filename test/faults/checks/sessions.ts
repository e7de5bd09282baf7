import type { Read } from '../history.js';
import { found, type Finding } from './findings.js';

/**
 * C7: what a client has written it reads, and what it has read it never un-reads, at whatever instance it asks, as long
 * as it hands on its token (0: another one was handed on, that of an event). An answer that says it is not there yet
 * (503) is honest; an older one is not.
 */
export function checkSessions(reads: readonly Read[]): Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  for (const read of [...reads].sort((a, b) => a.invoked - b.invoked)) {
    const { client, instance, project, status, token, position, revision, atLeast } = read;
    const say = (text: string): void =>
      void findings.push(found('C7', `${client} at ${instance}, ${project}, token ${token}: ${text}`));
    if (status === null || status === 503) continue;
    if (status !== 200) {
      say(`answered ${status}, though what it shows was written before`);
      continue;
    }
    if ((position ?? -1) < token) say(`shown as of ${position}`);
    if ((revision ?? -1) < atLeast) say(`shown at revision ${revision}, written at ${atLeast}`);
    const before = seen.get(client) ?? -1;
    if (token > 0 && (position ?? -1) < before) say(`went back from ${before} to ${position}`);
    seen.set(client, Math.max(before, position ?? -1));
  }
  return findings;
}
