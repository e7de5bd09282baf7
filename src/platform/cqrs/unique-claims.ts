import { Inject, Injectable } from '@nestjs/common';
import type { Aggregate } from '../../kernel/eventsourcing/aggregate.js';
import type { CommandContext } from '../../kernel/eventsourcing/command-context.js';
import type { RuleViolation } from '../../kernel/eventsourcing/rule-violation.js';
import { unchanged } from '../../kernel/eventsourcing/decider.js';
import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import { AggregateStreams } from './aggregate-streams.js';
import { stepContext } from './contexts.js';

/** Events of `unique-{kind}-{canonical value}`: the name of the stream is the rule (ruling 31). */
export type UniqueValueClaimed = DomainEvent<
  'UniqueValueClaimed',
  {
    readonly kind: string;
    readonly value: string;
    /** The stream that the value belongs to once its own registration is recorded. */
    readonly ownerStream: string;
    /** Command id of the registration: what a late second step is recognised by. */
    readonly registrationId: string;
    readonly claimedOn: string;
  }
>;

/** Given back, because the registration it was claimed for never came. */
export type UniqueValueReleased = DomainEvent<
  'UniqueValueReleased',
  { readonly kind: string; readonly value: string; readonly ownerStream: string; readonly releasedOn: string }
>;

export type UniqueValueEvent = UniqueValueClaimed | UniqueValueReleased;

export interface UniqueValue {
  readonly ownerStream: string | null;
}

export const uniqueValueAggregate: Aggregate<UniqueValue, UniqueValueEvent> = {
  category: 'unique',
  releases: {
    UniqueValueClaimed: { schemaVersion: 1, businessDate: data => data.claimedOn },
    UniqueValueReleased: { schemaVersion: 1, businessDate: data => data.releasedOn },
  },
  evolution: {
    initialState: { ownerStream: null },
    evolve: (state, event) => {
      switch (event.type) {
        case 'UniqueValueClaimed':
          return { ownerStream: event.data.ownerStream };
        case 'UniqueValueReleased':
          return { ownerStream: null };
        default:
          return unchanged(state, event);
      }
    },
  },
  regionOf: () => null,
};

/**
 * First step of a registration: takes a value that must be one of a kind. The registration itself is the second step;
 * if it never comes, an automation records the lapse in the owner's stream and only then gives the value back.
 */
@Injectable()
export class UniqueClaims {
  constructor(@Inject(AggregateStreams) private readonly streams: AggregateStreams) {}

  /** @throws the given violation when another stream holds the value. Claiming again for the same owner is no event. */
  async claim(
    kind: string,
    value: string,
    ownerStream: string,
    context: CommandContext,
    taken: () => RuleViolation,
  ): Promise<void> {
    const step = stepContext(context, `claim-${kind}`);
    const decide = (held: UniqueValue): readonly UniqueValueEvent[] => {
      if (held.ownerStream === ownerStream) return [];
      if (held.ownerStream !== null) throw taken();
      const data = { kind, value, ownerStream, registrationId: context.commandId, claimedOn: context.today };
      return [{ type: 'UniqueValueClaimed', data }];
    };
    await this.streams.transact(uniqueValueAggregate, `${kind}-${value}`, step, decide, { creates: true });
  }

  /** Gives a value back; nothing happens when this owner does not hold it. */
  async release(kind: string, value: string, ownerStream: string, context: CommandContext): Promise<void> {
    const decide = (held: UniqueValue): readonly UniqueValueEvent[] =>
      held.ownerStream === ownerStream
        ? [{ type: 'UniqueValueReleased', data: { kind, value, ownerStream, releasedOn: context.today } }]
        : [];
    await this.streams.transact(uniqueValueAggregate, `${kind}-${value}`, context, decide);
  }
}
