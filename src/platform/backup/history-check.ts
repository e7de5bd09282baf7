import { dataHash } from '../event-store/data-hash.js';
import { decodeMeta, type EventMeta } from '../event-store/envelope.js';
import { instant } from '../event-store/postgres/recorded-rows.js';
import { BackupRefused } from './backup-refused.js';
import type { Row } from './format.js';

interface OpenCommand {
  readonly id: string;
  readonly stream: string;
  readonly first: number;
}

const refuse = (sentence: string): never => {
  throw new BackupRefused(sentence);
};

/**
 * What the register's own tables would not have allowed, seen without a database: positions and revisions are dense,
 * every event hashes to what it says, its columns say what its envelope says, and the ledger knows every command.
 * Remembers one number for each stream, and nothing else that grows.
 */
export class HistoryCheck {
  readonly #revisions = new Map<string, number>();
  #position = 0;
  #quiet = 0;
  #ledgerAt = '';
  #open: OpenCommand | null = null;
  #last: OpenCommand | null = null;

  /** @throws BackupRefused with what is wrong with the line */
  add(kind: string, row: Row): void {
    if (kind === 'event') this.#event(row);
    else if (kind === 'command') this.#command(row);
    else if (kind === 'quiet') this.#quietCommand(row);
    else refuse(`${kind} is no part of a log`);
  }

  /** Whether the log could end here: not within a command. */
  get whole(): boolean {
    return this.#open === null;
  }

  #event(row: Row): void {
    const position = ++this.#position;
    if (row['position'] !== String(position)) refuse(`position ${row['position']} stands where ${position} belongs`);
    const stream = row['stream_id'] ?? '';
    const revision = (this.#revisions.get(stream) ?? -1) + 1;
    if (row['revision'] !== String(revision)) {
      refuse(`${stream} has revision ${row['revision']} where ${revision} belongs`);
    }
    this.#revisions.set(stream, revision);
    const at = row['ledger_at'] === null ? '' : instant(row['ledger_at'] ?? '');
    if (at < this.#ledgerAt) refuse(`position ${position} was in the ledger before the position below it`);
    this.#ledgerAt = at;
    checkEnvelope(position, row);
    const id = row['command_id'] ?? '';
    const grown = this.#last?.id === id && this.#last.stream === stream;
    if (this.#open === null) this.#open = grown ? this.#last : { id, stream, first: position };
    else if (this.#open.id !== id || this.#open.stream !== stream) {
      refuse(`the ledger row of command ${this.#open.id} is missing before position ${position}`);
    }
  }

  #command(row: Row): void {
    const open = this.#open;
    const right =
      open !== null &&
      row['command_id'] === open.id &&
      row['stream_id'] === open.stream &&
      row['first_position'] === String(open.first) &&
      row['last_position'] === String(this.#position) &&
      row['last_revision'] === String(this.#revisions.get(open.stream));
    if (!right) refuse(`the ledger row of command ${row['command_id']} is not of the events before it`);
    this.#last = open;
    this.#open = null;
  }

  #quietCommand(row: Row): void {
    const number = ++this.#quiet;
    if (row['number'] !== String(number)) refuse(`quiet command ${row['number']} stands where ${number} belongs`);
    if (row['first_position'] !== null || Number(row['last_position']) > this.#position || !this.whole) {
      refuse(`quiet command ${number} speaks of a position that is not there`);
    }
  }
}

function checkEnvelope(position: number, row: Row): void {
  let meta: EventMeta;
  let hash: string;
  try {
    meta = decodeMeta(row['meta'] ?? '');
    hash = dataHash(Buffer.from(meta.salt, 'base64url'), row['data'] ?? '');
  } catch {
    return refuse(`the envelope of position ${position} cannot be read`);
  }
  if (row['data_hash'] !== `\\x${hash}`) refuse(`the data of position ${position} does not hash to its data hash`);
  const said: Row = {
    stream_id: meta.stream,
    revision: String(meta.revision),
    event_id: meta.eventId,
    type: meta.type,
    schema_version: String(meta.schemaVersion),
    actor: meta.actor.client,
    command_id: meta.commandId,
    correlation_id: meta.correlationId,
    causation_id: meta.causationId,
    occurred_on: meta.occurredOn,
  };
  for (const [column, value] of Object.entries(said)) {
    if (row[column] !== value) refuse(`${column} of position ${position} is not what its envelope says`);
  }
  if (instant(row['recorded_at'] ?? '') !== meta.recordedAt) {
    refuse(`recorded_at of position ${position} is not what its envelope says`);
  }
}
