import type { History } from '../clients/history.js';
import { found, type Finding } from './finding.js';
import { byCommand, type Stored } from './records.js';

/**
 * The port's own words. Salts make the bytes of every attempt its own, so it can be told who stored what: an attempt
 * that said "nothing stored" must not be found in the store, and a result must be what is found there.
 */
export function checkAttempts(history: History, records: readonly Stored[]): readonly Finding[] {
  const findings: Finding[] = [];
  const bytes = new Set(records.map(({ metaText }) => metaText));
  const stored = byCommand(records);
  for (const { commandId, stream, metas, failure, result, expected, ended } of history.appendings) {
    const isThere = metas.some(meta => bytes.has(meta));
    const saidNothing = failure !== null && failure !== 'unknown' && failure !== 'died';
    const complain = (check: string, what: string): void =>
      void findings.push(found(check, `append of ${commandId} to ${stream} after ${expected} said ${what}`, commandId));
    if (saidNothing && isThere) complain('P4', `${failure} at ${Math.round(ended ?? 0)}, and its bytes are stored`);
    if (result === null) continue;
    const run = stored.get(commandId) ?? [];
    if (metas.length > 0 && !result.duplicate && !metas.every(meta => bytes.has(meta))) {
      complain('P1', 'stored, and its bytes are not');
    }
    if (result.events > 0 && (run.length !== result.events || run.at(-1)?.revision !== result.lastRevision)) {
      const there = `${run.length} up to v${run.at(-1)?.revision ?? -1}`;
      complain('P3', `${result.events} events up to v${result.lastRevision}, found are ${there}`);
    }
  }
  return findings;
}
