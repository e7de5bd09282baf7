import type { Actor, Source } from '../../kernel/eventsourcing/command-context.js';
import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';

/** What surrounds a fact: where it stands, who said it, when. All of it is stored; nothing is looked up. */
export interface EventEnvelope {
  /** Dense global position: 1, 2, 3 … in commit order. */
  readonly position: number;
  readonly stream: string;
  /** 0-based place in its stream. */
  readonly revision: number;
  readonly eventId: string;
  readonly commandId: string;
  readonly correlationId: string;
  /** Like recordedAt, but never falling as positions rise: *known at t* cuts by it. */
  readonly ledgerAt: string;
  /** RFC 3339, UTC, milliseconds: the only notion of "when it was said" a projection may have. */
  readonly recordedAt: string;
  /** Business date, `YYYY-MM-DD`. */
  readonly occurredOn: string;
  /** Parsed from the stored envelope when first asked for: most folds never ask. */
  readonly actor: Actor | null;
  readonly source: Source | null;
  readonly causationId: string | null;
}

/** An event as a projection or an automation sees it: decoded, upcast, one variant per type so that `switch` narrows. */
export type ProjectedEvent<E extends DomainEvent = DomainEvent> = E extends DomainEvent
  ? EventEnvelope & { readonly type: E['type']; readonly data: E['data'] }
  : never;
