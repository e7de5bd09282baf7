import { BackupRefused } from './backup-refused.js';

/**
 * What lies in the folder of a backup. Lines are JSON, one row of a table each, every value as PostgreSQL's own text or
 * null: what is restored is what was stored, byte for byte. Raised when a released reader could misread what is written.
 */
export const FORMAT = 1;

/** In this order they are written and hashed; a spec holds them to the tables. */
export const EVENT_COLUMNS = [
  'position',
  'stream_id',
  'revision',
  'event_id',
  'type',
  'schema_version',
  'data',
  'meta',
  'data_hash',
  'actor',
  'command_id',
  'correlation_id',
  'causation_id',
  'recorded_at',
  'ledger_at',
  'occurred_on',
  'source_position',
] as const;

export const COMMAND_COLUMNS = [
  'command_id',
  'fingerprint',
  'stream_id',
  'first_position',
  'last_position',
  'last_revision',
  'recorded_at',
] as const;

export type Cell = string | null;
export type Row = Readonly<Record<string, Cell>>;

/** `quiet` is a command that recorded nothing, with its number in es.quiet_command. */
export type LogLine =
  | { readonly kind: 'event'; readonly row: Row }
  | { readonly kind: 'command'; readonly row: Row }
  | { readonly kind: 'quiet'; readonly row: Row };

export const lineOf = (kind: string, row: Row): string => JSON.stringify({ [kind]: row });

/** @throws BackupRefused when the line is not one row under one name */
export function parseLine(text: string): { readonly kind: string; readonly row: Row } {
  const value = parseObject(text);
  const [kind, ...more] = Object.keys(value);
  const row = kind === undefined ? undefined : value[kind];
  if (kind === undefined || more.length > 0 || typeof row !== 'object' || row === null) {
    throw new BackupRefused('a line holds no row');
  }
  return { kind, row: row as Row };
}

/** First line of a segment: the events and commands of a stretch of the log. */
export interface SegmentHeader {
  readonly qadam: 'log-segment';
  readonly format: number;
  readonly registerId: string;
  readonly incarnation: number;
  readonly store: string;
  readonly number: number;
  readonly firstPosition: number;
  /** Below `firstPosition` when the segment brings only commands that recorded nothing. */
  readonly lastPosition: number;
  /** Of the whole file before it; null for the first. */
  readonly previousSha256: string | null;
}

/** First line of a snapshot: what is no history and is replaced as a whole: keys, vault, lives of the register. */
export interface StateHeader {
  readonly qadam: 'state';
  readonly format: number;
  readonly registerId: string;
  readonly incarnation: number;
  readonly number: number;
  /** The log had this last position at the moment of the snapshot. */
  readonly position: number;
  readonly takenAt: string;
  /** HMAC of the register's id under REGISTER_KEY: tells a wrong key before it makes every retry a new command. */
  readonly registerKeyCheck: string;
}

export function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // told below
  }
  throw new BackupRefused('it is not the JSON it should be');
}

const numbered = (kind: string, number: number): string => `${kind}-${String(number).padStart(9, '0')}.ndjson`;
export const segmentFile = (number: number): string => numbered('segment', number);
export const stateFile = (number: number): string => numbered('state', number);
export const MANIFEST = 'manifest.json';
