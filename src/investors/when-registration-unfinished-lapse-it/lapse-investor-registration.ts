import type { Command, CommandContext } from '../../kernel/eventsourcing/command-context.js';
import type { Investor } from '../domain/investor.js';
import type { InvestorRegistrationLapsed } from '../domain/investor.events.js';
import type { ClaimedValue } from './when-registration-unfinished-lapse-it.js';

/** Sent by the automation only: there is no route. */
export class LapseInvestorRegistration implements Command {
  constructor(
    readonly investorId: string,
    readonly registrationId: string,
    readonly claims: readonly ClaimedValue[],
    readonly context: CommandContext,
  ) {}
}

/** Closes the door to a late registration; one that came never lapses. */
export function lapseInvestorRegistration(
  { registrationId, context }: LapseInvestorRegistration,
  investor: Investor,
): readonly InvestorRegistrationLapsed[] {
  if (investor.status !== 'unknown') return [];
  return [{ type: 'InvestorRegistrationLapsed', data: { registrationId, lapsedOn: context.today } }];
}
