import { randomBytes } from 'node:crypto';
import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import { AUDIT_LOG } from '../backup/register-restored.js';
import { automationContext } from '../cqrs/contexts.js';
import { encodeEvent } from '../event-store/envelope.js';
import type { EventDefinition } from '../event-store/event-catalogue.js';
import type { AppendCommand } from '../event-store/event-log.js';
import { uuidV5 } from '../event-store/ids.js';
import { businessDayAt } from '../http/routes/business-day.js';

/** An operator let something in the store's order pass that no history should have (ruling 41). */
export type JournalAnomalyAccepted = DomainEvent<
  'JournalAnomalyAccepted',
  {
    /** Why, in the operator's words. */
    readonly reason: string;
    /** What the journal stood before. */
    readonly found: string;
    /** Where, in the order of EventStoreDB: `C:1234/P:1200`. */
    readonly position: string;
    readonly acceptedBy: string;
    /** RFC 3339 UTC. */
    readonly acceptedAt: string;
  }
>;

/** For the catalogue. */
export const JOURNAL_EVENTS: readonly EventDefinition[] = [
  {
    type: 'JournalAnomalyAccepted',
    schemaVersion: 1,
    businessDateOf: (data: JournalAnomalyAccepted['data']) => businessDay(data.acceptedAt),
  },
];

/** The event as an append. The same place of the same register gives the same command. */
export function anomalyAccepted(
  registerId: string,
  data: JournalAnomalyAccepted['data'],
  lastRevision: number,
): AppendCommand {
  const commandId = uuidV5(registerId, `anomaly-accepted/${data.position}/${data.found}`);
  const now = data.acceptedAt;
  const context = automationContext({
    automation: 'journal',
    commandId,
    correlationId: commandId,
    causationId: commandId,
    now,
    today: businessDay(now),
  });
  const event = encodeEvent({
    event: { type: 'JournalAnomalyAccepted', data },
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
