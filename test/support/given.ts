import { expect } from '@jest/globals';
import type { Aggregate } from '../../src/kernel/eventsourcing/aggregate.js';
import { fold, type Decide } from '../../src/kernel/eventsourcing/decider.js';
import type { DomainEvent } from '../../src/kernel/eventsourcing/domain-event.js';
import { RuleViolation } from '../../src/kernel/eventsourcing/rule-violation.js';

/** What was recorded before: a builder or plain events. Never a state. */
export type History<Event> = { readonly events: readonly Event[] } | readonly Event[];

/** An event as a test expects it: exact, or with asymmetric matchers inside `data`. */
type Expected<Event extends DomainEvent> = { readonly type: Event['type']; readonly data: object };

export interface Outcome<Event extends DomainEvent> {
  /** Exactly these, in this order; and the same command again records nothing. */
  thenRecorded(...expected: readonly Expected<Event>[]): void;
  /** Said twice: nothing to record, nothing to refuse. */
  thenNothing(): void;
  /** Refused with this code, and with these parameters where they are given. */
  thenRefused(code: string, params?: object): void;
}

/**
 * A rule book for one decision:
 *
 *     const project = given(projectAggregate, approveProposal);
 *     project(aProject().inReview()).when(approve('D-8')).thenRecorded({ type: 'ProposalApproved', data: … });
 *     project(aProject().approved('D-7')).when(approve('D-8')).thenRefused('project.approved-by-another-decision');
 */
export function given<State, Event extends DomainEvent, Command>(
  aggregate: Aggregate<State, Event>,
  decide: Decide<Command, State, NoInfer<Event>>,
): (history: History<Event>) => { when(command: Command): Outcome<Event> } {
  return history => ({
    when: command => {
      const before = fold(aggregate.evolution, frozen(eventsOf(history)));
      return {
        thenRecorded: (...expected) => {
          const recorded = frozen(decide(frozen(command), before));
          expect(recorded).toEqual(expected);
          expect(recorded.length).toBeGreaterThan(0);
          expectPlainJson(recorded);
          const after = fold(aggregate.evolution, recorded, before);
          expect({ 'recorded when said twice': decide(command, after) }).toEqual({ 'recorded when said twice': [] });
        },
        thenNothing: () => expect(decide(frozen(command), before)).toEqual([]),
        thenRefused: (code, params) => {
          const refusal = refusalOf(() => decide(frozen(command), before));
          expect(refusal.code).toBe(code);
          if (params !== undefined) expect(refusal.params).toEqual(params);
        },
      };
    },
  });
}

export function eventsOf<Event>(history: History<Event>): readonly Event[] {
  return 'events' in history ? history.events : history;
}

/** The refusal, or a failure that says what was recorded instead. Anything but a RuleViolation goes through. */
function refusalOf(decide: () => readonly DomainEvent[]): RuleViolation {
  let recorded: readonly DomainEvent[];
  try {
    recorded = decide();
  } catch (error) {
    if (error instanceof RuleViolation) return error;
    throw error;
  }
  throw new Error(`expected a refusal, but recorded ${JSON.stringify(recorded, null, 2)}`);
}

/** What the store takes: no undefined, no class, no float; it comes back from JSON as it went in. */
function expectPlainJson(events: readonly DomainEvent[]): void {
  for (const { data } of events) expect(JSON.parse(JSON.stringify(data))).toStrictEqual(data);
}

/** A decision that changes what it was given fails at once. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
