import { Gone, InvalidInput } from '../problems/errors.js';

const TOKEN = /^([1-9]\d{0,8})\.(0|[1-9]\d{0,14})$/;

/** Opaque to callers: the register's incarnation and a log position. */
export function syncTokenOf(incarnation: number, position: number): string {
  return `${incarnation}.${position}`;
}

/** The position a caller wants to see; null without a token. Throws InvalidInput, or Gone for another incarnation. */
export function readSyncToken(header: string | undefined, incarnation: number): number | null {
  if (header === undefined) return null;
  const match = TOKEN.exec(header);
  if (match === null) {
    throw new InvalidInput([
      { header: 'Sync-Token', code: 'SYNC_TOKEN_MALFORMED', detail: 'Expected a Sync-Token as an answer gave it.' },
    ]);
  }
  if (Number(match[1]) !== incarnation) throw new Gone('the Sync-Token is of another incarnation of the register');
  return Number(match[2]);
}
