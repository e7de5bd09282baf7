import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { failpoint } from '#failpoint';
import type { Accepted } from '../../../kernel/eventsourcing/accepted.js';
import { investorAggregate } from '../../../investors/index.js';
import { parcelAggregate, type LandCategory } from '../../../land-registry/index.js';
import { AggregateStreams, streamOf } from '../../../platform/cqrs/aggregate-streams.js';
import { ConcurrentChange } from '../../../platform/cqrs/concurrent-change.js';
import { isForeign } from '../../domain/land/farmland.js';
import { projectAggregate } from '../../domain/project.js';
import { ReplaceInvestor, replaceInvestor, type ReplacementKnown } from './replace-investor.js';

/**
 * Written out because it asks two other streams: who the new investor is and what his screening said, and of which
 * category the allocated land is. Where land was allocated meanwhile, the caller asks again.
 */
@CommandHandler(ReplaceInvestor)
export class ReplaceInvestorHandler implements ICommandHandler<ReplaceInvestor, Accepted> {
  constructor(@Inject(AggregateStreams) private readonly streams: AggregateStreams) {}

  async execute(command: ReplaceInvestor): Promise<Accepted> {
    const { projectId, replacement, context } = command;
    const { state } = await this.streams.load(projectAggregate, projectId);
    const allocated = [...state.land.allocated.keys()];
    const known = await this.#known(replacement.toInvestorId, allocated);
    failpoint('replace-investor.before-append');
    const accepted = await this.streams.transact(projectAggregate, projectId, context, project => {
      const facts = replaceInvestor(command, project, known);
      const more = [...project.land.allocated.keys()].some(number => !allocated.includes(number));
      if (facts.length > 0 && more) throw new ConcurrentChange(streamOf(projectAggregate, projectId));
      return facts;
    });
    failpoint('replace-investor.after-append');
    return accepted;
  }

  async #known(investorId: string, allocated: readonly string[]): Promise<ReplacementKnown> {
    const { state: investor } = await this.streams.load(investorAggregate, investorId);
    const categories = new Map<string, LandCategory>();
    for (const cadastralNumber of allocated) {
      const { state: parcel } = await this.streams.load(parcelAggregate, cadastralNumber);
      if (parcel.status === 'registered') categories.set(cadastralNumber, parcel.category);
    }
    const registered = investor.status === 'registered';
    const screenings = registered ? investor.screenings : [];
    return { registered, screenings, foreignInvestor: isForeign(investor), categories };
  }
}
