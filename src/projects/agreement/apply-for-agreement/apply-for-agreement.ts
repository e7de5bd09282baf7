import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeValidKind } from '../../domain/agreement/agreement-rules.js';
import { mustBeActive, mustBeDated, mustExist } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { saysTheSame } from '../../domain/json.js';
import type { InvestmentAgreementApplied } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type AgreementApplication = Omit<InvestmentAgreementApplied['data'], 'appliedBy'>;

export class ApplyForAgreement implements Command {
  constructor(
    readonly projectId: string,
    readonly application: AgreementApplication,
    readonly context: CommandContext,
  ) {}
}

/**
 * The investor asks for state support by agreement, in a form that the law knows on that day (X19). While one of the
 * kind is in force its successor may be asked for already: only signing is one at a time.
 */
export const applyForAgreement: Decide<ApplyForAgreement, Project, InvestmentAgreementApplied> = (
  { application, context },
  project,
) => {
  mustExist(project);
  const { applicationNo, kind, appliedOn } = application;
  const known = factWithId(project.agreement.applications, applicationNo);
  if (known !== null) {
    if (saysTheSame(known, application)) return [];
    throw violation('project.agreement-application-number-reused', { applicationNo });
  }
  mustBeActive(project);
  mustBeDated(appliedOn, project, context);
  mustBeValidKind(kind, appliedOn);
  return [{ type: 'InvestmentAgreementApplied', data: { ...application, appliedBy: context.actor.personId } }];
};
