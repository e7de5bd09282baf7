import type { CommandContext } from '../../kernel/eventsourcing/command-context.js';
import { automation } from '../../platform/automations/automation.js';
import type { UniqueValueClaimed } from '../../platform/cqrs/unique-claims.js';
import type { InvestorRegistered, InvestorRegistrationLapsed } from '../domain/investor.events.js';
import { LapseInvestorRegistration } from './lapse-investor-registration.js';
import {
  investorOf,
  next,
  UNFINISHED,
  whenTimeIsOver,
  type UnfinishedRegistration,
} from './when-registration-unfinished-lapse-it.js';

export const whenInvestorRegistrationUnfinishedLapseIt = automation<
  UniqueValueClaimed | InvestorRegistered | InvestorRegistrationLapsed,
  UnfinishedRegistration
>({
  name: 'when-investor-unfinished-lapse-it',
  takes: { types: ['UniqueValueClaimed', 'InvestorRegistered', 'InvestorRegistrationLapsed'] },
  keyOf: investorOf,
  next,
  // The row goes: what is left to do is the command, which stays until it is answered.
  onTimer: (state, timer) => ({
    state: null,
    commands: timer.name === UNFINISHED ? whenTimeIsOver(state, timer.key) : [],
  }),
});

/** From what the automation asks for to the command on the bus. */
export const lapseInvestorCommands = {
  LapseInvestorRegistration: (
    payload: UnfinishedRegistration & { readonly investorId: string },
    context: CommandContext,
  ): LapseInvestorRegistration =>
    new LapseInvestorRegistration(payload.investorId, payload.registrationId, payload.claims, context),
};
