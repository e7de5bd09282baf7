import type { Accepted } from '../../../kernel/eventsourcing/accepted.js';
import { etagOf } from '../headers/entity-tags.js';
import { quoteKey } from '../headers/idempotency-key.js';
import { syncTokenOf } from '../headers/sync-token.js';
import { Answer, JSON_TYPE } from './answer.js';
import type { CommandRequest } from './command-route.js';

export interface CommandAnswerOptions {
  /** Where the new thing resolves. Absent: the called path and the first event's id, `…/approvals/{eventId}`. */
  readonly location?: string;
  /** Rules the figures break without being refused (ruling 32). */
  readonly warnings?: readonly { readonly code: string; readonly detail: string }[];
}

/**
 * The answer of a command (ruling 36): 201 when facts stand, 200 when there was nothing to record. Equal for every
 * replay of the key but for `Idempotent-Replayed`. `Prefer: wait` answers once the read models show the command; if
 * they do not in time, the command stands and the answer says so by leaving out `Preference-Applied`.
 */
export async function answerCommand(
  request: CommandRequest,
  accepted: Accepted,
  options: CommandAnswerOptions = {},
): Promise<Answer> {
  const { qadam } = request.raw.server;
  const { waitMs, minimal } = request.prefer;
  const applied: string[] = [];
  if (waitMs !== null && (await qadam.readModels.waitFor(qadam.readModelNames, accepted, waitMs))) {
    applied.push(`wait=${waitMs / 1_000}`);
  }
  if (minimal) applied.push('return=minimal');
  const [first] = accepted.facts;
  const headers: Record<string, string> = {
    etag: etagOf(accepted.revision),
    'idempotency-key': quoteKey(request.key),
    'sync-token': syncTokenOf(qadam.incarnation, accepted),
  };
  if (first !== undefined) headers['location'] = options.location ?? `${request.path}/${first.eventId}`;
  if (accepted.replayed) headers['idempotent-replayed'] = 'true';
  if (applied.length > 0) headers['preference-applied'] = applied.join(', ');
  const status = first === undefined ? 200 : 201;
  if (minimal) return new Answer(status, headers, '');
  headers['content-type'] = JSON_TYPE;
  return new Answer(status, headers, JSON.stringify(commandBody(accepted, options)));
}

function commandBody({ revision, facts }: Accepted, { warnings }: CommandAnswerOptions): object {
  const receipt = { eventIds: facts.map(fact => fact.eventId), dataHashes: facts.map(fact => fact.dataHash) };
  return warnings === undefined || warnings.length === 0 ? { revision, receipt } : { revision, receipt, warnings };
}
