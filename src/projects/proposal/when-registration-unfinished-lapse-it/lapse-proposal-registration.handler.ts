import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { failpoint } from '#failpoint';
import type { Accepted } from '../../../kernel/eventsourcing/accepted.js';
import { AggregateStreams, streamOf } from '../../../platform/cqrs/aggregate-streams.js';
import { stepContext } from '../../../platform/cqrs/contexts.js';
import { UniqueClaims } from '../../../platform/cqrs/unique-claims.js';
import { REGISTRY_NUMBER_CLAIM } from '../../domain/ids.js';
import { projectAggregate } from '../../domain/project.js';
import { LapseProposalRegistration, lapseProposalRegistration } from './lapse-proposal-registration.js';

/**
 * First the lapse in the project's stream, then the number: the other way round, a late registration could stand
 * beside the one that has taken its number since. Sent again after a crash, it goes on where it stopped.
 */
@CommandHandler(LapseProposalRegistration)
export class LapseProposalRegistrationHandler implements ICommandHandler<LapseProposalRegistration, Accepted> {
  constructor(
    @Inject(AggregateStreams) private readonly streams: AggregateStreams,
    @Inject(UniqueClaims) private readonly claims: UniqueClaims,
  ) {}

  async execute(command: LapseProposalRegistration): Promise<Accepted> {
    const { projectId, registryNo, context } = command;
    const accepted = await this.streams.transact(projectAggregate, projectId, context, project =>
      lapseProposalRegistration(command, project),
    );
    failpoint('lapse-proposal-registration.after-project');
    const { state } = await this.streams.load(projectAggregate, projectId);
    if (state.proposal === null) {
      const owner = streamOf(projectAggregate, projectId);
      const release = stepContext(context, 'release-registry-number');
      await this.claims.release(REGISTRY_NUMBER_CLAIM, registryNo, owner, release);
    }
    return accepted;
  }
}
