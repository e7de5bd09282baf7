import { randomBytes } from 'node:crypto';
import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import { automationContext } from '../cqrs/contexts.js';
import { encodeEvent } from '../event-store/envelope.js';
import type { EventDefinition } from '../event-store/event-catalogue.js';
import type { AppendCommand } from '../event-store/event-log.js';
import { uuidV5 } from '../event-store/ids.js';
import { businessDayAt } from '../http/routes/business-day.js';

/** First event of a life that began with a restore (ruling 43): what it began from, so that what is missing can be told. */
export type RegisterRestored = DomainEvent<
  'RegisterRestored',
  {
    readonly incarnation: number;
    /** The latest life that the backup knew. */
    readonly fromIncarnation: number;
    /** Last position of the backup. */
    readonly exportedPosition: number;
    /** The backup held the register as it stood then. RFC 3339 UTC. */
    readonly exportedAt: string;
    /** Last position that was brought back: all above it begins anew. */
    readonly restoredPosition: number;
    /** Event id at that position; null when the log was empty. */
    readonly lastEventId: string | null;
    /** Running hash of the backup's lines up to that position, as the export printed it. */
    readonly logSha256: string;
    /** RFC 3339 UTC. */
    readonly restoredAt: string;
  }
>;

/** For the catalogue. */
export const RESTORE_EVENTS: readonly EventDefinition[] = [
  {
    type: 'RegisterRestored',
    schemaVersion: 1,
    businessDateOf: (data: RegisterRestored['data']) => businessDay(data.restoredAt),
  },
];

export const AUDIT_LOG = 'audit-log';

/** The event as an append. The same life of the same register gives the same command. */
export function registerRestored(
  registerId: string,
  data: RegisterRestored['data'],
  lastRevision: number,
): AppendCommand {
  const commandId = uuidV5(registerId, `restored/${data.incarnation}`);
  const now = data.restoredAt;
  const context = automationContext({
    automation: 'restore',
    commandId,
    correlationId: commandId,
    causationId: commandId,
    now,
    today: businessDay(now),
  });
  const event = encodeEvent({
    event: { type: 'RegisterRestored', data },
    schemaVersion: 1,
    stream: AUDIT_LOG,
    revision: lastRevision + 1,
    index: 0,
    occurredOn: businessDay(now),
    context,
    salt: randomBytes(16),
  });
  const expected = lastRevision < 0 ? 'none' : { revision: lastRevision };
  return { commandId, fingerprint: context.fingerprint, stream: AUDIT_LOG, expected, events: [event] };
}

const businessDay = (instant: string): string => businessDayAt(Date.parse(instant));
