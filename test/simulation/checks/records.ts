import { createHash } from 'node:crypto';
import { STRANGER } from '../servers/event-store.js';
import type { World } from '../world.js';

/** A stored event, read off the raw bytes. */
export interface Stored {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly dataText: string;
  readonly metaText: string;
  readonly meta: {
    readonly commandId: string;
    readonly eventId: string;
    readonly fingerprint: string;
    readonly revision: number;
    readonly stream: string;
    readonly salt: string;
  };
}

/** Everything in the register's home, in its order. Shares no code with what reads it in earnest. */
export function recordsOf(world: World): readonly Stored[] {
  const raw =
    world.home === 'postgres'
      ? world.tables.events.map(({ eventId: id, ...event }) => ({ ...event, id }))
      : world.store.all.filter(({ stream }) => !stream.startsWith(STRANGER));
  return raw.map(({ stream, revision, id, type, data, meta }) => ({
    stream,
    revision,
    id,
    type,
    data: JSON.parse(data ?? '') as Record<string, unknown>,
    dataText: data ?? '',
    metaText: meta ?? '',
    meta: JSON.parse(meta ?? '') as Stored['meta'],
  }));
}

/** SHA-256 over tag, salt and data, as audit.md says it: what a receipt names. */
export function hashOf({ dataText, meta }: Stored): string {
  const salt = Buffer.from(meta.salt, 'base64url');
  return createHash('sha256')
    .update(Buffer.concat([Buffer.from('qadam/data/v1\0'), salt, Buffer.from(dataText)]))
    .digest('hex');
}

export function byCommand(records: readonly Stored[]): ReadonlyMap<string, readonly Stored[]> {
  const groups = new Map<string, Stored[]>();
  for (const record of records) {
    const group = groups.get(record.meta.commandId);
    if (group === undefined) groups.set(record.meta.commandId, [record]);
    else group.push(record);
  }
  return groups;
}
