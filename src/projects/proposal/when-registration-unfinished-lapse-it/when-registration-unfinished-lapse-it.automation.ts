import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { automation } from '../../../platform/automations/automation.js';
import type { UniqueValueClaimed } from '../../../platform/cqrs/unique-claims.js';
import type { ProposalRegistered, ProposalRegistrationLapsed } from '../../domain/project.events.js';
import { LapseProposalRegistration } from './lapse-proposal-registration.js';
import {
  next,
  projectOf,
  UNFINISHED,
  whenTimeIsOver,
  type LapseAsked,
  type UnfinishedRegistration,
} from './when-registration-unfinished-lapse-it.js';

export const whenProposalRegistrationUnfinishedLapseIt = automation<
  UniqueValueClaimed | ProposalRegistered | ProposalRegistrationLapsed,
  UnfinishedRegistration
>({
  name: 'when-proposal-unfinished-lapse-it',
  takes: { types: ['UniqueValueClaimed', 'ProposalRegistered', 'ProposalRegistrationLapsed'] },
  keyOf: projectOf,
  next: (_state, event) => next(event),
  onTimer: (state, timer) => ({
    state,
    commands: timer.name === UNFINISHED ? whenTimeIsOver(state, timer.key) : [],
  }),
});

/** From what the automation asks for to the command on the bus. */
export const lapseProposalCommands = {
  LapseProposalRegistration: (payload: LapseAsked, context: CommandContext): LapseProposalRegistration =>
    new LapseProposalRegistration(payload.projectId, payload.registrationId, payload.registryNo, context),
};
