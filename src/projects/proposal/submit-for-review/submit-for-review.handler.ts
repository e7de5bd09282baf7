import { Inject } from '@nestjs/common';
import { CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import type { Accepted } from '../../../kernel/eventsourcing/accepted.js';
import { AggregateStreams } from '../../../platform/cqrs/aggregate-streams.js';
import { projectAggregate } from '../../domain/project.js';
import { FindInvestorRecord, type InvestorRecord } from '../../domain/proposal/rule-warnings.js';
import { SubmitForReview, submitWithWarnings } from './submit-for-review.js';

/**
 * Written out because X8 and X16 ask what else the investor has. The read model may be a moment behind: a project is
 * submitted long after it was registered, and `GET /v1/warnings` shows what a moment hid.
 */
@CommandHandler(SubmitForReview)
export class SubmitForReviewHandler implements ICommandHandler<SubmitForReview, Accepted> {
  constructor(
    @Inject(AggregateStreams) private readonly streams: AggregateStreams,
    @Inject(QueryBus) private readonly queries: Pick<QueryBus, 'execute'>,
  ) {}

  async execute(command: SubmitForReview): Promise<Accepted> {
    const record = await this.#recordOf(command.projectId);
    return this.streams.transact(projectAggregate, command.projectId, command.context, project =>
      submitWithWarnings(command, record, project),
    );
  }

  async #recordOf(projectId: string): Promise<InvestorRecord> {
    const { state } = await this.streams.load(projectAggregate, projectId);
    if (state.proposal === null) return { alike: [], latePpas: [] };
    const { investorId, site, assetType } = state.proposal;
    return this.queries.execute<FindInvestorRecord, InvestorRecord>(
      new FindInvestorRecord(projectId, investorId, site.kato, assetType),
    );
  }
}
