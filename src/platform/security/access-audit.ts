import { randomBytes, randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import { automationContext } from '../cqrs/contexts.js';
import { encodeEvent } from '../event-store/envelope.js';
import type { EventDefinition } from '../event-store/event-catalogue.js';
import type { EventLog } from '../event-store/event-log.js';
import { ConcurrencyConflict } from '../event-store/event-log.errors.js';
import { businessDayAt } from '../http/routes/business-day.js';
import type { AccessRefusal } from './refusals.js';

export type AccessRefused = DomainEvent<'AccessRefused', AccessRefusal & { readonly [key: string]: string | null }>;

/** For the catalogue: what the access audit writes. */
export const ACCESS_AUDIT_EVENTS: readonly EventDefinition[] = [
  { type: 'AccessRefused', schemaVersion: 1, businessDateOf: (data: AccessRefusal) => businessDay(data.at) },
];

export interface AccessAuditParts {
  readonly log: EventLog;
  /** Of this process; peers have streams of their own, so they never compete. */
  readonly instance: string;
  readonly logger: Pick<Logger, 'warn'>;
  readonly dropped: (count: number) => void;
  readonly now?: () => number;
  readonly commandId?: () => string;
  /** Calls back once, later; the default does not keep the process alive. */
  readonly later?: (run: () => void, ms: number) => void;
}

const MOST_WAITING = 1_000;
const PER_APPEND = 100;
const EVERY_MS = 1_000;

interface Batch {
  /** Kept over tries: an append whose outcome is unknown is settled by asking again under the same id. */
  readonly commandId: string;
  readonly refusals: readonly AccessRefusal[];
}

/**
 * Refusals as events in `audit-access-{instance}`, at most one append a second. Bounded: when the log is away longer
 * than the queue lasts, the newest are counted instead of kept, and the count is logged and measured.
 */
export class AccessAudit {
  private readonly waiting: AccessRefusal[] = [];
  private readonly stream: string;
  private batch: Batch | null = null;
  private lastRevision: number | null = null;
  private droppedSince = 0;
  private scheduled = false;
  private writing: Promise<void> | null = null;

  constructor(private readonly parts: AccessAuditParts) {
    this.stream = `audit-access-${parts.instance}`;
  }

  /** Takes note. Never throws, never waits. */
  record(refusal: AccessRefusal): void {
    if (this.waiting.length >= MOST_WAITING) this.droppedSince++;
    else this.waiting.push(refusal);
    this.schedule();
  }

  /** Writes what is waiting, in as many appends as it takes. Rejects when the log does not take it. */
  async flush(): Promise<void> {
    while (this.batch !== null || this.waiting.length > 0) await this.write();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    const later = this.parts.later ?? ((run, ms) => void setTimeout(run, ms).unref());
    later(() => {
      this.scheduled = false;
      void this.tick();
    }, EVERY_MS);
  }

  private async tick(): Promise<void> {
    try {
      await this.write();
    } catch (err) {
      this.parts.logger.warn({ err, waiting: this.waiting.length }, 'the access audit waits for the log');
    }
    this.reportDropped();
    if (this.batch !== null || this.waiting.length > 0) this.schedule();
  }

  private write(): Promise<void> {
    return (this.writing ??= this.writeBatch().finally(() => {
      this.writing = null;
    }));
  }

  private async writeBatch(): Promise<void> {
    const refusals = this.batch?.refusals ?? this.waiting.splice(0, PER_APPEND);
    this.batch ??= { commandId: (this.parts.commandId ?? randomUUID)(), refusals };
    if (refusals.length > 0) await this.append(this.batch);
    this.batch = null;
  }

  private async append({ commandId, refusals }: Batch, tries = 5): Promise<void> {
    this.lastRevision ??= await this.storedRevision();
    const last = this.lastRevision;
    const { fingerprint, events } = this.encode(commandId, refusals, last);
    const expected = last < 0 ? 'none' : { revision: last };
    this.lastRevision = null; // unknown, until the log says otherwise
    try {
      const result = await this.parts.log.append({ commandId, fingerprint, stream: this.stream, expected, events });
      this.lastRevision = result.lastRevision;
    } catch (error) {
      // Another process with our name wrote first: read where it left off and say it again.
      if (!(error instanceof ConcurrencyConflict) || tries <= 1) throw error;
      this.lastRevision = error.actual;
      await this.append({ commandId, refusals }, tries - 1);
    }
  }

  private encode(commandId: string, refusals: readonly AccessRefusal[], last: number) {
    const now = new Date((this.parts.now ?? Date.now)()).toISOString();
    const context = automationContext({
      automation: 'access-audit',
      commandId,
      correlationId: commandId,
      causationId: commandId,
      now,
      today: businessDay(now),
    });
    const events = refusals.map((refusal, index) =>
      encodeEvent({
        event: { type: 'AccessRefused', data: refusal },
        schemaVersion: 1,
        stream: this.stream,
        revision: last + 1 + index,
        index,
        occurredOn: businessDay(refusal.at),
        context,
        salt: randomBytes(16),
      }),
    );
    return { fingerprint: context.fingerprint, events };
  }

  private async storedRevision(): Promise<number> {
    const [newest] = await this.parts.log.readStream(this.stream, { backwards: true, limit: 1 });
    return newest?.revision ?? -1;
  }

  private reportDropped(): void {
    if (this.droppedSince === 0) return;
    this.parts.logger.warn({ dropped: this.droppedSince }, 'refusals lost for the access audit');
    this.parts.dropped(this.droppedSince);
    this.droppedSince = 0;
  }
}

const businessDay = (instant: string): string => businessDayAt(Date.parse(instant));
