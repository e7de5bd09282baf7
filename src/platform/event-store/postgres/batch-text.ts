import { expectedRevision } from '../check-command.js';
import type { AppendCommand } from '../event-log.js';

/** What es.append answered to one command (0002-append.sql). */
export type Verdict =
  | readonly ['stored', first: number | null, last: number, revision: number]
  | readonly ['duplicate', first: number | null, last: number, revision: number, stream: string]
  | readonly ['key-reused']
  | readonly ['conflict', actual: number]
  | readonly ['clock-skew', databaseTime: string];

export interface CommandToSend {
  readonly command: AppendCommand;
  /** Milliseconds since the caller handed it over: the time it waited is no clock skew. */
  readonly waitedMs: number;
}

const VALUE = '\u001f';
const COLUMN = '\u001e';

/**
 * The batch as es.append takes it: columns of values. The separators cannot occur in what is sent (checkCommand).
 * JSON would be escaped here and unescaped there, for every byte of data and meta.
 */
export function encodeBatch(commands: readonly CommandToSend[]): string {
  const columns: string[] = Array.from({ length: 18 }, () => '');
  let between = '';
  let betweenEvents = '';
  let number = 0;
  for (const { command, waitedMs } of commands) {
    columns[0] += between + command.commandId;
    columns[1] += between + '\\x' + command.fingerprint;
    columns[2] += between + command.stream;
    columns[3] += between + expectedRevision(command);
    columns[4] += between + command.events.length;
    columns[5] += between + Math.round(waitedMs);
    between = VALUE;
    number++;
    for (const event of command.events) {
      columns[6] += betweenEvents + event.eventId;
      columns[7] += betweenEvents + event.type;
      columns[8] += betweenEvents + event.schemaVersion;
      columns[9] += betweenEvents + event.data;
      columns[10] += betweenEvents + event.meta;
      columns[11] += betweenEvents + '\\x' + event.dataHash;
      columns[12] += betweenEvents + event.actor;
      columns[13] += betweenEvents + event.correlationId;
      columns[14] += betweenEvents + (event.causationId ?? '');
      columns[15] += betweenEvents + event.recordedAt;
      columns[16] += betweenEvents + event.occurredOn;
      columns[17] += betweenEvents + number;
      betweenEvents = VALUE;
    }
  }
  return columns.join(COLUMN);
}

export function decodeVerdicts(text: string): readonly Verdict[] {
  return JSON.parse(text) as Verdict[];
}
