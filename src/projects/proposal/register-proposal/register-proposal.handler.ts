import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { failpoint } from '#failpoint';
import { authorize } from '../../../kernel/access/authorize.js';
import type { Accepted } from '../../../kernel/eventsourcing/accepted.js';
import { Kato } from '../../../kernel/reference/kato.js';
import { AggregateStreams, streamOf } from '../../../platform/cqrs/aggregate-streams.js';
import { UniqueClaims } from '../../../platform/cqrs/unique-claims.js';
import { Forbidden } from '../../../platform/http/problems/errors.js';
import { investorAggregate } from '../../../investors/index.js';
import { REGISTRY_NUMBER_CLAIM } from '../../domain/ids.js';
import { projectAggregate, type Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import { registerProposal, RegisterProposal } from './register-proposal.js';

/**
 * Written out because it looks up the investor and the related project, and takes the registry number first (ruling 31). Whatever can be
 * refused is refused before the number is taken, so that a claim without a registration means a process that died.
 */
@CommandHandler(RegisterProposal)
export class RegisterProposalHandler implements ICommandHandler<RegisterProposal, Accepted> {
  constructor(
    @Inject(AggregateStreams) private readonly streams: AggregateStreams,
    @Inject(UniqueClaims) private readonly claims: UniqueClaims,
  ) {}

  async execute(command: RegisterProposal): Promise<Accepted> {
    const { projectId, proposal, related } = command;
    // Without a number of its own nothing is taken first, and nothing is left behind by whatever is refused.
    if (proposal.registryNo === null && related === null && (await this.#investorIsKnown(proposal.investorId))) {
      return this.#record(command, state => registerProposal(command, state));
    }
    const { state: project } = await this.streams.load(projectAggregate, projectId);
    let decided: ReturnType<typeof registerProposal> | null = null;
    if (project.proposal === null) {
      decided = registerProposal(command, project);
      this.#mustActInRegion(command);
      await this.#investorMustExist(proposal.investorId);
      if (related !== null) await this.#relatedMustExist(related.relatedProjectId);
      if (proposal.registryNo !== null) await this.#claim(proposal.registryNo, command);
    }
    // Decided once for one state: nothing but the state can change what is decided.
    const decide = (state: Project): ReturnType<typeof registerProposal> =>
      state === project && decided !== null ? decided : registerProposal(command, state);
    return this.#record(command, decide);
  }

  #record(
    { projectId, context }: RegisterProposal,
    decide: (state: Project) => ReturnType<typeof registerProposal>,
  ): Promise<Accepted> {
    return this.streams.transact(projectAggregate, projectId, context, decide, { creates: true });
  }

  #mustActInRegion({ context, proposal }: RegisterProposal): void {
    const region = Kato.regionOf(proposal.site.kato as Kato);
    const verdict = authorize(context.permission.principal, context.permission.rule, { region });
    if (!verdict.allow) throw new Forbidden(verdict.reason);
  }

  async #investorIsKnown(investorId: string): Promise<boolean> {
    const { state } = await this.streams.loadKnown(investorAggregate, investorId);
    return state.status === 'registered';
  }

  async #investorMustExist(investorId: string): Promise<void> {
    if (!(await this.#investorIsKnown(investorId))) throw violation('project.investor-not-registered', { investorId });
  }

  async #relatedMustExist(projectId: string): Promise<void> {
    const { state } = await this.streams.load(projectAggregate, projectId);
    if (state.proposal === null) throw violation('project.related-not-registered', { projectId });
  }

  async #claim(registryNo: string, { context, projectId }: RegisterProposal): Promise<void> {
    const owner = streamOf(projectAggregate, projectId);
    await this.claims.claim(REGISTRY_NUMBER_CLAIM, registryNo, owner, context, () =>
      violation('project.registry-number-taken', { registryNo }),
    );
    failpoint('register-proposal.after-registry-number');
  }
}
