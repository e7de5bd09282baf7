import type { DomainEvent } from './domain-event.js';

/** An event where it stands in its stream. */
export type Told<Event extends DomainEvent> = Event & {
  readonly eventId: string;
  readonly revision: number;
  /** The business date. */
  readonly occurredOn: string;
};

/**
 * A fact that changes how earlier facts are to be read: a correction. Nothing stored changes; from that fact on the
 * stream is folded again from its first event, over the history as it reads then (time-modes.md).
 */
export interface Retelling<Event extends DomainEvent> {
  retells(event: Event): boolean;
  /** Pure and total: the whole history in, the history to fold out. Facts it leaves alone stay the same objects. */
  retold(history: readonly Told<Event>[]): readonly Told<Event>[];
}

/** The same fact saying something else; everything around it stays, whatever class of object it is. */
export function saying<Fact extends Told<DomainEvent>>(fact: Fact, data: unknown, occurredOn: string): Fact {
  return Object.create(fact, {
    data: { value: data, enumerable: true },
    occurredOn: { value: occurredOn, enumerable: true },
  }) as Fact;
}
