import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { isInForce } from '../../domain/agreement/agreement.js';
import {
  mustBeSignedByPersonOrBrought,
  mustBeValidKind,
  mustBeWholeTerms,
} from '../../domain/agreement/agreement-rules.js';
import { mustBeActive, mustBeDated, mustBeIn, mustExist, mustFollow } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { saysTheSame } from '../../domain/json.js';
import type { InvestmentAgreementSigned } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import type { Stage } from '../../domain/stage.js';

export type SignedAgreement = Omit<InvestmentAgreementSigned['data'], 'kind' | 'recordedBy'>;

export class SignAgreement implements Command {
  constructor(
    readonly projectId: string,
    readonly agreement: SignedAgreement,
    readonly context: CommandContext,
  ) {}
}

const WITH_AGREEMENTS: readonly Stage[] = ['approved', 'preparation', 'construction', 'commissioning', 'operation'];

/**
 * An agreement that was applied for and is signed once the proposal is approved, known by the number of its act. One of
 * a kind is in force at a time, and the law knows the kind on the day of signing too (X19). A person who enters it has
 * signed it; the authority’s own register brings what persons signed.
 */
export const signAgreement: Decide<SignAgreement, Project, InvestmentAgreementSigned> = (
  { agreement, context },
  project,
) => {
  mustExist(project);
  const { decision, applicationNo, terms } = agreement;
  const { applications, agreements } = project.agreement;
  const known = agreements.get(decision.number);
  if (known !== undefined) {
    if (saysTheSame(known.signed, agreement)) return [];
    throw violation('project.agreement-number-reused', { number: decision.number });
  }
  mustBeActive(project);
  mustBeIn(project, WITH_AGREEMENTS, 'project.agreement-before-approval');
  mustBeDated(decision.date, project, context);
  const application = factWithId(applications, applicationNo);
  if (application === null) throw violation('project.agreement-not-applied', { applicationNo });
  const { kind, appliedOn } = application;
  mustFollow(decision.date, appliedOn);
  mustBeValidKind(kind, decision.date);
  for (const [number, other] of agreements) {
    if (other.signed.kind === kind && isInForce(other, decision.date)) {
      throw violation('project.agreement-of-kind-in-force', { kind, number });
    }
  }
  mustBeSignedByPersonOrBrought(decision, context);
  mustBeWholeTerms(terms, decision.date);
  const data = { ...agreement, kind, recordedBy: context.actor.personId };
  return [{ type: 'InvestmentAgreementSigned', data }];
};
