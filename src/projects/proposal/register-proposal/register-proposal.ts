import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustNotBeInTheFuture } from '../../domain/common-rules.js';
import { plausibilityWarnings } from '../../domain/proposal/plausibility.js';
import type {
  PlausibilityWarningRaised,
  ProposalRegistered,
  RelatedProjectNamed,
  RuleWarningRaised,
} from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import { ruleWarning } from '../../domain/proposal/rule-warnings.js';
import { isMinted, mintedRegistryNo } from '../../domain/proposal/registry-number.js';

export type ProposalToRegister = Omit<ProposalRegistered['data'], 'projectId' | 'registryNo' | 'registeredBy'> & {
  /** Null: the register gives one. */
  readonly registryNo: string | null;
};

/** The project that an expansion, a renewal or a later phase belongs to. */
export type RelatedProject = Pick<RelatedProjectNamed['data'], 'relatedProjectId' | 'relation'>;

export class RegisterProposal implements Command {
  readonly projectId: string;
  readonly registryNo: string;

  constructor(
    readonly proposal: ProposalToRegister,
    readonly context: CommandContext,
    readonly related: RelatedProject | null = null,
  ) {
    this.projectId = context.idFor('projectId');
    this.registryNo = proposal.registryNo ?? mintedRegistryNo(context.idFor('registryNo'));
  }
}

type RegistrationFact = ProposalRegistered | RelatedProjectNamed | PlausibilityWarningRaised | RuleWarningRaised;

/**
 * An intention enters the register with its declared figures, quoted as they were announced and judged at once:
 * nothing is corrected, everything doubtful is said (finding 9), an expansion or a renewal of nothing (X22) and a day in
 * a published period (X21) too.
 */
export const registerProposal: Decide<RegisterProposal, Project, RegistrationFact> = (command, project) => {
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
    ...relationOf(command),
    ...lateOf(command),
    ...plausibilityWarnings(judged, data.proposedOn, name => context.idFor(name)),
  ];
};

/** X22: what the project belongs to, or a warning that nobody said it. */
function relationOf({ proposal, related, context }: RegisterProposal): readonly RegistrationFact[] {
  const { proposedOn, facilityType } = proposal;
  if (related !== null) {
    const data = { ...related, namedOn: proposedOn, namedBy: context.actor.personId };
    return [{ type: 'RelatedProjectNamed', data }];
  }
  if (facilityType === 'new') return [];
  return [ruleWarning({ rule: 'X22', raisedOn: proposedOn }, name => context.idFor(name))];
}

/** X21: the project is not there yet that a second person could open a published day for. The report shows it as moved. */
function lateOf({ proposal: { proposedOn }, context }: RegisterProposal): readonly RegistrationFact[] {
  if (context.closedThrough === null || proposedOn > context.closedThrough) return [];
  return [ruleWarning({ rule: 'X21', raisedOn: proposedOn }, name => context.idFor(name))];
}

function dataOf({ projectId, registryNo, proposal, context }: RegisterProposal): ProposalRegistered['data'] {
  return { ...proposal, projectId, registryNo, registeredBy: context.actor.personId };
}
