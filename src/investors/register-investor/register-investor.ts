import type { Command, CommandContext } from '../../kernel/eventsourcing/command-context.js';
import type { LocalizedTextJson } from '../../kernel/shapes.js';
import type { Investor } from '../domain/investor.js';
import type { InvestorRegistered } from '../domain/investor.events.js';
import { violation } from '../domain/investor.violations.js';

/** Who puts in capital. Numbers and country are canonical already. */
export interface InvestorDescription {
  readonly legalName: LocalizedTextJson;
  readonly country: string;
  readonly bin: string | null;
  readonly lei: string | null;
  readonly foreignSharePct: string | null;
  readonly representativePersonIds: readonly string[];
  readonly registeredOn: string;
}

export class RegisterInvestor implements Command {
  constructor(
    readonly description: InvestorDescription,
    readonly context: CommandContext,
  ) {}

  /** Derived from the command: the same request sent again registers nobody new (ruling 25). */
  get investorId(): string {
    return this.context.idFor('investor');
  }
}

/** That BIN and LEI are nobody else's is claimed before, that the representatives exist is looked up before. */
export function registerInvestor(command: RegisterInvestor, investor: Investor): readonly InvestorRegistered[] {
  const { description, context, investorId } = command;
  switch (investor.status) {
    case 'registered':
      // The id comes from the command id, so this is the same request; the ledger answers it before we are asked.
      throw violation('investor.already-registered', { investorId });
    case 'lapsed':
      throw violation('investor.registration-lapsed', { investorId });
    case 'unknown': {
      const { registeredOn } = description;
      if (registeredOn > context.today) throw violation('investor.dated-in-the-future', { registeredOn });
      const data = { investorId, ...description, registeredBy: context.actor.personId };
      return [{ type: 'InvestorRegistered', data }];
    }
  }
}
