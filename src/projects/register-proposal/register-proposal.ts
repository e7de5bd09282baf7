import type { Command, CommandContext } from '../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../kernel/eventsourcing/decider.js';
import { mustNotBeInTheFuture } from '../domain/common-rules.js';
import { plausibilityWarnings } from '../domain/plausibility.js';
import type { PlausibilityWarningRaised, ProposalRegistered } from '../domain/project.events.js';
import type { Project } from '../domain/project.js';
import { violation } from '../domain/project.violations.js';
import { isMinted, mintedRegistryNo } from '../domain/registry-number.js';

export type ProposalToRegister = Omit<ProposalRegistered['data'], 'projectId' | 'registryNo' | 'registeredBy'> & {
  /** Null: the register gives one. */
  readonly registryNo: string | null;
};

export class RegisterProposal implements Command {
  readonly projectId: string;
  readonly registryNo: string;

  constructor(
    readonly proposal: ProposalToRegister,
    readonly context: CommandContext,
  ) {
    this.projectId = context.idFor('projectId');
    this.registryNo = proposal.registryNo ?? mintedRegistryNo(context.idFor('registryNo'));
  }
}

/**
 * An intention enters the register with its declared figures, quoted as they were announced and judged at once:
 * nothing is corrected, everything doubtful is said (finding 9).
 */
export const registerProposal: Decide<RegisterProposal, Project, ProposalRegistered | PlausibilityWarningRaised> = (
  command,
  project,
) => {
  const { proposal, context } = command;
  // The project's id is made from the command's: who meets a registration here meets their own.
  if (project.proposal !== null) return [];
  if (project.lapsedRegistrationId !== null) throw violation('project.registration-lapsed');
  if (proposal.registryNo !== null && isMinted(proposal.registryNo)) {
    throw violation('project.registry-number-reserved', { registryNo: proposal.registryNo });
  }
  mustNotBeInTheFuture(proposal.proposedOn, context);
  const data = dataOf(command);
  const judged = { assetType: data.assetType, sectors: data.sectors, measure: data.declared };
  return [
    { type: 'ProposalRegistered', data },
    ...plausibilityWarnings(judged, data.proposedOn, name => context.idFor(name)),
  ];
};

function dataOf({ projectId, registryNo, proposal, context }: RegisterProposal): ProposalRegistered['data'] {
  return { ...proposal, projectId, registryNo, registeredBy: context.actor.personId };
}
