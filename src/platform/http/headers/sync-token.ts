import type { Place } from '../../event-store/event-log.js';
import { stillHolds } from '../../backup/incarnations.js';
import type { HttpPlatform } from '../http-platform.js';
import { Gone, InvalidInput } from '../problems/errors.js';

const NUMBERED = /^([1-9]\d{0,8})\.(0|[1-9]\d{0,14})$/;
const NAMED = /^([1-9]\d{0,8})\.r(0|[1-9]\d{0,14})\.([A-Za-z0-9_-]{1,1000})$/;

/** Opaque to callers: the register's incarnation and a log position, or an event of a stream where it has none yet. */
export function syncTokenOf(incarnation: number, { stream, revision, position }: Place): string {
  if (position !== null || revision < 0) return `${incarnation}.${position ?? 0}`;
  return `${incarnation}.r${revision}.${Buffer.from(stream).toString('base64url')}`;
}

/**
 * What a caller wants to see; null without a token. A token of an earlier life of the register holds as long as its
 * position lies before the place where the next one began; one that names an event does not say where that is.
 * Throws InvalidInput, or Gone for a history that is no longer this register's.
 */
export function readSyncToken(
  header: string | undefined,
  { incarnation, incarnations = [] }: Pick<HttpPlatform, 'incarnation' | 'incarnations'>,
): number | Place | null {
  if (header === undefined) return null;
  const [, life, place, name] = NUMBERED.exec(header) ?? NAMED.exec(header) ?? [];
  if (life === undefined) {
    throw new InvalidInput([
      { header: 'Sync-Token', code: 'SYNC_TOKEN_MALFORMED', detail: 'Expected a Sync-Token as an answer gave it.' },
    ]);
  }
  const token = { incarnation: Number(life), position: name === undefined ? Number(place) : Infinity };
  if (!stillHolds(token, incarnation, incarnations)) {
    throw new Gone('the Sync-Token is ahead of the history that this register was restored to');
  }
  if (name === undefined) return Number(place);
  return { stream: Buffer.from(name, 'base64url').toString(), revision: Number(place), position: null };
}
