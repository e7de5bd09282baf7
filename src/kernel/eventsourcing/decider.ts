import type { DomainEvent } from './domain-event.js';

/** How a stream's history becomes the state decisions ask. `evolve` is total: it never throws and knows no clock. */
export interface Evolution<State, Event extends DomainEvent> {
  readonly initialState: State;
  readonly evolve: (state: State, event: Event) => State;
}

/**
 * A decision: from what is asked and what is, the facts to record. Pure.
 * Returns nothing when the fact is already recorded (said twice, recorded once); throws a RuleViolation to refuse.
 */
export type Decide<Command, State, Event extends DomainEvent> = (command: Command, state: State) => readonly Event[];

export function fold<State, Event extends DomainEvent>(
  evolution: Evolution<State, Event>,
  events: Iterable<Event>,
  from: State = evolution.initialState,
): State {
  let state = from;
  for (const event of events) state = evolution.evolve(state, event);
  return state;
}

/**
 * The default of an exhaustive `evolve`: a new event type without a case does not compile,
 * and an event of a newer release leaves the state as it was instead of stopping the replay.
 */
export function unchanged<State>(state: State, _event: never): State {
  return state;
}
