import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { failpoint } from '#failpoint';
import type { Accepted } from '../../kernel/eventsourcing/accepted.js';
import { AggregateStreams, streamOf } from '../../platform/cqrs/aggregate-streams.js';
import { stepContext } from '../../platform/cqrs/contexts.js';
import { UniqueClaims } from '../../platform/cqrs/unique-claims.js';
import { investorAggregate } from '../domain/investor.js';
import { LapseInvestorRegistration, lapseInvestorRegistration } from './lapse-investor-registration.js';

/**
 * First the lapse in the investor's stream, then the numbers: the other way round, a late registration could stand
 * beside the one that has taken its BIN since. Sent again after a crash, it goes on where it stopped.
 */
@CommandHandler(LapseInvestorRegistration)
export class LapseInvestorRegistrationHandler implements ICommandHandler<LapseInvestorRegistration, Accepted> {
  constructor(
    @Inject(AggregateStreams) private readonly streams: AggregateStreams,
    @Inject(UniqueClaims) private readonly claims: UniqueClaims,
  ) {}

  async execute(command: LapseInvestorRegistration): Promise<Accepted> {
    const { investorId, context } = command;
    const accepted = await this.streams.transact(investorAggregate, investorId, context, investor =>
      lapseInvestorRegistration(command, investor),
    );
    failpoint('lapse-investor-registration.after-investor');
    const { state } = await this.streams.load(investorAggregate, investorId);
    if (state.status === 'lapsed') {
      const owner = streamOf(investorAggregate, investorId);
      for (const { kind, value } of command.claims) {
        await this.claims.release(kind, value, owner, stepContext(context, `release-${kind}`));
      }
    }
    return accepted;
  }
}
