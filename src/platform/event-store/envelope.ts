import type { Actor, CommandContext, Source } from '../../kernel/eventsourcing/command-context.js';
import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import { canonicalJson, canonicalString } from './canonical-json.js';
import { dataHash } from './data-hash.js';
import type { EventToAppend } from './event-log.js';
import { eventIdOf } from './ids.js';

/**
 * What `meta` holds (ruling 21, frozen): one name each in meta, columns and audit header. `fingerprint` joins them
 * by ruling 5. `att`, `pii` and `sig` stay empty until documents, commitments and signatures arrive.
 */
export interface EventMeta {
  readonly actor: Actor;
  readonly att: readonly unknown[];
  readonly causationId: string | null;
  readonly commandId: string;
  readonly correlationId: string;
  readonly eventId: string;
  readonly fingerprint: string;
  readonly occurredOn: string;
  readonly pii: readonly unknown[];
  readonly recordedAt: string;
  readonly revision: number;
  /** 16 bytes, base64url: what makes `dataHash` no lookup table. */
  readonly salt: string;
  readonly schemaVersion: number;
  readonly sig: readonly unknown[];
  readonly source: Source;
  readonly stream: string;
  readonly type: string;
}

export interface EventToEncode {
  readonly event: DomainEvent;
  readonly schemaVersion: number;
  readonly stream: string;
  /** Where in the stream the event will stand. */
  readonly revision: number;
  /** Which event of the command this is, from 0. */
  readonly index: number;
  /** Business date, `YYYY-MM-DD`. */
  readonly occurredOn: string;
  readonly context: Pick<
    CommandContext,
    'commandId' | 'fingerprint' | 'correlationId' | 'causationId' | 'actor' | 'source' | 'now'
  >;
  readonly salt: Buffer;
}

/**
 * From a fact to the bytes that are stored and hashed. Written out by hand, keys in canonical order: it runs for every
 * event, and a spec holds it to canonicalJson.
 * @throws NotCanonical when the event's data has no canonical form
 */
export function encodeEvent(input: EventToEncode): EventToAppend {
  const { event, schemaVersion, stream, revision, index, occurredOn, context, salt } = input;
  const eventId = eventIdOf(context.commandId, index);
  const data = canonicalJson(event.data);
  const meta =
    `{"actor":${actorText(context.actor)},"att":[],"causationId":${textOrNull(context.causationId)}` +
    `,"commandId":${canonicalString(context.commandId)},"correlationId":${canonicalString(context.correlationId)}` +
    `,"eventId":"${eventId}","fingerprint":${canonicalString(context.fingerprint)}` +
    `,"occurredOn":${canonicalString(occurredOn)},"pii":[],"recordedAt":${canonicalString(context.now)}` +
    `,"revision":${integer(revision)},"salt":"${salt.toString('base64url')}","schemaVersion":${integer(schemaVersion)}` +
    `,"sig":[],"source":${sourceText(context.source)},"stream":${canonicalString(stream)}` +
    `,"type":${canonicalString(event.type)}}`;
  return {
    eventId,
    type: event.type,
    schemaVersion,
    data,
    meta,
    dataHash: dataHash(salt, data),
    actor: context.actor.client,
    correlationId: context.correlationId,
    causationId: context.causationId,
    recordedAt: context.now,
    occurredOn,
  };
}

/** Reads a stored envelope. The bytes are ours, written by encodeEvent. */
export function decodeMeta(meta: string): EventMeta {
  return JSON.parse(meta) as EventMeta;
}

function actorText(actor: Actor): string {
  return (
    `{"client":${canonicalString(actor.client)},"onBehalfOf":${textOrNull(actor.onBehalfOf)}` +
    `,"organisationId":${canonicalString(actor.organisationId)},"personId":${textOrNull(actor.personId)}` +
    `,"role":${canonicalString(actor.role)}}`
  );
}

function sourceText(source: Source): string {
  return (
    `{"channel":${canonicalString(source.channel)},"system":${canonicalString(source.system)}` +
    `,"version":${canonicalString(source.version)}}`
  );
}

function textOrNull(text: string | null): string {
  return text === null ? 'null' : canonicalString(text);
}

function integer(value: number): string {
  return canonicalJson(value);
}
