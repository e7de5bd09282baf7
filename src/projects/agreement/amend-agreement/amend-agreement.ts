import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { annexKey, type Agreement } from '../../domain/agreement/agreement.js';
import { agreementInForce, mustBeWholeTerms } from '../../domain/agreement/agreement-rules.js';
import { mustBeActive, mustBeDated, mustBeSignedByActor, mustExist, mustFollow } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { canonicalText, sameContent, saysTheSame } from '../../domain/json.js';
import type { AgreementTermsJson, InvestmentAgreementAmended } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type AgreementAmendment = Omit<InvestmentAgreementAmended['data'], 'changes' | 'amendedBy'>;

export class AmendAgreement implements Command {
  constructor(
    readonly projectId: string,
    readonly amendment: AgreementAmendment,
    readonly context: CommandContext,
  ) {}
}

/**
 * An annex to an agreement in force, known by its number: all it says from here on, and what of that is new. An
 * obligation that was judged stays in it. An annex that changes nothing has nothing to record.
 */
export const amendAgreement: Decide<AmendAgreement, Project, InvestmentAgreementAmended> = (
  { amendment, context },
  project,
) => {
  mustExist(project);
  const { agreementNo, annexNo, decision, terms } = amendment;
  const known = factWithId(project.agreement.amendments, annexKey(amendment));
  if (known !== null) {
    if (saysTheSame(known, amendment)) return [];
    throw violation('project.agreement-annex-number-reused', { agreementNo, annexNo });
  }
  mustBeActive(project);
  const agreement = agreementInForce(agreementNo, decision.date, project);
  const changes = changesOf(agreement.terms, terms);
  if (changes.length === 0) return [];
  mustBeDated(decision.date, project, context);
  mustFollow(decision.date, agreement.lastOn);
  mustBeSignedByActor(decision, context);
  mustBeWholeTerms(terms, agreement.signed.decision.date);
  mustKeepWhatWasJudged(agreement, terms);
  const data = { ...amendment, changes, amendedBy: context.actor.personId };
  return [{ type: 'InvestmentAgreementAmended', data }];
};

function mustKeepWhatWasJudged({ verdicts }: Agreement, { counterObligations }: AgreementTermsJson): void {
  const missing = [...verdicts.keys()].find(code => !counterObligations.some(owed => owed.code === code));
  if (missing !== undefined) throw violation('project.obligation-already-judged', { code: missing });
}

function changesOf(
  before: AgreementTermsJson,
  after: AgreementTermsJson,
): InvestmentAgreementAmended['data']['changes'] {
  const names = Object.keys(before) as (keyof AgreementTermsJson)[];
  return names
    .filter(name => !sameContent(before[name], after[name]))
    .map(name => ({
      pointer: `/terms/${name}`,
      from: canonicalText(before[name]),
      to: canonicalText(after[name]),
    }));
}
