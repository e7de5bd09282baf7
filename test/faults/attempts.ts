import type { Attempt, Operation, Outcome, Said } from './history.js';
import type { Answer } from './http.js';
import type { Wanted } from './operations.js';

/** A refusal by If-Match tells the revision of now. */
export function revisionToKnow(attempt: Attempt): number | null {
  if (attempt.status !== 412) return attempt.revision;
  return numberIn(attempt.said?.body ?? '', 'currentVersion');
}

export function describe(
  operation: Operation,
  wanted: Wanted,
  key: string,
  instance: string,
  invoked: number,
  answer: Answer | null,
  unsent: boolean,
): Attempt {
  const body = answer?.body ?? '';
  const outcome = outcomeOf(answer, unsent);
  const said: Said | null =
    answer === null
      ? null
      : {
          status: answer.status,
          body,
          etag: answer.headers['etag'] ?? null,
          location: answer.headers['location'] ?? null,
          syncToken: answer.headers['sync-token'] ?? null,
        };
  // Where a store gives no numbers the token names an event; a look hands it on as it is.
  const position = /^\d+\.(\d+)$/.exec(said?.syncToken ?? '')?.[1];
  return {
    op: operation.token,
    kind: operation.kind,
    client: operation.client,
    key,
    project: wanted.project,
    instance,
    invoked,
    completed: performance.now(),
    outcome,
    status: answer?.status ?? null,
    code: outcome === 'ok' ? null : codeIn(body),
    revision: outcome === 'ok' ? numberIn(body, 'revision') : null,
    position: position === undefined ? null : Number(position),
    eventIds: outcome === 'ok' ? eventIdsIn(body) : [],
    retryAfter: answer?.headers['retry-after'] ?? null,
    said,
  };
}

/** 5xx and a lost race (409 `concurrent-change`, ruling 27) may have happened; every other refusal is one. */
function outcomeOf(answer: Answer | null, unsent: boolean): Outcome {
  if (answer === null) return unsent ? 'unsent' : 'info';
  if (answer.status >= 200 && answer.status < 300) return 'ok';
  if (answer.status >= 500 || answer.status === 429) return 'info';
  return answer.status === 409 && codeIn(answer.body) === 'concurrent-change' ? 'info' : 'fail';
}

const numberIn = (body: string, member: string): number | null => {
  const value = fieldIn(body, member);
  return typeof value === 'number' ? value : null;
};
function codeIn(body: string): string | null {
  const code = fieldIn(body, 'type');
  return typeof code === 'string' ? (code.split('/').at(-1) ?? null) : null;
}
function eventIdsIn(body: string): string[] {
  const receipt = fieldIn(body, 'receipt') as { eventIds?: string[] } | undefined;
  return receipt?.eventIds ?? [];
}
function fieldIn(body: string, member: string): unknown {
  try {
    return (JSON.parse(body) as Record<string, unknown>)[member];
  } catch {
    return undefined;
  }
}
