import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import type { ProposalRegistrationLapsed } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';

/** Sent by the automation only: there is no route. */
export class LapseProposalRegistration implements Command {
  constructor(
    readonly projectId: string,
    readonly registrationId: string,
    readonly registryNo: string,
    readonly context: CommandContext,
  ) {}
}

/** Closes the door to a late registration; one that came never lapses. */
export const lapseProposalRegistration: Decide<LapseProposalRegistration, Project, ProposalRegistrationLapsed> = (
  { registrationId, registryNo, context },
  project,
) => {
  if (project.proposal !== null || project.lapsedRegistrationId !== null) return [];
  return [{ type: 'ProposalRegistrationLapsed', data: { registrationId, registryNo, lapsedOn: context.today } }];
};
