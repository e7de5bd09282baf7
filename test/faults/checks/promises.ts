import { settledAs, type Attempt, type Operation } from '../history.js';
import { EFFECT, TELLS_TOKEN, type Kind } from '../operations.js';
import { commandOf, type Store, type StoredEvent } from '../stored.js';
import { found, type Finding } from './findings.js';

/** C1: what was acknowledged is stored, once, where the answer says. Without the ledger: only what the events tell. */
export function checkLost(
  operations: readonly Operation[],
  { events, commands }: Pick<Store, 'events'> & Partial<Store>,
): Finding[] {
  const at = new Map(events.map(event => [event.eventId, event]));
  const ledger = commands === undefined ? null : new Set(commands.map(({ commandId }) => commandId));
  const findings: Finding[] = [];
  for (const { token, kind, attempts } of operations) {
    for (const { eventIds, revision, client, key } of acknowledged(attempts)) {
      const stored = eventIds.map(id => at.get(id));
      if (stored.includes(undefined))
        findings.push(found('C1', `${kind} ${token} was acknowledged, its events are not there`));
      else if (eventIds.length > 0 && stored.at(-1)?.revision !== revision)
        findings.push(
          found(
            'C1',
            `${kind} ${token} was acknowledged at revision ${revision}, it lies at ${stored.at(-1)?.revision}`,
          ),
        );
      if (ledger !== null && !ledger.has(commandOf(client, key)))
        findings.push(found('C1', `${kind} ${token} was acknowledged, the ledger does not know it`));
    }
  }
  return findings;
}

/** C3: of two commands on one stream, the one answered before the other was sent has the lower revision. */
export function checkRealTime(operations: readonly Operation[], { events }: Store): Finding[] {
  const at = new Map(events.map(event => [event.eventId, event]));
  const byStream = new Map<string, { token: string; invoked: number; completed: number; revision: number }[]>();
  for (const { token, attempts } of operations) {
    const first = acknowledged(attempts)[0];
    const stream = at.get(first?.eventIds[0] ?? '')?.stream;
    if (first === undefined || stream === undefined || first.revision === null) continue;
    const span = { token, invoked: attempts[0]?.invoked ?? 0, completed: first.completed, revision: first.revision };
    byStream.set(stream, [...(byStream.get(stream) ?? []), span]);
  }
  const findings: Finding[] = [];
  for (const [stream, spans] of byStream) {
    const revisions = new Set(spans.map(({ revision }) => revision));
    if (revisions.size < spans.length)
      findings.push(found('C3', `two commands were told the same revision of ${stream}`));
    const done = [...spans].sort((a, b) => a.completed - b.completed);
    let next = 0;
    let highest = -1;
    for (const span of [...spans].sort((a, b) => a.invoked - b.invoked)) {
      for (; next < done.length && (done[next]?.completed ?? 0) < span.invoked; next++)
        highest = Math.max(highest, done[next]?.revision ?? -1);
      if (span.revision <= highest)
        findings.push(
          found('C3', `${span.token} got revision ${span.revision} of ${stream} after ${highest} had been answered`),
        );
    }
  }
  return findings;
}

/** What only a caller can cause: the register itself never records these. */
const ASKED_FOR = new Set<string>(Object.values(EFFECT));

/** C5: nothing is stored that was refused, or that nobody asked for since position `began`. */
export function checkGhosts(operations: readonly Operation[], { events, commands }: Store, began: number): Finding[] {
  const asked = new Map<string, Operation>();
  for (const operation of operations)
    for (const key of new Set([operation.key, ...operation.attempts.map(attempt => attempt.key)]))
      asked.set(commandOf(operation.client, key), operation);
  const findings: Finding[] = [];
  for (const { commandId } of commands) {
    const operation = asked.get(commandId);
    if (operation !== undefined && ['fail', 'unsent'].includes(settledAs(operation)))
      findings.push(found('C5', `${operation.kind} ${operation.token} was refused, and is stored`));
  }
  for (const { commandId, position, type, stream } of events)
    if (position > began && ASKED_FOR.has(type) && !asked.has(commandId))
      findings.push(found('C5', `nobody asked for ${type} in ${stream} at ${position}`));
  return findings;
}

/** C6: at most one effect of each operation, whatever was retried; all answers to a key are equal. */
export function checkOnce(operations: readonly Operation[], { events }: Store): Finding[] {
  const findings: Finding[] = [];
  const effects = countTokens(events);
  for (const operation of operations) {
    const { token, kind, attempts } = operation;
    const times = TELLS_TOKEN.includes(kind as Kind) ? (effects.get(`${EFFECT[kind as Kind]} ${token}`) ?? 0) : 0;
    if (times > 1) findings.push(found('C6', `${kind} ${token} has happened ${times} times`));
    const answers = new Map<string, Set<string>>();
    for (const { key, said } of acknowledged(attempts))
      answers.set(key, (answers.get(key) ?? new Set()).add(JSON.stringify(said)));
    for (const [key, different] of answers)
      if (different.size > 1)
        findings.push(
          found(
            'C6',
            `key ${key} of ${kind} was answered in ${different.size} ways: ${[...different].join(' | ').slice(0, 600)}`,
          ),
        );
  }
  return findings;
}

/** C12: during faults a valid command is answered 2xx, a refusal of the rules, or 503 with the time to come back. */
export function checkStatuses(operations: readonly Operation[], also: readonly number[] = []): Finding[] {
  const findings: Finding[] = [];
  for (const { token, kind, attempts } of operations)
    for (const { status, said, retryAfter } of attempts) {
      if (status !== null && status >= 300 && ![409, 412, 429, 503, ...also].includes(status))
        findings.push(found('C12', `${kind} ${token} was answered ${status}: ${said?.body.slice(0, 300) ?? ''}`));
      if (status === 503 && retryAfter === null)
        findings.push(found('C12', `${kind} ${token} was answered 503 without Retry-After`));
    }
  return findings;
}

function acknowledged(attempts: readonly Attempt[]): Attempt[] {
  return attempts.filter(({ outcome }) => outcome === 'ok');
}

function countTokens(events: readonly StoredEvent[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { type, data } of events) {
    const token = /\bT[0-9a-f]+x\d+z\b/.exec(textOf(type, data))?.[0];
    if (token !== undefined) counts.set(`${type} ${token}`, (counts.get(`${type} ${token}`) ?? 0) + 1);
  }
  return counts;
}

function textOf(type: string, data: Readonly<Record<string, unknown>>): string {
  switch (type) {
    case 'ProposalRegistered':
      return JSON.stringify(data['title']);
    case 'InvestorRegistered':
      return JSON.stringify(data['legalName']);
    case 'MeetingRecorded':
      return String(data['agenda']);
    case 'ProjectSuspended':
    case 'LandReleased':
      return String(data['reasonText']);
    default:
      return '';
  }
}
