import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import type { ProjectedEvent } from '../projections/projected-event.js';
import type { Takes } from '../projections/projection.js';

/** A command that an automation asks for. Its id is UUIDv5(automation, event id, index): the same in every replay. */
export interface RequestedCommand<Name extends string = string> {
  readonly name: Name;
  /** Plain JSON. */
  readonly payload: object;
}

/** A date to be reminded of. Setting the same name of the same key again moves it; it fires once, also after downtime. */
export interface RequestedTimer {
  readonly name: string;
  /** RFC 3339, UTC; from the event's own dates, never from a clock. Null takes the timer away. */
  readonly due: string | null;
}

export interface Reaction<State> {
  /** null: the process is over and its row goes. */
  readonly state: State | null;
  readonly commands?: readonly RequestedCommand[];
  readonly timers?: readonly RequestedTimer[];
}

/** What fired: the due date is the one that was set, however late it is noticed. */
export interface DueTimer {
  readonly name: string;
  readonly key: string;
  readonly due: string;
}

/**
 * A process between streams. `next` is pure: state and event in, state, commands and timers out; all of it is written in
 * the transaction that moves the checkpoint. Commands reach their handlers at least once with an id that is always the
 * same, so that their effect happens once.
 */
export interface AutomationDefinition<E extends DomainEvent, State extends object> {
  /** `when-reservation-unfinished-lapse-it` */
  readonly name: string;
  readonly takes: Takes<E['type']>;
  /** Which process the event belongs to; null when to none. */
  keyOf(event: ProjectedEvent<E>): string | null;
  next(state: State | null, event: ProjectedEvent<E>): Reaction<State>;
  /** Pure as well. Without it timers cannot be set. */
  onTimer?(state: State | null, timer: DueTimer): Reaction<State>;
  /** Seconds after which a process that still has a row, or a command without an answer, counts as stuck. Default 900. */
  readonly stuckAfterSeconds?: number;
}

/** Why a command is sent: what `correlationId` and `causationId` of its events will say. */
export interface Causation {
  readonly automation: string;
  readonly correlationId: string;
  /** Event id of the event, or of the last event before the timer. */
  readonly causationId: string;
  /** A date was reached: no event asked for it, and the events say so by their actor. */
  readonly byTimer: boolean;
}

/** A definite answer. Refused is final: it is recorded on the outbox row and not sent again. */
export type CommandAnswer =
  { readonly outcome: 'accepted' } | { readonly outcome: 'refused'; readonly code: string; readonly detail?: string };

/** Hands the command to the bus. Whatever it throws counts as "not known": the same id is sent again, with backoff. */
export type SendCommand = (
  name: string,
  payload: object,
  commandId: string,
  causation: Causation,
) => Promise<CommandAnswer>;

export interface Automation extends AutomationDefinition<DomainEvent, object> {
  readonly kind: 'automation';
}

export function automation<E extends DomainEvent, State extends object>(
  definition: AutomationDefinition<E, State>,
): Automation {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(definition.name)) throw new Error(`"${definition.name}" is no automation name`);
  return {
    ...definition,
    kind: 'automation',
    keyOf: definition.keyOf.bind(definition),
    next: definition.next.bind(definition),
    ...(definition.onTimer ? { onTimer: definition.onTimer.bind(definition) } : {}),
  } as unknown as Automation;
}
