import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Accepted } from '../../kernel/eventsourcing/accepted.js';
import { investorAggregate, type Investor } from '../../investors/index.js';
import { Share } from '../../kernel/quantities/share.js';
import { parcelAggregate, type LandCategory } from '../../land-registry/index.js';
import { AggregateStreams } from '../../platform/cqrs/aggregate-streams.js';
import { projectAggregate } from '../domain/project.js';
import { AllocateLand, allocateLand, type LandKnown } from './allocate-land.js';

/**
 * Written out because X9 asks two other streams: whose the investor is, and of which category the land. Neither can
 * change under the decision to its harm: a share is registered once, and only who holds a parcel changes its category.
 */
@CommandHandler(AllocateLand)
export class AllocateLandHandler implements ICommandHandler<AllocateLand, Accepted> {
  constructor(@Inject(AggregateStreams) private readonly streams: AggregateStreams) {}

  async execute(command: AllocateLand): Promise<Accepted> {
    const { state } = await this.streams.load(projectAggregate, command.projectId);
    const known = await this.#known(command, state.proposal?.investorId ?? null);
    return this.streams.transact(projectAggregate, command.projectId, command.context, project =>
      allocateLand(command, project, known),
    );
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

/** A share nobody stated counts as foreign where the investor comes from abroad, and so does an unknown investor. */
export function isForeign(investor: Investor | null): boolean {
  if (investor?.status !== 'registered') return true;
  const { country, foreignSharePct } = investor.registration;
  return foreignSharePct === null ? country !== 'KZ' : Share.parse(foreignSharePct).basisPoints > 0n;
}
