import type { Command, CommandContext } from '../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../kernel/eventsourcing/decider.js';
import type { Investor } from '../domain/investor.js';
import type { InvestorScreened } from '../domain/investor.events.js';
import { violation } from '../domain/investor.violations.js';

export type Screening = Omit<InvestorScreened['data'], 'investorId' | 'screenedBy'>;

export class ScreenInvestor implements Command {
  constructor(
    readonly investorId: string,
    readonly screening: Screening,
    readonly context: CommandContext,
  ) {}
}

/**
 * What lists say of an investor on a day, each screening once (ruling 28); it may be older than the registration here. It
 * advises: a match refuses nothing by itself.
 */
export const screenInvestor: Decide<ScreenInvestor, Investor, InvestorScreened> = (
  { investorId, screening, context },
  investor,
) => {
  if (investor.status !== 'registered') throw violation('investor.not-registered', { investorId });
  const { screeningId, screenedOn, result, findings } = screening;
  const known = investor.screenings.find(one => one.screeningId === screeningId);
  if (known !== undefined) {
    if (saysTheSame(known, screening)) return [];
    throw violation('investor.screening-id-reused', { screeningId });
  }
  if (screenedOn > context.today) throw violation('investor.dated-in-the-future', { screenedOn });
  if (result === 'match' && findings === null) throw violation('investor.match-without-findings');
  return [{ type: 'InvestorScreened', data: { investorId, ...screening, screenedBy: context.actor.personId } }];
};

function saysTheSame(known: InvestorScreened['data'], { lists, result, findings, screenedOn }: Screening): boolean {
  const sameLists = known.lists.length === lists.length && known.lists.every((list, index) => list === lists[index]);
  return sameLists && known.result === result && known.findings === findings && known.screenedOn === screenedOn;
}
