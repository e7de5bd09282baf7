import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Accepted } from '../../../kernel/eventsourcing/accepted.js';
import { investorAggregate } from '../../../investors/index.js';
import { parcelAggregate, type LandCategory } from '../../../land-registry/index.js';
import { AggregateStreams, streamOf } from '../../../platform/cqrs/aggregate-streams.js';
import { ConcurrentChange } from '../../../platform/cqrs/concurrent-change.js';
import { isForeign, type LandKnown } from '../../domain/land/farmland.js';
import { projectAggregate } from '../../domain/project.js';
import { AllocateLand, allocateLand } from './allocate-land.js';

/**
 * Written out because X9 asks two other streams: whose the investor is, and of which category the land. Neither can
 * change under the decision to its harm: a share is registered once, and only who holds a parcel changes its category.
 * The investor may be replaced meanwhile; then the caller asks again.
 */
@CommandHandler(AllocateLand)
export class AllocateLandHandler implements ICommandHandler<AllocateLand, Accepted> {
  constructor(@Inject(AggregateStreams) private readonly streams: AggregateStreams) {}

  async execute(command: AllocateLand): Promise<Accepted> {
    const { projectId } = command;
    const { state } = await this.streams.load(projectAggregate, projectId);
    const investorId = state.proposal?.investorId ?? null;
    const known = await this.#known(command, investorId);
    return this.streams.transact(projectAggregate, projectId, command.context, project => {
      const facts = allocateLand(command, project, known);
      const replaced = project.proposal !== null && project.proposal.investorId !== investorId;
      if (facts.length > 0 && replaced) throw new ConcurrentChange(streamOf(projectAggregate, projectId));
      return facts;
    });
  }

  async #known({ parcels }: AllocateLand, investorId: string | null): Promise<LandKnown> {
    const investor = investorId === null ? null : (await this.streams.load(investorAggregate, investorId)).state;
    const categories = new Map<string, LandCategory>();
    for (const { cadastralNumber } of parcels) {
      const { state: parcel } = await this.streams.load(parcelAggregate, cadastralNumber);
      if (parcel.status === 'registered') categories.set(cadastralNumber, parcel.category);
    }
    return { foreignInvestor: isForeign(investor), categories };
  }
}
