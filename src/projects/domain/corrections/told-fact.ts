import type { Json } from '../../../kernel/eventsourcing/domain-event.js';
import { collectionOf } from '../collections.js';
import { titleOf, type Title } from '../event-titles.js';

/** A stored event, as far as it is shown. */
export interface StoredFact {
  readonly eventId: string;
  readonly type: string;
  readonly revision: number;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly schemaVersion: number;
  /** Canonical JSON text, as hashed. */
  readonly data: string;
  readonly meta: string;
  readonly dataHash: string;
  readonly correlationId: string;
  readonly commandId: string;
}

/** Who said it: by role, organisation and id; a name is asked of the vault. */
export interface ToldActor {
  readonly role: string;
  readonly organisationId: string;
  readonly personId: string | null;
  readonly client: string;
}

/** A fact as the register tells it: what, when, by whom, and what proves it. */
export interface ToldFact {
  readonly eventId: string;
  readonly revision: number;
  readonly type: string;
  readonly title: Title;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly actor: ToldActor | null;
  readonly data: Json;
  readonly schemaVersion: number;
  readonly dataHash: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly links: { readonly self: string | null; readonly project: string; readonly projectThen: string };
}

/** Told as it was stored: what the hash was taken over is what is shown, also of a type newer than this release. */
export function toldFact(projectId: string, fact: StoredFact): ToldFact {
  const { eventId, revision, type, occurredOn, recordedAt, schemaVersion, dataHash, commandId, correlationId } = fact;
  const project = `/v1/projects/${projectId}`;
  const collection = collectionOf(type);
  return {
    eventId,
    revision,
    type,
    title: titleOf(type),
    occurredOn,
    recordedAt,
    actor: actorOf(fact.meta),
    data: JSON.parse(fact.data) as Json,
    schemaVersion,
    dataHash,
    commandId,
    correlationId,
    links: {
      self: collection === null ? null : `${project}/${collection}/${eventId}`,
      project,
      projectThen: `${project}?revision=${revision}`,
    },
  };
}

function actorOf(meta: string): ToldActor | null {
  const { actor } = JSON.parse(meta) as { readonly actor?: ToldActor };
  if (actor === undefined) return null;
  const { role, organisationId, personId, client } = actor;
  return { role, organisationId, personId, client };
}
