import { settledAs, type Intrusion, type Operation } from '../history.js';
import { commandOf, type Store } from '../stored.js';
import { found, type Finding } from './findings.js';

/** A refusal waits this long for its batch; a process killed before that takes it along (ruling 38). */
const WRITTEN_WITHIN_MS = 5_000;

export interface Death {
  readonly instance: string;
  readonly at: number;
}

/**
 * C10: every event that a caller caused names the person and the request it came from; who may not is refused whatever
 * is broken, and each answer 403 has one record in the audit, unless its process died before it could write it.
 */
export function checkAudit(
  operations: readonly Operation[],
  intrusions: readonly Intrusion[],
  deaths: readonly Death[],
  { events }: Pick<Store, 'events'>,
): Finding[] {
  const findings: Finding[] = [];
  const asked = new Map<string, Operation>();
  for (const operation of operations) asked.set(commandOf(operation.client, operation.key), operation);
  const records = new Map<string, number>();
  for (const { type, data, commandId, person, correlation, position } of events) {
    if (type === 'AccessRefused') records.set(String(data['traceId']), (records.get(String(data['traceId'])) ?? 0) + 1);
    const operation = asked.get(commandId);
    if (operation === undefined || settledAs(operation) !== 'ok') continue;
    if (`person:${person}` !== operation.client)
      findings.push(found('C10', `${type} at ${position} names ${person}, asked for by ${operation.client}`));
    if (correlation !== operation.token)
      findings.push(found('C10', `${type} at ${position} is correlated with ${correlation}, not ${operation.token}`));
  }
  for (const { wanted, status, traceId, completed, instance } of intrusions) {
    if (status === null || status === 503) continue;
    if (status !== wanted) findings.push(found('C10', `an intruder was answered ${status} instead of ${wanted}`));
    if (status !== 403) continue;
    const died = deaths.some(
      ({ instance: dead, at }) => dead === instance && at >= completed && at < completed + WRITTEN_WITHIN_MS,
    );
    const times = records.get(traceId) ?? 0;
    if (times > 1 || (times === 0 && !died))
      findings.push(found('C10', `the refusal ${traceId} at ${instance} has ${times} records in the audit`));
  }
  return findings;
}
