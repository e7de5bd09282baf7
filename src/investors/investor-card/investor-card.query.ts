import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { AggregateStreams } from '../../platform/cqrs/aggregate-streams.js';
import { investorAggregate } from '../domain/investor.js';
import { investorCard, type InvestorCard } from './investor-card.js';

export interface VersionedInvestorCard {
  readonly card: InvestorCard;
  readonly revision: number;
}

export class InvestorCardQuery extends Query<VersionedInvestorCard | null> {
  constructor(readonly investorId: string) {
    super();
  }
}

/** Folded from the investor's own stream: one or two events, never behind. */
@QueryHandler(InvestorCardQuery)
export class InvestorCardHandler implements IQueryHandler<InvestorCardQuery> {
  constructor(@Inject(AggregateStreams) private readonly streams: AggregateStreams) {}

  async execute({ investorId }: InvestorCardQuery): Promise<VersionedInvestorCard | null> {
    const { state, revision } = await this.streams.load(investorAggregate, investorId);
    const card = investorCard(state);
    return card === null ? null : { card, revision };
  }
}
